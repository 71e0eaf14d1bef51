/** A journal for tests and for servers that may forget. */
@org.jspecify.annotations.NullMarked
package dev.parley.server.journal.memory;
