/**
 * Emoji by name. The table (shortcodes.txt) has a glyph and its names on each line: short ones that people know from elsewhere, listed by
 * hand, Unicode's own name, and a flag for each country. Knows nothing else of the client.
 */
@org.jspecify.annotations.NullMarked
package dev.parley.client.emoji;
