/** Bytes to lines. Knows nothing of what a line says, nor where the bytes come from. */
@org.jspecify.annotations.NullMarked
package dev.parley.frame;
