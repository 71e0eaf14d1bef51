package dev.parley.client.reducer;

import dev.parley.client.command.Parsed;
import dev.parley.client.command.RoomOrders;
import dev.parley.client.command.WrongCommand;
import dev.parley.client.model.Conversation;
import dev.parley.client.model.Purpose;
import dev.parley.client.model.Question;
import dev.parley.client.model.Tone;
import dev.parley.protocol.Request;
import dev.parley.protocol.Result;
import dev.parley.protocol.Role;

/** {@code /kick}, {@code /ban}, {@code /invite}, {@code /role}, {@code /room} and the like: who may be in this room, and do what. */
final class Moderating {

    private Moderating() {}

    static void command(Turn turn, Parsed.Run run) {
        Conversation here = turn.conversations.current();
        boolean isRoom = here != null && !here.isDirect();
        if (!isRoom && !RoomOrders.isElsewhere(run)) {
            turn.complain("/" + run.command().word() + " is for rooms. Go to one first.");
            return;
        }
        try {
            String room = here == null ? "" : here.name();
            Request request = RoomOrders.of(run, room);
            if (request instanceof Request.DeleteRoom) {
                Questions.ask(turn, new Question.DeleteRoom(room));
            } else if (request != null && isForGood(turn, request)) {
                Questions.ask(turn, new Question.Order(request));
            } else if (request instanceof Request.Bans) {
                turn.ask(request, Purpose.Question.BANS);
            } else if (request == null) {
                // Of a room that one is in this writes nothing, and says how it is set.
                turn.ask(new Request.Join(room, false, null, 0), Purpose.Question.ROOM);
            } else {
                turn.ask(request, Purpose.Question.ORDER);
            }
        } catch (WrongCommand wrong) {
            turn.complain(String.valueOf(wrong.getMessage()));
        }
    }

    /** Whether the person alone cannot take it back. */
    private static boolean isForGood(Turn turn, Request request) {
        return request instanceof Request.Role given && (given.role() == Role.OWNER) != turn.isMe(given.user());
    }

    static void delete(Turn turn, String room) {
        if (turn.isOnline()) {
            turn.ask(new Request.DeleteRoom(room), Purpose.Question.ORDER);
        } else {
            turn.complain("No connection. The room was not deleted.");
        }
    }

    /** What was asked about before, and answered with yes. */
    static void order(Turn turn, Request request) {
        if (turn.isOnline()) {
            boolean isCode = request instanceof Request.RevokeCode;
            turn.ask(request, isCode ? Purpose.Question.REVOKE_CODE : Purpose.Question.ORDER);
        } else {
            turn.complain("No connection. Nothing was changed.");
        }
    }

    static void settings(Turn turn, Purpose.Asked asked, Result.Joined room) {
        turn.note(asked.where(), Tone.HEADING, Listing.settings(room));
    }

    static void bans(Turn turn, Purpose.Asked asked, Result.BanList list) {
        turn.note(asked.where(), Tone.HEADING, Listing.bans(list, turn.wall, turn.settings.zone()));
    }
}
