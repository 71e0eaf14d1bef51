package dev.parley.server.session;

import dev.parley.protocol.RequestKind;
import org.jspecify.annotations.Nullable;

/** The kinds of the requests that a client has no reply to yet, the oldest first: replies come in that order. The loop's thread. */
final class OwedReplies {

    private static final RequestKind[] NOTHING = {};
    private static final int FIRST_CAPACITY = 8;
    private static final int KEPT_CAPACITY = 16;

    private RequestKind[] ring = NOTHING;
    private int head;
    private int count;

    boolean isEmpty() {
        return count == 0;
    }

    int size() {
        return count;
    }

    /**
     * Adds the newest.
     *
     * @param kind null for a line that is no request
     */
    void add(@Nullable RequestKind kind) {
        if (count == ring.length) {
            grow();
        }
        ring[(head + count) & (ring.length - 1)] = kind;
        count++;
    }

    /** Takes the oldest out, and returns its kind; null where it was no request. There must be one. */
    @Nullable
    RequestKind remove() {
        RequestKind kind = ring[head];
        head = (head + 1) & (ring.length - 1);
        count--;
        if (count == 0 && ring.length > KEPT_CAPACITY) {
            ring = NOTHING;
            head = 0;
        }
        return kind;
    }

    /** The capacity is a power of two, so that wrapping round is a mask. */
    private void grow() {
        RequestKind[] larger = new RequestKind[Math.max(FIRST_CAPACITY, 2 * ring.length)];
        int front = ring.length - head;
        System.arraycopy(ring, head, larger, 0, front);
        System.arraycopy(ring, 0, larger, front, head);
        ring = larger;
        head = 0;
    }
}
