/**
 * Reads the durable store: old entries by number and by time, and messages by what was said in them and by the key they were
 * sent with. The latter two come from an index, a second file beside the store, which one thread writes behind it; the index
 * holds nothing that the store does not, and can be deleted at any time.
 */
@org.jspecify.annotations.NullMarked
package dev.parley.server.journal.archive;
