package dev.parley.client.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All conversations, the order in which they are listed, and which of them is in view. Immutable. */
public final class Conversations {

    public static final Conversations EMPTY = new Conversations(Map.of(), "", Listed.AS_THEY_CAME, List.of());

    /** More rooms and direct conversations of a server are not kept. A user may be in 200 rooms and begin 1,000 conversations. */
    public static final int MOST = 3_000;

    private final Map<String, Conversation> byKey;
    private final String current;
    private final Listed order;
    private final List<String> visited;

    private Conversations(Map<String, Conversation> byKey, String current, Listed order, List<String> visited) {
        this.byKey = byKey;
        this.current = current;
        this.order = order;
        this.visited = visited;
    }

    /**
     * How conversations are listed.
     *
     * @param keys in which order; those that are not named come behind, as they came
     * @param heldUntil before this the order is not made anew, since a person is walking through the list
     * @param viewed with which urgency the one in view was listed when it came into view
     */
    public record Listed(List<String> keys, Instant heldUntil, Urgency viewed) {

        static final Listed AS_THEY_CAME = new Listed(List.of(), Instant.EPOCH, Urgency.NONE);

        public Listed keys(List<String> now) {
            return new Listed(List.copyOf(now), heldUntil, viewed);
        }

        public Listed heldUntil(Instant time) {
            return new Listed(keys, time, viewed);
        }

        public Listed viewed(Urgency with) {
            return new Listed(keys, heldUntil, with);
        }
    }

    public @Nullable Conversation get(String key) {
        return byKey.get(key);
    }

    /** Whether there is no place for one that only the server speaks of. */
    public boolean isFull() {
        return byKey.size() >= MOST;
    }

    /** The one in view; null where there is none at all. */
    public @Nullable Conversation current() {
        return byKey.get(current);
    }

    /** The key of the one in view; empty where there is none. */
    public String currentKey() {
        return current;
    }

    /** As they came. */
    public Collection<Conversation> all() {
        return Collections.unmodifiableCollection(byKey.values());
    }

    /** Rooms, then direct conversations: the order in which they are listed, numbered, walked through and completed. */
    public List<Conversation> listed() {
        List<Conversation> sorted = new ArrayList<>(byKey.size());
        if (order.keys().isEmpty()) {
            sorted.addAll(byKey.values());
        } else {
            Set<String> keys = new LinkedHashSet<>(order.keys());
            keys.addAll(byKey.keySet());
            for (String key : keys) {
                Conversation conversation = byKey.get(key);
                if (conversation != null) {
                    sorted.add(conversation);
                }
            }
        }
        List<Conversation> listed = new ArrayList<>(sorted.size());
        sorted.stream().filter(c -> !c.isDirect()).forEach(listed::add);
        sorted.stream().filter(Conversation::isDirect).forEach(listed::add);
        return listed;
    }

    public Listed order() {
        return order;
    }

    public Conversations order(Listed now) {
        return new Conversations(byKey, current, now, visited);
    }

    /** Keys of those that were in view before, the last one first; not the one that is. */
    public List<String> visited() {
        return visited;
    }

    /** With this one new or in place of the one of its key. */
    public Conversations with(Conversation conversation) {
        Map<String, Conversation> all = new LinkedHashMap<>(byKey);
        all.put(conversation.key(), conversation);
        return new Conversations(all, current, order, visited);
    }

    /** Without it; if it was in view, its neighbour in the list is. */
    public Conversations without(String key) {
        List<Conversation> listed = listed();
        Map<String, Conversation> all = new LinkedHashMap<>(byKey);
        all.remove(key);
        List<String> others = visited.stream().filter(v -> !v.equals(key)).toList();
        if (!key.equals(current)) {
            return new Conversations(all, current, order, others);
        }
        int place = 0;
        while (place < listed.size() && !listed.get(place).key().equals(key)) {
            place++;
        }
        int neighbour = place > 0 ? place - 1 : 1;
        String next = neighbour < listed.size() ? listed.get(neighbour).key() : "";
        return new Conversations(
                all, next, order, others.stream().filter(v -> !v.equals(next)).toList());
    }

    public Conversations view(String key) {
        if (!byKey.containsKey(key) || key.equals(current)) {
            return this;
        }
        Set<String> before = new LinkedHashSet<>();
        before.add(current);
        before.addAll(visited);
        before.removeIf(v -> v.equals(key) || !byKey.containsKey(v));
        return new Conversations(byKey, key, order, List.copyOf(before));
    }
}
