/** A line being written, and the lines written before: pure values. Knows text, and nothing of keys, of a terminal or of chat. */
@org.jspecify.annotations.NullMarked
package dev.parley.client.edit;
