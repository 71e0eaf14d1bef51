/**
 * One selector loop for all connections: accepting, reading, framing, writing, timers, and a mailbox for other threads.
 * Moves lines and bytes; knows nothing of chat, of JSON or of users.
 */
@org.jspecify.annotations.NullMarked
package dev.parley.server.net;
