/** The program behind {@code scripts/admin.sh}: the operator's console on another terminal, and single commands for scripts. */
@org.jspecify.annotations.NullMarked
package dev.parley.server.admin.remote;
