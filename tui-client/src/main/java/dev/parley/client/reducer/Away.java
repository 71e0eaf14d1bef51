package dev.parley.client.reducer;

import dev.parley.client.model.Conversation;
import dev.parley.client.model.Member;
import dev.parley.client.model.Purpose;
import dev.parley.client.model.Tone;
import dev.parley.protocol.Request;

/** {@code /away} and {@code /back}. */
final class Away {

    private Away() {}

    static void command(Turn turn, String text) {
        if (text.isEmpty()) {
            back(turn);
        } else {
            ask(turn, new Request.Away(text), Purpose.Question.AWAY);
        }
    }

    static void back(Turn turn) {
        if (turn.isOnline() && knowsThatIAmHere(turn)) {
            turn.say(Tone.INFO, "You are not away. To set yourself as away, type /away TEXT.");
        } else {
            ask(turn, new Request.Away(null), Purpose.Question.BACK);
        }
    }

    /** A room tells of each member; where there is none, the server is asked to be sure. */
    private static boolean knowsThatIAmHere(Turn turn) {
        Conversation here = turn.conversations.current();
        Member me = here == null || turn.session == null ? null : here.members().get(turn.session.user());
        return me != null && me.away() == null;
    }

    private static void ask(Turn turn, Request request, Purpose.Question what) {
        if (turn.isOnline()) {
            turn.ask(request, what);
        } else {
            turn.complain("No connection. Try again when it is back.");
        }
    }
}
