/** How things are counted that somebody wants to watch. Knows nothing of what they are, or of who watches. */
@org.jspecify.annotations.NullMarked
package dev.parley.server.tally;
