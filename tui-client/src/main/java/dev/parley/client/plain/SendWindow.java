package dev.parley.client.plain;

import dev.parley.protocol.Request;
import dev.parley.protocol.RequestId;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was said and has no answer yet, in its order: some of it on its way, the rest waiting for its turn. What the server did
 * not take goes back to its place in the order; with its {@code cid}, so that it is written once however often it is sent.
 */
final class SendWindow {

    /** Sends on their way at a time, until the server asks to go slower. */
    static final int WIDTH = 64;

    private final TreeMap<Long, Request> waiting = new TreeMap<>();
    private final Map<RequestId, Numbered> onTheirWay = new HashMap<>();
    private long added;
    private int width = WIDTH;
    private long notBefore;

    private record Numbered(long number, Request request) {}

    void add(Request request) {
        waiting.put(added++, request);
    }

    /** Whether more may be added without piling up. */
    boolean hasRoom() {
        return waiting.isEmpty() && onTheirWay.size() < width;
    }

    boolean isEmpty() {
        return waiting.isEmpty() && onTheirWay.isEmpty();
    }

    /** When there is something to send and it only waits for time to pass, that time; else never. */
    long due() {
        return waiting.isEmpty() || onTheirWay.size() >= width ? Long.MAX_VALUE : notBefore;
    }

    /** The next to be sent, now on its way under {@code id}; null if none may leave yet. */
    @Nullable
    Request next(RequestId id, long now) {
        if (due() > now) {
            return null;
        }
        Map.Entry<Long, Request> first = waiting.pollFirstEntry();
        onTheirWay.put(id, new Numbered(first.getKey(), first.getValue()));
        return first.getValue();
    }

    /** Takes what was sent under this id away, answered; null if nothing was. */
    @Nullable
    Request answered(RequestId id) {
        Numbered done = onTheirWay.remove(id);
        return done == null ? null : done.request();
    }

    /**
     * The server wants it later. From now on one at a time: of several on their way, a later one could be taken where an
     * earlier one was not, and the lines of a log change places.
     */
    void later(RequestId id, long notBefore) {
        Numbered refused = onTheirWay.remove(id);
        if (refused != null) {
            waiting.put(refused.number(), refused.request());
            this.notBefore = Math.max(this.notBefore, notBefore);
            width = 1;
        }
    }

    /** The connection is gone: whatever has no answer is to be sent again. */
    void lost() {
        onTheirWay.values().forEach(sent -> waiting.put(sent.number(), sent.request()));
        onTheirWay.clear();
        notBefore = 0;
        width = WIDTH;
    }
}
