/** Where events are kept for good. Knows the state machine's events alone. */
@org.jspecify.annotations.NullMarked
package dev.parley.server.journal;
