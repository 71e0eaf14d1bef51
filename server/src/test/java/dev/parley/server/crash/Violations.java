package dev.parley.server.crash;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The promises that were broken, as they are found out. Any thread. */
final class Violations {
    /** Of a server that lost everything there are thousands; the first of them tell as much. */
    private static final int TOLD = 30;

    /** What may be broken. */
    enum Kind {
        /** What was acknowledged or delivered is not there. */
        LOST,
        /** What is there is not what was acknowledged or delivered. */
        CHANGED,
        /** One send was written twice, or an entry came twice. */
        REPEATED,
        /** A number is missing in a log, or a delivery in a stream. */
        GAP,
        /** The time of an entry is before that of the one before it. */
        TIME,
        /** The server says that its data is not the data it had. */
        EPOCH,
        /** A request that the protocol allows was refused, or one that it forbids was not. */
        ANSWER,
        /** The server, or this test, fell over. */
        ACCIDENT
    }

    private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    private final List<String> told = new ArrayList<>();

    synchronized void add(Kind kind, String what) {
        counts.merge(kind, 1, Integer::sum);
        if (told.size() < TOLD) {
            told.add(kind + ": " + what);
        }
    }

    synchronized boolean isEmpty() {
        return counts.isEmpty();
    }

    synchronized int count(Kind kind) {
        return counts.getOrDefault(kind, 0);
    }

    @Override
    public synchronized String toString() {
        return counts + "\n" + String.join("\n", told);
    }
}
