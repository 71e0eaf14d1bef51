/**
 * What burns time, on threads of its own, and what must not be guessed. Knows nothing of users, of the loop or of the
 * protocol: texts in, texts out.
 */
@org.jspecify.annotations.NullMarked
package dev.parley.server.worker;
