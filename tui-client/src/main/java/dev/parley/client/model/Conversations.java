package dev.parley.client.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All conversations in the order they came, and which of them is in view. Immutable. */
public final class Conversations {

    public static final Conversations EMPTY = new Conversations(Map.of(), "");

    private final Map<String, Conversation> byKey;
    private final String current;

    private Conversations(Map<String, Conversation> byKey, String current) {
        this.byKey = byKey;
        this.current = current;
    }

    public @Nullable Conversation get(String key) {
        return byKey.get(key);
    }

    /** The one in view; null where there is none at all. */
    public @Nullable Conversation current() {
        return byKey.get(current);
    }

    /** The key of the one in view; empty where there is none. */
    public String currentKey() {
        return current;
    }

    public Collection<Conversation> all() {
        return Collections.unmodifiableCollection(byKey.values());
    }

    /** Rooms, then direct conversations: the order in which they are listed, numbered and walked through. */
    public List<Conversation> listed() {
        List<Conversation> listed = new ArrayList<>(byKey.size());
        byKey.values().stream().filter(c -> !c.isDirect()).forEach(listed::add);
        byKey.values().stream().filter(Conversation::isDirect).forEach(listed::add);
        return listed;
    }

    /** With this one new or in place of the one of its key. */
    public Conversations with(Conversation conversation) {
        Map<String, Conversation> all = new LinkedHashMap<>(byKey);
        all.put(conversation.key(), conversation);
        return new Conversations(all, current);
    }

    /** Without it; if it was in view, its neighbour in the list is. */
    public Conversations without(String key) {
        List<Conversation> listed = listed();
        Map<String, Conversation> all = new LinkedHashMap<>(byKey);
        all.remove(key);
        if (!key.equals(current)) {
            return new Conversations(all, current);
        }
        int place = 0;
        while (place < listed.size() && !listed.get(place).key().equals(key)) {
            place++;
        }
        int neighbour = place > 0 ? place - 1 : 1;
        return new Conversations(
                all, neighbour < listed.size() ? listed.get(neighbour).key() : "");
    }

    public Conversations view(String key) {
        return byKey.containsKey(key) ? new Conversations(byKey, key) : this;
    }
}
