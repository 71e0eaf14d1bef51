package dev.parley.client.model;

import dev.parley.name.Names;
import java.util.List;

/**
 * Somewhere to jump to from the switcher.
 *
 * @param name as the server is asked for it: {@code tea}, {@code @bob}
 * @param about a few words on it, as they came; empty if there are none
 * @param matched which graphemes of the name, without a sign, were typed
 */
public record Destination(Kind kind, String name, String about, List<Integer> matched) {

    /** What becomes of one that is chosen, in the order in which they are offered. */
    public enum Kind {
        /** One of the user's conversations: it comes into view. */
        OWN,
        /** Another room of the server: it is joined. */
        ROOM,
        /** Somebody who is known from a room: a direct conversation is opened. */
        PERSON,
        /** What was typed is the name of nothing that is known: a room to be made, or somebody whom the server may know. */
        NEW
    }

    public Destination matched(List<Integer> places) {
        return new Destination(kind, name, about, places);
    }

    public boolean isDirect() {
        return Names.isDirect(name);
    }

    /** The name without a sign. */
    public String bareName() {
        return isDirect() ? name.substring(1) : name;
    }

    boolean isSame(Destination other) {
        return kind == other.kind && name.equals(other.name);
    }
}
