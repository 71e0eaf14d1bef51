package dev.parley.server.core.state;

import dev.parley.protocol.Entry;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.LogId;
import dev.parley.server.core.event.Restored;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Hands a state over as it was at one moment, object by object, while it goes on changing: what a snapshot is made of, without
 * a copy of the whole. {@link #handOn} goes through what there is, a piece at a time. An object that is about to change before
 * its turn is handed over first ({@link #before}), so each record is of the position at which this began. The thread that
 * applies events.
 */
public final class Handover {

    /** Who writes the records down. Both methods return false to have no more of them. */
    public interface Taker {

        /**
         * The next in the order in which a state takes them.
         *
         * @param place higher than those of all before
         */
        boolean takeNext(long place, Restored record);

        /** One whose turn has not come. Its place is among those of the others, and {@link #takeNext} will leave it out. */
        boolean takeEarly(long place, Restored record);
    }

    /** Objects are counted up to this many; the bits above say of which kind one is. */
    private static final int COUNT_BITS = 40;

    private static final long FIRST = 0;
    private static final long ACCOUNT = 1;
    private static final long ROOM = 2;
    private static final long DIRECT = 3;
    private static final long OTHERS = 4;

    private final State state;
    private final Taker taker;
    private final long id;
    private final long last;
    private final Restored.UpTo upTo;
    private final Touching touching = new Touching();

    /** What is small has no object for each: names that ended, banned sources, notices, codes. It is copied at once. */
    private Iterator<Restored> others;

    private long kind = FIRST;
    private long reached;
    private boolean isOver;

    /**
     * @param id tells handovers of the same state apart, from 1
     * @param last the number of the newest object
     */
    Handover(State state, Taker taker, long id, long last, Restored.UpTo upTo, Stream<Restored> others) {
        this.state = state;
        this.taker = taker;
        this.id = id;
        this.last = last;
        this.upTo = upTo;
        this.others = others.toList().iterator();
    }

    /** Of the last event that the records know of. */
    public long position() {
        return upTo.position();
    }

    /** Whether nothing follows: all was handed over, or no more is wanted. */
    public boolean isOver() {
        return isOver;
    }

    /** No more is wanted. */
    public void stop() {
        isOver = true;
        others = List.<Restored>of().iterator();
    }

    /**
     * Hands over a piece of what was not yet.
     *
     * @param objects at most so many
     * @param bytes of memory that they may take, roughly: at most so many, and then the one that did not fit any more
     */
    public void handOn(int objects, long bytes) {
        long left = bytes;
        for (int i = 0; i < objects && left > 0 && !isOver; i++) {
            left -= next();
        }
    }

    /** Hands over one; returns its bytes. */
    private long next() {
        while (kind < OTHERS) {
            if (kind == FIRST) {
                kind = ACCOUNT;
                return take(0, upTo);
            }
            Recorded one = after(reached);
            if (one == null || one.number() > last) {
                kind++;
                reached = 0;
            } else {
                reached = one.number();
                if (one.handedOverIn() != id) {
                    one.setHandedOverIn(id);
                    return take(place(kind, reached), one.summary());
                }
                // It went ahead; to find that out is some work as well.
                return 1;
            }
        }
        if (others.hasNext()) {
            return take(place(kind, ++reached), others.next());
        }
        stop();
        return 0;
    }

    private @Nullable Recorded after(long number) {
        return kind == ACCOUNT
                ? state.accountAfter(number)
                : kind == ROOM ? state.roomAfter(number) : state.directAfter(number);
    }

    private static long place(long kind, long number) {
        return kind << COUNT_BITS | number;
    }

    private long take(long place, Restored record) {
        if (!taker.takeNext(place, record)) {
            stop();
        }
        return record.bytes();
    }

    /** An event is about to be applied. */
    void before(Event event) {
        event.handle(touching);
    }

    private void touch(long ofKind, @Nullable Recorded one) {
        if (!isOver && one != null && one.number() <= last && one.handedOverIn() != id) {
            one.setHandedOverIn(id);
            if (!taker.takeEarly(place(ofKind, one.number()), one.summary())) {
                stop();
            }
        }
    }

    /**
     * What each kind of event changes, as far as records tell of it. Those do not tell what an account has stored and which direct
     * conversations it has, and where it is invited: that follows from the other records. Codes were copied at the beginning.
     */
    private final class Touching implements Event.Handler {

        private void account(@Nullable String user) {
            touch(ACCOUNT, user == null ? null : state.account(user));
        }

        private void room(@Nullable Room room) {
            touch(ROOM, room);
        }

        private void conversation(LogId log) {
            Conversation one = state.find(log);
            touch(one instanceof Room ? ROOM : DIRECT, one);
        }

        @Override
        public void accountCreated(Event.AccountCreated created) {
            // It was not there.
        }

        @Override
        public void passwordChanged(Event.PasswordChanged changed) {
            account(changed.user());
        }

        @Override
        public void tokenIssued(Event.TokenIssued issued) {
            account(issued.user());
        }

        @Override
        public void tokenUsed(Event.TokenUsed used) {
            account(used.user());
        }

        @Override
        public void tokenRevoked(Event.TokenRevoked revoked) {
            account(revoked.user());
        }

        @Override
        public void roomCreated(Event.RoomCreated created) {
            account(created.owner());
        }

        @Override
        public void roomEnded(Event.RoomEnded ended) {
            Room room = state.room(ended.room());
            if (room != null) {
                room(room);
                account(room.rules().creator());
                room.members().forEach(this::account);
            }
        }

        @Override
        public void entryWritten(Event.EntryWritten written) {
            conversation(written.log());
            if (written.entry() instanceof Entry.Joined || written.entry() instanceof Entry.Left) {
                account(written.actor());
            }
        }

        @Override
        public void cursorMoved(Event.CursorMoved moved) {
            conversation(moved.log());
        }

        @Override
        public void historyCleared(Event.HistoryCleared cleared) {
            conversation(cleared.log());
        }

        @Override
        public void retentionSet(Event.RetentionSet set) {
            room(state.room(set.room()));
        }

        @Override
        public void accountDisabled(Event.AccountDisabled set) {
            account(set.user());
        }

        @Override
        public void userForgotten(Event.UserForgotten forgotten) {
            Account account = state.account(forgotten.user());
            if (account != null) {
                touch(ACCOUNT, account);
                state.blockersOf(account.key()).forEach(this::account);
                account.directs().forEach(this::conversation);
                for (Room room : state.rooms()) {
                    if (room.knows(account)) {
                        room(room);
                    }
                }
            }
        }

        @Override
        public void roleGiven(Event.RoleGiven given) {
            room(state.room(given.room()));
        }

        @Override
        public void userBanned(Event.UserBanned banned) {
            room(state.room(banned.room()));
        }

        @Override
        public void userUnbanned(Event.UserUnbanned unbanned) {
            room(state.room(unbanned.room()));
        }

        @Override
        public void userInvited(Event.UserInvited invited) {
            room(state.room(invited.room()));
        }

        @Override
        public void invitationEnded(Event.InvitationEnded ended) {
            room(state.room(ended.room()));
        }

        @Override
        public void sourceBanned(Event.SourceBanned banned) {
            // It was copied at once.
        }

        @Override
        public void sourceUnbanned(Event.SourceUnbanned unbanned) {
            // Likewise.
        }

        @Override
        public void noticeSaid(Event.NoticeSaid said) {
            said.told().forEach(this::account);
        }

        @Override
        public void noticesSeen(Event.NoticesSeen seen) {
            account(seen.user());
        }

        @Override
        public void codeMade(Event.CodeMade made) {
            // It was copied at once.
        }

        @Override
        public void codeUsed(Event.CodeUsed used) {
            // Likewise.
        }

        @Override
        public void codeEnded(Event.CodeEnded ended) {
            // Likewise.
        }

        @Override
        public void passwordDue(Event.PasswordDue due) {
            account(due.user());
        }

        @Override
        public void botSet(Event.BotSet set) {
            account(set.user());
        }

        @Override
        public void userBlocked(Event.UserBlocked one) {
            account(one.user());
            conversation(LogId.DirectLog.between(one.user(), one.blocked()));
        }

        @Override
        public void userUnblocked(Event.UserUnblocked one) {
            account(one.user());
        }

        @Override
        public void preferenceSet(Event.PreferenceSet set) {
            account(set.user());
        }

        @Override
        public void restored(Restored restored) {
            throw new IllegalStateException("A snapshot is read into a state that another is made of");
        }
    }
}
