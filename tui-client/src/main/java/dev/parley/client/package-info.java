/** Where the client starts: its options, and which of the two clients they ask for. Knows both, and nothing of how they do it. */
@org.jspecify.annotations.NullMarked
package dev.parley.client;
