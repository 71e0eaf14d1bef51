/** The prompt on a terminal, for the operator's commands: a line that is typed goes to a {@link dev.parley.server.admin.terminal.Shell}. */
@org.jspecify.annotations.NullMarked
package dev.parley.server.admin.terminal;
