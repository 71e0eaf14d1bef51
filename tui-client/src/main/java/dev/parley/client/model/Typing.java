package dev.parley.client.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who is typing in a conversation, and when the others were told that this user is. Nobody says that they stopped: a notice is good for
 * {@value #SHOWN_SECONDS} seconds, and goes at once when its message comes. Holds at most {@value #MOST} people.
 *
 * @param others the first who began stands first
 * @param nextTell before this the others are not told again
 */
public record Typing(List<Typist> others, Instant nextTell) {

    public static final int SHOWN_SECONDS = 6;

    /** Of more it is enough to know that they are many. */
    public static final int MOST = 10;

    public static final Typing NONE = new Typing(List.of(), Instant.EPOCH);

    /** Notices of the same person that come faster than this change nothing, so that a flood of them costs nothing. */
    private static final Duration FRESH = Duration.ofSeconds(1);

    /** One who types, as far as anybody knows until a time. */
    public record Typist(String user, Instant until) {}

    /** Somebody types at a time. */
    public Typing heard(String user, Instant now) {
        Instant until = now.plusSeconds(SHOWN_SECONDS);
        List<Typist> all = new ArrayList<>(others.size() + 1);
        boolean known = false;
        for (Typist other : others) {
            boolean same = RoomKey.sameUser(other.user(), user);
            if (same && other.until().plus(FRESH).isAfter(until)) {
                return this;
            }
            all.add(same ? new Typist(other.user(), until) : other);
            known |= same;
        }
        if (!known && all.size() >= MOST) {
            return this;
        }
        if (!known) {
            all.add(new Typist(user, until));
        }
        return new Typing(List.copyOf(all), nextTell);
    }

    /** Somebody has said what they typed, or has gone. */
    public Typing without(String user) {
        return others.stream().anyMatch(other -> RoomKey.sameUser(other.user(), user))
                ? new Typing(
                        others.stream()
                                .filter(other -> !RoomKey.sameUser(other.user(), user))
                                .toList(),
                        nextTell)
                : this;
    }

    /** Without those of whom nothing was heard for too long. */
    public Typing at(Instant now) {
        return others.stream().allMatch(other -> other.until().isAfter(now))
                ? this
                : new Typing(
                        others.stream()
                                .filter(other -> other.until().isAfter(now))
                                .toList(),
                        nextTell);
    }

    public Typing nextTell(Instant time) {
        return new Typing(others, time);
    }

    /** When the first notice is no longer good. */
    public Optional<Instant> nextEnd() {
        return others.stream().map(Typist::until).min(Instant::compareTo);
    }
}
