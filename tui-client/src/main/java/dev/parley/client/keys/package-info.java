/**
 * The table of key bindings, from which the reducer learns what a key is to do and {@code /keys} what to print. Knows keys as
 * the terminal names them, and nothing of what an action does.
 */
@org.jspecify.annotations.NullMarked
package dev.parley.client.keys;
