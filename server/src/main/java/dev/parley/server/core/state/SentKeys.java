package dev.parley.server.core.state;

import dev.parley.server.core.event.LogId;
import dev.parley.server.core.query.Sent;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The idempotency keys ({@code cid}) that were sent with, and what was written under each: the newest here, all others in
 * the store, and of every one a trace in a filter, so that a key that nobody used before, as nearly all are, costs no look
 * into the store. Keys go from here once the store can be asked for them ({@link #storedUpTo}), never before.
 */
public final class SentKeys {

    /** Kept here although they are in the store too: a retry comes soon, if it comes. */
    static final int KEPT_AT_LEAST = 20_000;

    private record Key(String user, String cid) {}

    private record Kept(Sent sent, long position) {}

    private final Map<Key, Kept> newest = new LinkedHashMap<>();
    private KeyFilter filter = new KeyFilter();
    private boolean isIgnoring;
    private long stored;

    /**
     * @param isIgnoring whether nothing is noted before {@link #inherit}
     */
    SentKeys(boolean isIgnoring) {
        this.isIgnoring = isIgnoring;
    }

    /** What was written with this key, as far as it is known here. */
    public @Nullable Sent get(String user, String cid) {
        Kept kept = newest.get(new Key(user, cid));
        return kept == null ? null : kept.sent;
    }

    /** Whether the store has to be asked about a key that is not here. */
    public boolean mayBeStored(String user, String cid) {
        return filter.mayHave(KeyFilter.hash(user, cid));
    }

    /** How many are kept here; it grows as long as the store does not say that it has them. */
    public int size() {
        return newest.size();
    }

    /** The filter, for whoever knows the keys that were before. */
    public KeyFilter filter() {
        return filter;
    }

    /** The store can be asked for every key up to this position of the journal. Changes nothing that can be seen. */
    public void storedUpTo(long position) {
        stored = Math.max(stored, position);
        letGo();
    }

    /** Takes over what another knows of keys up to a position. */
    void inherit(SentKeys other, long upTo) {
        isIgnoring = other.isIgnoring;
        filter = other.filter;
        stored = other.stored;
        newest.clear();
        other.newest.forEach((key, kept) -> {
            if (kept.position <= upTo) {
                newest.put(key, kept);
            }
        });
    }

    void put(String user, String cid, Sent sent, long position) {
        if (isIgnoring) {
            return;
        }
        newest.put(new Key(user, cid), new Kept(sent, position));
        filter.add(KeyFilter.hash(user, cid));
        letGo();
    }

    private void letGo() {
        Iterator<Kept> oldestFirst = newest.values().iterator();
        while (newest.size() > KEPT_AT_LEAST && oldestFirst.next().position <= stored) {
            oldestFirst.remove();
        }
    }

    /** What was written in this log is gone, and so is what its keys were for. */
    void forget(LogId log) {
        newest.values().removeIf(kept -> kept.sent.log().equals(log));
    }

    /** The user's keys mean nothing any more, nor those of others for direct conversations with the user. */
    void forget(String user) {
        newest.entrySet()
                .removeIf(one -> one.getKey().user.equals(user)
                        || one.getValue().sent.log().isDirectOf(user));
    }
}
