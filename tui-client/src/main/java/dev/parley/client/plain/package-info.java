/**
 * The line client: what is said comes as lines, for screen readers, dumb terminals and scripts. Knows the link, the model and
 * the command table that the full screen reads too; nothing of cells, colours or keys.
 */
@org.jspecify.annotations.NullMarked
package dev.parley.client.plain;
