package dev.parley.client.reducer;

import dev.parley.client.model.Conversation;
import dev.parley.client.model.Line;
import dev.parley.client.model.Mentions;
import dev.parley.client.model.Purpose;
import dev.parley.client.model.Scrollback;
import dev.parley.client.model.Tone;
import dev.parley.protocol.Entry;
import dev.parley.protocol.Request;
import dev.parley.protocol.Result;
import org.jspecify.annotations.Nullable;

/** From one message that calls this user to the next, or to the last. What is not here, the server is asked for. */
final class Calling {

    private static final int PAGE = 200;

    private Calling() {}

    static void step(Turn turn, boolean newer) {
        Conversation here = turn.conversations.current();
        if (here == null) {
            return;
        }
        Scrollback lines = here.log().lines();
        int direction = newer ? 1 : -1;
        boolean chosen = turn.writing.chosen() != 0;
        long from = Selecting.place(turn, here) + (chosen || newer ? direction : 0);
        long i = from;
        while (i >= lines.begin() && i < lines.end() && !(lines.at(i) instanceof Line.Hole)) {
            if (lines.at(i) instanceof Line.Said said && isCall(turn, here, said.entry())) {
                Selecting.bring(turn, said.entry().seq());
                return;
            }
            i += direction;
        }
        boolean missing =
                i >= lines.begin() && i < lines.end() || (!newer && here.log().older());
        if (missing && turn.isOnline()) {
            turn.say(Tone.INFO, "Searching for mentions …");
            ask(turn, here.name(), null, new Purpose.Calls(here.key(), seqAt(lines, i, newer), newer, 0));
        } else {
            none(turn, newer);
        }
    }

    private static void none(Turn turn, boolean newer) {
        turn.say(Tone.INFO, newer ? "No newer mention of you here." : "No older mention of you here.");
    }

    /** Where what is here ends, in the direction of the search. */
    private static long seqAt(Scrollback lines, long index, boolean newer) {
        if (index >= lines.begin() && index < lines.end() && lines.at(index) instanceof Line.Hole hole) {
            return newer ? hole.from() - 1 : hole.to() + 1;
        }
        for (long i = lines.begin(); i < lines.end(); i++) {
            if (lines.at(i) instanceof Line.Said said) {
                return said.entry().seq();
            }
        }
        return Long.MAX_VALUE;
    }

    private static boolean isCall(Turn turn, Conversation conversation, Entry entry) {
        return entry instanceof Entry.Message message
                && !turn.isMe(message.from())
                && !turn.hasBlocked(message.from())
                && turn.session != null
                && Mentions.isIn(message.text(), turn.session.user(), conversation.members());
    }

    private static void ask(Turn turn, String room, @Nullable Long before, Purpose.Calls calls) {
        String me = turn.session == null ? "" : turn.session.user();
        turn.ask(new Request.Search('"' + me + '"', room, null, before, PAGE), calls);
    }

    /** Newest first: the last one is the first that is old enough, the next one is the last that is not. */
    static void page(Turn turn, Purpose.Calls calls, Request.Search asked, Result.Found found) {
        Conversation conversation = turn.get(calls.key());
        if (conversation == null || !calls.key().equals(turn.conversations.currentKey())) {
            return;
        }
        long best = calls.best();
        boolean done = found.next() == null;
        for (Entry entry : found.entries()) {
            boolean beyond = calls.newer() ? entry.seq() <= calls.seq() : entry.seq() < calls.seq();
            if (isCall(turn, conversation, entry) && (calls.newer() ? !beyond : beyond)) {
                best = entry.seq();
            }
            if (beyond && (calls.newer() || best != 0)) {
                done = true;
                break;
            }
        }
        if (!done) {
            ask(
                    turn,
                    conversation.name(),
                    found.next(),
                    new Purpose.Calls(calls.key(), calls.seq(), calls.newer(), best));
        } else if (best == 0) {
            none(turn, calls.newer());
        } else {
            Going.to(turn, conversation.name(), best);
        }
    }
}
