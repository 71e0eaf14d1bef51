package dev.parley.server.journal;

import java.time.Duration;
import java.time.Instant;

/**
 * What a store remembers of the time, apart from the times of what is in it: those may be of a clock that was wrong.
 *
 * @param at the last time that was certain
 * @param doubted for how long the server has run since on a clock that is far from it
 */
public record KnownTime(Instant at, Duration doubted) {}
