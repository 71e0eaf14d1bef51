/**
 * How text is cut, measured, cleaned and wrapped for cells: pure functions over strings. Knows nothing of a terminal, of colours or of
 * chat.
 */
@org.jspecify.annotations.NullMarked
package dev.parley.client.text;
