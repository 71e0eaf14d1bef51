package dev.parley.client.model;

import dev.parley.protocol.Entry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A search on the server and what it has found so far, newest first. It is kept when the list is put away, so that the person can come
 * back to it.
 *
 * @param number tells it from an earlier one, whose answer may be late
 * @param query the words, as the server is asked for them
 * @param room the room or direct conversation that was searched; null for all
 * @param from whose messages; null for everybody's
 * @param next where the next page begins; null where there is no more
 * @param asking whether a page is on its way
 * @param chosen which of the messages, from 0
 * @param shown whether the list stands on the screen
 */
public record Finding(
        long number,
        String query,
        @Nullable String room,
        @Nullable String from,
        List<Entry.Message> messages,
        @Nullable Long next,
        boolean asking,
        int chosen,
        boolean shown) {

    /** What a person looks through; then it is time for another word. */
    public static final int MOST = 2_000;

    /** Characters of all of them; a search that has found so much is over. */
    static final long MOST_CHARACTERS = 2L << 20;

    public static Finding begun(long number, String query, @Nullable String room, @Nullable String from) {
        return new Finding(number, query, room, from, List.of(), null, true, 0, true);
    }

    public Finding page(List<Entry.Message> more, @Nullable Long nowNext) {
        List<Entry.Message> all = new ArrayList<>(messages);
        all.addAll(more.subList(0, Math.min(more.size(), MOST - messages.size())));
        boolean over = all.size() >= MOST || characters(all) >= MOST_CHARACTERS;
        return new Finding(number, query, room, from, List.copyOf(all), over ? null : nowNext, false, chosen, shown);
    }

    private static long characters(List<Entry.Message> messages) {
        return messages.stream().mapToLong(message -> message.text().length()).sum();
    }

    public Finding asking(boolean now) {
        return new Finding(number, query, room, from, messages, next, now, chosen, shown);
    }

    public Finding shown(boolean now) {
        return new Finding(number, query, room, from, messages, next, asking, chosen, now);
    }

    /** One of them; the nearest where there are not so many. */
    public Finding choose(int place) {
        int nearest = Math.max(0, Math.min(messages.size() - 1, place));
        return new Finding(number, query, room, from, messages, next, asking, nearest, shown);
    }

    /** As the person wrote it. */
    public String words() {
        return (room == null ? "" : "in:" + RoomKey.signed(room) + " ")
                + (from == null ? "" : "from:" + from + " ")
                + query;
    }
}
