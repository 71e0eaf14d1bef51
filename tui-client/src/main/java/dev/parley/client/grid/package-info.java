/**
 * What a screen shows, as cells: colours, styles, and the grid that views draw on. Pure values; knows text, and nothing of a terminal or of
 * chat.
 */
@org.jspecify.annotations.NullMarked
package dev.parley.client.grid;
