/** What words a text is made of, and what a person asks for who searches: pure, and the same for writing and for finding. */
@org.jspecify.annotations.NullMarked
package dev.parley.server.journal.text;
