package dev.parley.client.reducer;

import dev.parley.client.model.RoomKey;
import dev.parley.client.model.Tone;
import dev.parley.protocol.Result;
import dev.parley.protocol.ServerEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rooms that the person may join, because somebody wants so. */
final class Invitations {

    private Invitations() {}

    /** Somebody has just invited this user. */
    static void came(Turn turn, ServerEvent.Invited invited) {
        tell(turn, invited.room(), invited.by());
        Attention.bell(turn);
    }

    /** Those that came while the user was away, and were not answered. */
    static void waiting(Turn turn, @Nullable List<Result.Invitation> all) {
        for (Result.Invitation one : all == null ? List.<Result.Invitation>of() : all) {
            if (turn.get(RoomKey.of(one.room())) == null) {
                tell(turn, one.room(), one.by());
            }
        }
    }

    private static void tell(Turn turn, String room, String by) {
        turn.note(
                turn.conversations.currentKey(),
                Tone.NOTICE,
                by + " invites you to " + RoomKey.signed(room) + ". /join " + room + " accepts, /leave " + room
                        + " declines.");
    }
}
