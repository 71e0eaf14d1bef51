/**
 * Accounts, rooms, logs, cursors and who is online, and how each event changes them. Only {@code apply} writes. Knows
 * nothing of commands, of permissions or of anybody's reply.
 */
@org.jspecify.annotations.NullMarked
package dev.parley.server.core.state;
