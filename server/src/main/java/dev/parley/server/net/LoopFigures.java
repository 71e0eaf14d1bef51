package dev.parley.server.net;

import dev.parley.server.tally.Histogram;

/**
 * What there is on the loop at one moment, and what it has counted since it was made.
 *
 * @param connections that have a place now
 * @param guests those of them on which nobody is signed in
 * @param accepted connections that got a place, ever
 * @param noPlace connections that were told that there is no place for them, ever
 * @param tooOften connections of an address that connected too often, ever
 * @param outboxBytes that wait to be written
 * @param inputBytes that were read and not handed over
 * @param turns the time of each turn in nanoseconds, without the waiting before it
 */
public record LoopFigures(
        int connections,
        int guests,
        long accepted,
        long noPlace,
        long tooOften,
        long outboxBytes,
        long inputBytes,
        Histogram.Counts turns) {}
