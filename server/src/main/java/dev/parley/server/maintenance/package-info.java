/**
 * Work on the stored data that is done from the command line: subcommands of {@code scripts/server.sh}. Those that change the
 * store need it for themselves; the others work while the server runs.
 */
@org.jspecify.annotations.NullMarked
package dev.parley.server.maintenance;
