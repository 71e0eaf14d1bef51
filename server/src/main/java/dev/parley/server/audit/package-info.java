/** Who did what to whom: what operators, admins and moderators do, as the audit log has it. Pure. */
@org.jspecify.annotations.NullMarked
package dev.parley.server.audit;
