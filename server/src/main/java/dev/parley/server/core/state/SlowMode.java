package dev.parley.server.core.state;

import java.time.Duration;

/** When each member last wrote in rooms that are in slow mode. What is remembered is bounded; who was forgotten may write. */
public final class SlowMode {

    private record Place(String room, String user) {}

    private final Recent<Place, Duration> lastSaid = new Recent<>();

    /**
     * How long somebody has to wait before the next message.
     *
     * @param pause between two messages
     */
    public Duration wait(String room, String user, Duration pause, Duration now) {
        Duration last = lastSaid.get(new Place(room, user));
        return last == null ? Duration.ZERO : Counts.left(last, pause, now);
    }

    /** Of an account that is deleted. */
    void forgetUser(String user) {
        lastSaid.keySet().removeIf(place -> place.user().equals(user));
    }

    /** Of a room that is deleted. */
    void forgetRoom(String room) {
        lastSaid.keySet().removeIf(place -> place.room().equals(room));
    }

    void spoke(String room, String user, Duration at) {
        lastSaid.note(new Place(room, user), at);
    }
}
