package dev.parley.client.reducer;

import dev.parley.client.model.Conversation;
import dev.parley.client.model.Conversations;
import dev.parley.client.model.Log;
import dev.parley.client.model.Purpose;
import dev.parley.client.model.RoomKey;
import dev.parley.client.model.Roster;
import dev.parley.client.model.Status;
import dev.parley.client.model.Tone;
import dev.parley.client.model.Unread;
import dev.parley.name.Names;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ErrorReply;
import dev.parley.protocol.Request;
import dev.parley.protocol.Result;
import dev.parley.protocol.RoomSetting;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Conversations that are joined: for the first time, or once more after a lost connection, from where they stood. */
final class Opening {

    /** Who missed more than this reads on from the newest page; the rest is a hole, filled when it comes into sight. */
    static final long MOST_MISSED = 1_000;

    /** Joins under way at once: some people have more conversations than a connection takes requests. */
    static final int MOST_UNDER_WAY = 32;

    private Opening() {}

    /**
     * One of the user's own, as signing in lists it; waits to be opened.
     *
     * @param first whether it is listed for the first time; else a direct conversation that is new has begun meanwhile
     */
    static void take(Turn turn, Result.OwnRoom own, boolean first) {
        Conversation known = turn.get(RoomKey.of(own.room()));
        if (known == null && isFull(turn)) {
            return;
        }
        Conversation conversation = known == null ? Conversation.named(own.room()) : known;
        if (known == null && !first && conversation.isDirect()) {
            // All of it was missed, and none is history.
            conversation = conversation.log(conversation.log().begun());
        }
        // A server that does not count says no more than how many entries there are.
        long unread = own.unread() == null ? own.lastSeq() - own.readSeq() : own.unread();
        conversation = conversation
                .marks(conversation.marks().read(own.readSeq()))
                .unread(Unread.of(unread, own.mentions(), own.lastSeq()))
                .log(conversation.log().hearOf(own.lastSeq()));
        turn.put(conversation);
        turn.toOpen.add(conversation.key());
        if (conversation.marks().read() > own.readSeq()) {
            // The mark was lost with the connection.
            long read = Math.min(conversation.marks().read(), own.lastSeq());
            turn.ask(new Request.Read(own.room(), read), new Purpose.Mark());
            turn.put(conversation.marks(
                    conversation.marks().read(conversation.marks().read())));
            Counting.moved(turn, conversation.key(), own.readSeq());
        }
    }

    /** Whether there is no place for one more conversation; the person is told. */
    static boolean isFull(Turn turn) {
        if (!turn.conversations.isFull()) {
            return false;
        }
        String why = "The server lists more than " + String.format(Locale.ROOT, "%,d", Conversations.MOST)
                + " rooms. The others are not shown.";
        if (!turn.status.text().equals(why)) {
            turn.complain(why);
        }
        return true;
    }

    /** At once, or as soon as those that wait longer are under way. */
    static void open(Turn turn, Conversation conversation) {
        turn.put(conversation);
        turn.toOpen.add(conversation.key());
        goOn(turn);
    }

    /** Opens of those that wait as many as may be under way, the one in view first. */
    static void goOn(Turn turn) {
        while (!turn.toOpen.isEmpty() && openings(turn).count() < MOST_UNDER_WAY) {
            String inView = turn.conversations.currentKey();
            now(
                    turn,
                    turn.toOpen.contains(inView)
                            ? inView
                            : turn.toOpen.iterator().next());
        }
    }

    /** A person looks at it, and does not wait for the others. */
    static void now(Turn turn, String key) {
        turn.toOpen.remove(key);
        Conversation conversation = turn.get(key);
        boolean opening = openings(turn).anyMatch(open -> open.key().equals(key));
        if (conversation == null || conversation.open() || opening || !turn.isOnline()) {
            return;
        }
        Log log = conversation.log();
        boolean goesOn = log.loaded() && log.known() - log.last() <= MOST_MISSED;
        Long after = goesOn ? log.last() : null;
        int limit = goesOn ? Request.MAX_LIMIT : Request.DEFAULT_LIMIT;
        turn.ask(new Request.Join(conversation.name(), false, after, limit), new Purpose.Open(key, after, false));
    }

    /** A room that the person names; it is made if there is none. */
    static void join(Turn turn, String room) {
        turn.ask(
                new Request.Join(room, true, null, Request.DEFAULT_LIMIT),
                new Purpose.Open(RoomKey.of(room), null, true));
    }

    /** A room that was just made: the maker is a member already; what there is to know of it, joining it tells. */
    static void view(Turn turn, String room) {
        turn.ask(
                new Request.Join(room, false, null, Request.DEFAULT_LIMIT),
                new Purpose.Open(RoomKey.of(room), null, true, true));
    }

    /** The direct conversation of a name such as {@code @bob}, opened if it is not. */
    static Conversation direct(Turn turn, String name) {
        Conversation known = turn.get(RoomKey.of(name));
        Conversation conversation = known == null ? Conversation.named(name) : known;
        turn.put(conversation);
        now(turn, conversation.key());
        return conversation;
    }

    private static Stream<Purpose.Open> openings(Turn turn) {
        return turn.underWay(Purpose.Open.class);
    }

    static void opened(Turn turn, Purpose.Open purpose, Result.Joined reply) {
        String key = RoomKey.of(reply.room());
        Conversation known = turn.get(key);
        Conversation conversation = (known == null ? Conversation.named(reply.room()) : known)
                .opened(
                        reply.room(),
                        reply.topic(),
                        reply.role(),
                        isByOperators(reply),
                        Roster.of(reply.members(), Membership.roomFor(turn, key)));
        conversation =
                conversation.marks(conversation.marks().others(orZero(reply.deliveredSeq()), orZero(reply.seenSeq())));
        if (known == null) {
            // Who comes in has read all there was.
            conversation = conversation.marks(conversation.marks().read(reply.lastSeq()));
        }
        turn.put(conversation);
        if (purpose.after() == null) {
            Entries.newestPage(turn, key, reply);
        } else {
            Clearing.before(turn, key, reply.firstSeq());
            Entries.nextPage(turn, key, purpose.after(), reply.entries(), reply.more(), reply.lastSeq());
        }
        CatchingUp.ifBehind(turn, key);
        Delivery.pump(turn, key);
        if (purpose.view()) {
            Status before = turn.status;
            Drafts.arrive(turn, key);
            Viewing.view(turn, key);
            String news = news(purpose, reply.created(), RoomKey.signed(reply.room()));
            if (before.tone() == Tone.ERROR) {
                // That one is in the room can be seen. What went wrong since it was asked for cannot.
                turn.status = before;
                if (reply.created()) {
                    turn.note(key, Tone.INFO, news);
                }
            } else if (!Names.isDirect(reply.room())) {
                turn.say(Tone.INFO, news);
            }
        }
    }

    private static boolean isByOperators(Result.Joined reply) {
        return reply.settings() != null
                && RoomSetting.OPERATORS.equals(reply.settings().get(RoomSetting.WRITE_BY.toString()));
    }

    private static String news(Purpose.Open purpose, boolean created, String title) {
        return purpose.made() || created ? "Created " + title + "." : "Joined " + title + ".";
    }

    private static long orZero(@Nullable Long seq) {
        return seq == null ? 0 : seq;
    }

    static void refused(Turn turn, Purpose.Open purpose, ErrorReply error) {
        if (purpose.view()) {
            TypingAhead.turnedBack(turn);
        }
        Conversation conversation = turn.get(purpose.key());
        boolean gone = error.is(ErrorCode.NO_SUCH_ROOM)
                || error.is(ErrorCode.NO_SUCH_USER)
                || error.is(ErrorCode.INVITE_ONLY)
                || error.is(ErrorCode.BAD_NAME);
        if (conversation != null && gone) {
            Membership.gone(turn, conversation, error.text());
        } else {
            turn.complain(error.text());
        }
    }
}
