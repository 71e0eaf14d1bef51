package dev.parley.client.reducer;

import dev.parley.client.model.Conversation;
import dev.parley.client.model.Model;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What all conversations together may hold of what was said. Past the bound the rooms that nobody looks at let go of their oldest lines,
 * those that hold most first; who scrolls there gets them from the server again.
 */
final class Retaining {

    /** The room in view may hold its own bound ({@link dev.parley.client.model.Scrollback#MOST_BYTES}), and others as much again. */
    static final long MOST_BYTES = 16L << 20;

    /** Lines that a room keeps that is not in view, so that it shows at once. */
    static final int KEPT_LINES = 256;

    private Retaining() {}

    /** After every event. */
    static void settle(Turn turn, Model before) {
        if (turn.conversations == before.conversations() || held(turn) <= MOST_BYTES) {
            return;
        }
        Conversation largest = largestOutOfView(turn);
        while (largest != null && held(turn) > MOST_BYTES) {
            turn.put(largest.log(largest.log().newest(KEPT_LINES)));
            largest = largestOutOfView(turn);
        }
        emptyLargest(turn);
    }

    /** Lines may be so long that a few in each of many rooms are too much: then the rooms that hold most keep none. */
    private static void emptyLargest(Turn turn) {
        long held = held(turn);
        while (held > MOST_BYTES) {
            Conversation largest = turn.conversations.all().stream()
                    .filter(each -> !each.key().equals(turn.conversations.currentKey()))
                    .max(Comparator.comparingLong(each -> each.log().lines().bytes()))
                    .orElse(null);
            if (largest == null || largest.log().lines().isEmpty()) {
                return;
            }
            held -= largest.log().lines().bytes();
            turn.put(largest.log(largest.log().newest(0)));
        }
    }

    private static long held(Turn turn) {
        long bytes = 0;
        for (Conversation conversation : turn.conversations.all()) {
            bytes += conversation.log().lines().bytes();
        }
        return bytes;
    }

    /** Null if none of them holds more than it is to keep. */
    private static @Nullable Conversation largestOutOfView(Turn turn) {
        Conversation largest = null;
        for (Conversation conversation : turn.conversations.all()) {
            boolean inView = conversation.key().equals(turn.conversations.currentKey());
            boolean hasMore = conversation.log().lines().newest(KEPT_LINES)
                    != conversation.log().lines();
            if (!inView
                    && hasMore
                    && (largest == null
                            || conversation.log().lines().bytes()
                                    > largest.log().lines().bytes())) {
                largest = conversation;
            }
        }
        return largest;
    }
}
