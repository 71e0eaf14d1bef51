package dev.parley.server.session;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Ends the largest of many until the rest fits. Looks at each once, however many must end. */
final class SlowestFirst<T> {

    private record Candidate<T>(T item, long size) {}

    private final PriorityQueue<Candidate<T>> largestFirst = new PriorityQueue<>(
            Comparator.comparingLong((Candidate<T> each) -> each.size).reversed());

    /** Adds one that may be ended; one of no size would free nothing. */
    void add(T item, long size) {
        if (size > 0) {
            largestFirst.add(new Candidate<>(item, size));
        }
    }

    /** Ends one after another, the largest first, while it is too much. */
    void endWhile(BooleanSupplier tooMuch, Consumer<T> end) {
        while (tooMuch.getAsBoolean() && !largestFirst.isEmpty()) {
            end.accept(largestFirst.remove().item);
        }
    }
}
