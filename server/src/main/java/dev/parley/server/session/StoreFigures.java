package dev.parley.server.session;

import dev.parley.server.journal.CommitFigures;

/**
 * What there is to know of a store that keeps things, as of a moment ago.
 *
 * @param bytes of the disk that it takes
 * @param commits that it has made since it was opened
 * @param wordsBehind events that are stored, and not in the search index yet
 * @param keysBehind the same for the index of idempotency keys
 * @param lookupsWaiting questions that wait to be answered
 */
public record StoreFigures(long bytes, CommitFigures commits, long wordsBehind, long keysBehind, int lookupsWaiting) {}
