/**
 * Ties the rest together: connections to sessions, lines to commands, events to the journal, and effects, once their events
 * are committed, to outboxes. Runs on the loop's thread.
 */
@org.jspecify.annotations.NullMarked
package dev.parley.server.session;
