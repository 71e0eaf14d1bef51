package dev.parley.client.reducer;

import dev.parley.client.model.Conversation;
import dev.parley.client.model.Marks;
import dev.parley.client.model.RoomKey;
import dev.parley.client.model.Status;
import dev.parley.client.model.Urgency;
import java.util.List;

/** Which conversation is in view. */
final class Viewing {

    private Viewing() {}

    static void view(Turn turn, String key) {
        Conversation next = turn.get(key);
        if (next == null || key.equals(turn.conversations.currentKey())) {
            return;
        }
        turn.change(turn.conversations.currentKey(), c -> c.marks(c.marks().newFrom(Marks.NOTHING_NEW)));
        long newFrom = next.unread().isEmpty()
                ? Marks.NOTHING_NEW
                : Marking.newFrom(turn, next, next.marks().read());
        turn.put(next.marks(next.marks().newFrom(newFrom)));
        Arranging.walk(turn);
        Drafts.bringCuts(turn, key);
        turn.conversations = turn.conversations.view(key);
        turn.panes = turn.panes.following();
        turn.completing = null;
        Selecting.leave(turn);
        turn.status = Status.NONE;
        Opening.now(turn, key);
    }

    /** The room of this name, or the first of the list. */
    static void first(Turn turn, String room) {
        List<Conversation> listed = turn.conversations.listed();
        String wanted = RoomKey.of(room);
        if (turn.get(wanted) != null) {
            view(turn, wanted);
        } else if (!listed.isEmpty()) {
            view(turn, listed.get(0).key());
        }
    }

    /** So many places down the list, or up; round its ends. */
    static void step(Turn turn, int places) {
        List<Conversation> listed = turn.conversations.listed();
        if (!listed.isEmpty()) {
            view(
                    turn,
                    listed.get(Math.floorMod(place(turn, listed) + places, listed.size()))
                            .key());
        }
    }

    /** The place of the list, from 0. */
    static void number(Turn turn, int place) {
        List<Conversation> listed = turn.conversations.listed();
        if (place < listed.size()) {
            view(turn, listed.get(place).key());
        }
    }

    /** Who calls by name first, then a direct message, then the next of the list with something unread; what is muted last. */
    static void nextUnread(Turn turn) {
        List<Conversation> listed = turn.conversations.listed();
        int here = place(turn, listed);
        Conversation best = null;
        for (int i = 1; i < listed.size(); i++) {
            Conversation candidate = listed.get((here + i) % listed.size());
            if (!candidate.unread().isEmpty() && (best == null || urgency(turn, candidate) > urgency(turn, best))) {
                best = candidate;
            }
        }
        if (best != null) {
            view(turn, best.key());
        }
    }

    private static int urgency(Turn turn, Conversation conversation) {
        if (Arranging.urgency(turn, conversation) == Urgency.NONE) {
            return -1;
        }
        return conversation.unread().mentions() > 0 ? 2 : conversation.isDirect() ? 1 : 0;
    }

    private static int place(Turn turn, List<Conversation> listed) {
        for (int i = 0; i < listed.size(); i++) {
            if (listed.get(i).key().equals(turn.conversations.currentKey())) {
                return i;
            }
        }
        return 0;
    }
}
