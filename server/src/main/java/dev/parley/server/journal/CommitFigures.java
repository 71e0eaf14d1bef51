package dev.parley.server.journal;

import dev.parley.server.tally.Histogram;

/**
 * The commits of a journal since it was opened.
 *
 * @param times how long each took until it was synced, in nanoseconds
 * @param sizes how many events each had
 * @param failed those that stored nothing
 */
public record CommitFigures(Histogram.Counts times, Histogram.Counts sizes, long failed) {}
