package dev.parley.client.reducer;

import dev.parley.client.model.Conversation;
import dev.parley.client.model.Member;
import dev.parley.client.model.Purpose;
import dev.parley.client.model.RoomKey;
import dev.parley.client.model.Roster;
import dev.parley.client.model.Tone;
import dev.parley.protocol.Entry;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.Request;
import dev.parley.protocol.Result.MemberSummary;
import dev.parley.protocol.RoomSetting;
import dev.parley.protocol.ServerEvent;
import java.util.List;

/** Who is in a room, and who of them is there. */
final class Membership {

    /** Bytes that the members of all rooms may take: about 40,000 people. Those for whom there is no room are not listed. */
    static final long MOST_BYTES = 12L << 20;

    private Membership() {}

    /** What the members of this room may take: what those of the others leave. */
    static long roomFor(Turn turn, String key) {
        Conversation conversation = turn.get(key);
        return MOST_BYTES
                - held(turn)
                + (conversation == null ? 0 : conversation.members().bytes());
    }

    private static long held(Turn turn) {
        long bytes = 0;
        for (Conversation conversation : turn.conversations.all()) {
            bytes += conversation.members().bytes();
        }
        return bytes;
    }

    static boolean isOwnLeave(Turn turn, Entry entry) {
        return entry instanceof Entry.Left left && turn.isMe(left.user());
    }

    /**
     * A live entry; those of a page are older than the list of members that is known. Whoever comes is taken for a plain
     * member who is not away, until the next list says more: to ask each time costs too much where many come.
     */
    static void apply(Turn turn, String key, Entry entry) {
        if (entry instanceof Entry.Joined joined) {
            turn.change(key, c -> c.members(c.members().joined(joined.user(), roomFor(turn, key))));
        } else if (entry instanceof Entry.Left left) {
            turn.change(key, c -> c.members(c.members().left(left.user())));
        } else if (entry instanceof Entry.Role given) {
            turn.change(key, c -> c.members(c.members().role(given.user(), given.role())));
        } else if (entry instanceof Entry.Setting set && set.setting().equals(RoomSetting.WRITE_BY.toString())) {
            turn.change(key, c -> c.operatorsWrite(set.value().equals(RoomSetting.OPERATORS)));
        }
    }

    /** Asks who is there, in which role, and who of them is away: an entry tells nothing of that. */
    static void refresh(Turn turn, String key) {
        Conversation conversation = turn.get(key);
        boolean asked = turn.underWay(Purpose.Members.class)
                .anyMatch(members -> members.key().equals(key));
        if (conversation != null && conversation.open() && !asked) {
            turn.ask(new Request.Members(conversation.name()), new Purpose.Members(key));
        }
    }

    static void list(Turn turn, String key, List<MemberSummary> members) {
        turn.change(key, c -> c.members(Roster.of(members, roomFor(turn, key))));
    }

    static void presence(Turn turn, ServerEvent.Presence told) {
        long room = MOST_BYTES - held(turn);
        String key = RoomKey.ofUser(told.user());
        for (Conversation conversation : turn.conversations.all()) {
            Roster before = conversation.members();
            Member known = before.has(key) ? before.get(told.user()) : null;
            if (known != null && !known.equals(known.with(told))) {
                Roster roster = before.presence(told, room + before.bytes());
                room -= roster.bytes() - before.bytes();
                turn.put(conversation.members(roster));
            }
        }
    }

    /** This user is no member any more, by another of their clients or against their will. */
    static void left(Turn turn, Conversation conversation, Entry.Left left) {
        if (left.by() == null && left.text() != null) {
            gone(turn, conversation, conversation.title() + " has ended: " + left.text());
            return;
        }
        boolean thrown = left.reason() == LeaveReason.KICKED || left.reason() == LeaveReason.BANNED;
        String by = left.by() == null ? "" : " by " + left.by();
        String why = left.text() == null ? "" : ": " + left.text();
        gone(
                turn,
                conversation,
                thrown
                        ? "You were " + left.reason() + " from " + conversation.title() + by + why
                        : "You left " + conversation.title() + " elsewhere.");
    }

    /** A conversation that is no more; what was to be said in it was not. */
    static void gone(Turn turn, Conversation conversation, String why) {
        turn.conversations = turn.conversations.without(conversation.key());
        int unsent = conversation.outgoing().size();
        turn.say(
                Tone.ERROR,
                unsent == 0
                        ? why
                        : why + " Your message was not sent: "
                                + conversation.outgoing().get(0).text());
    }
}
