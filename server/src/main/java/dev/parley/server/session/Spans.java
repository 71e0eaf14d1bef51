package dev.parley.server.session;

import java.time.Duration;
import java.time.Instant;

/** Spans of time in words, in the largest unit of which there are two. Pure. */
final class Spans {

    private Spans() {}

    /** {@code 60 days ahead}, where {@code time} is so much later. */
    static String apart(Instant reference, Instant time) {
        return words(Duration.between(reference, time).abs()) + (time.isBefore(reference) ? " behind" : " ahead");
    }

    static String words(Duration span) {
        if (span.toDays() >= 2) {
            return span.toDays() + " days";
        }
        if (span.toHours() >= 2) {
            return span.toHours() + " hours";
        }
        return span.toMinutes() >= 2 ? span.toMinutes() + " minutes" : span.toSeconds() + " seconds";
    }
}
