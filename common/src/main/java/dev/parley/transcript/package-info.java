/** Entries of a log as people read them, on any paper: what is harmless on it, its user says. */
@org.jspecify.annotations.NullMarked
package dev.parley.transcript;
