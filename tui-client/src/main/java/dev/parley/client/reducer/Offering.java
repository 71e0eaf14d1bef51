package dev.parley.client.reducer;

import dev.parley.client.model.Joinable;
import dev.parley.client.model.Purpose;
import dev.parley.protocol.Request;
import dev.parley.protocol.Result.RoomSummary;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** Rooms that this user is not in are kept in sight. The server is asked for them now and then, while somebody is there to look. */
final class Offering {

    private static final Duration PACE = Duration.ofMinutes(5);

    private static final Comparator<RoomSummary> LIVELIEST = Comparator.comparing(RoomSummary::online)
            .thenComparing(RoomSummary::members)
            .reversed()
            .thenComparing(RoomSummary::room);

    private Offering() {}

    /** After every event. Own rooms come first. */
    static void settle(Turn turn) {
        boolean due = !turn.now.isBefore(turn.joinable.asked().plus(PACE));
        if (due && turn.isOnline() && turn.focused && turn.toOpen.isEmpty()) {
            askAfterOwn(turn);
        }
    }

    private static void askAfterOwn(Turn turn) {
        if (turn.underWay(Purpose.Open.class).findAny().isEmpty()) {
            ask(turn);
        }
    }

    static void ask(Turn turn) {
        turn.joinable = turn.joinable.asked(turn.now);
        turn.ask(new Request.Rooms(null), new Purpose.Offer());
    }

    /** The server has said which rooms there are. */
    static void told(Turn turn, List<RoomSummary> rooms) {
        turn.joinable = turn.joinable.told(rooms.stream()
                .filter(room -> !room.joined())
                .sorted(LIVELIEST)
                .map(RoomSummary::room)
                .toList());
    }

    static void left(Turn turn, String room) {
        turn.joinable = turn.joinable.with(room);
    }

    static void signedOut(Turn turn) {
        turn.joinable = Joinable.NONE;
    }
}
