/**
 * Everything between the raw bytes of a tty and decoded keys on one side, a grid of cells on the other; and the loop in which keys and all
 * else meet. Knows JLine and Lanterna, and nothing of chat.
 */
@org.jspecify.annotations.NullMarked
package dev.parley.client.terminal;
