/**
 * The journal in one SQLite file. One thread writes; everyone else reads on connections of their own, beside it.
 *
 * <p>Every row carries a checksum, since SQLite's pages have none; nothing that does not check is skipped in silence.
 */
@org.jspecify.annotations.NullMarked
package dev.parley.server.journal.sqlite;
