/** What text may be, and how text from others is made harmless. Knows nothing of the protocol, of JSON or of a terminal. */
@org.jspecify.annotations.NullMarked
package dev.parley.text;
