package dev.parley.client.model;

import org.jspecify.annotations.Nullable;

/**
 * A member whom the person has gone to. It names the member and the deed, not their places: both lists may change meanwhile.
 *
 * @param room key of the conversation
 * @param user name of the member
 * @param chosen what Enter would do; null before the list of deeds is open
 */
public record Picked(String room, String user, @Nullable Deed chosen) {

    public Picked user(String now) {
        return new Picked(room, now, chosen);
    }

    public Picked chosen(@Nullable Deed now) {
        return new Picked(room, user, now);
    }
}
