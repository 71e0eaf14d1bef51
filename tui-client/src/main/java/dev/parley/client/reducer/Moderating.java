package dev.parley.client.reducer;

import dev.parley.client.command.Parsed;
import dev.parley.client.command.RoomOrders;
import dev.parley.client.model.Conversation;
import dev.parley.client.model.Purpose;
import dev.parley.client.model.Question;
import dev.parley.client.model.Tone;
import dev.parley.protocol.Request;
import dev.parley.protocol.Result;

/** {@code /kick}, {@code /ban}, {@code /invite}, {@code /role}, {@code /room} and the like: who may be in this room, and do what. */
final class Moderating {

    private Moderating() {}

    static void command(Turn turn, Parsed.Run run) {
        Conversation here = turn.conversations.current();
        if (here == null || here.isDirect()) {
            turn.complain("/" + run.command().word() + " is for rooms. Go to one first.");
            return;
        }
        try {
            Request request = RoomOrders.of(run, here.name());
            if (request instanceof Request.DeleteRoom) {
                Questions.ask(turn, new Question.DeleteRoom(here.name()));
            } else if (request instanceof Request.Bans) {
                turn.ask(request, Purpose.Question.BANS);
            } else if (request == null) {
                // Of a room that one is in this writes nothing, and says how it is set.
                turn.ask(new Request.Join(here.name(), false, null, 0), Purpose.Question.ROOM);
            } else {
                turn.ask(request, Purpose.Question.ORDER);
            }
        } catch (RoomOrders.Wrong wrong) {
            turn.complain(String.valueOf(wrong.getMessage()));
        }
    }

    static void delete(Turn turn, String room) {
        if (turn.isOnline()) {
            turn.ask(new Request.DeleteRoom(room), Purpose.Question.ORDER);
        } else {
            turn.complain("No connection. The room was not deleted.");
        }
    }

    static void settings(Turn turn, Purpose.Asked asked, Result.Joined room) {
        turn.note(asked.where(), Tone.HEADING, Listing.settings(room));
    }

    static void bans(Turn turn, Purpose.Asked asked, Result.BanList list) {
        turn.note(asked.where(), Tone.HEADING, Listing.bans(list, turn.wall, turn.settings.zone()));
    }
}
