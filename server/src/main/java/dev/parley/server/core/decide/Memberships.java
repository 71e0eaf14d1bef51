package dev.parley.server.core.decide;

import dev.parley.name.Name;
import dev.parley.protocol.Entry;
import dev.parley.protocol.LeaveReason;
import dev.parley.server.core.Outcome;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.state.Account;
import dev.parley.server.core.state.Audience;
import dev.parley.server.core.state.Conversation;
import dev.parley.server.core.state.Room;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Coming into rooms and going out of them, whatever the request that led to it. */
final class Memberships {

    private Memberships() {}

    /** The entry that says so. */
    static Entry.Joined joined(Ask ask, Name who, Room room) {
        return new Entry.Joined(
                room.name().display(), room.entries().lastSeq() + 1, EntryTime.next(ask, room), who.display());
    }

    /**
     * Makes somebody a member.
     *
     * @param others further sessions of the one who joins, which are no part of the room's audience yet
     */
    static Outcome enter(Ask ask, Outcome outcome, Name who, Room room, Entry.Joined entry, Audience others) {
        outcome.with(new Event.EntryWritten(room.id(), who.canonical(), entry, List.of()))
                .deliver(ask.world().audience(room), ask.session().id(), entry)
                .deliver(others, ask.session().id(), entry);
        Account account = ask.state().account(who.canonical());
        // The entry is as old as rooms and does not say so.
        return account == null || !account.isBot()
                ? outcome
                : outcome.deliver(
                        ask.world().audience(room), ask.session().id(), Rosters.nowBot(ask.world(), account, true));
    }

    /**
     * The entry that says that somebody is no part of a conversation any more.
     *
     * @param label what the conversation is called
     * @param by who has put that one out; null where nobody has
     */
    static Entry.Left left(
            Conversation log,
            String label,
            Instant at,
            Name who,
            LeaveReason reason,
            @Nullable Name by,
            @Nullable String text) {
        return new Entry.Left(
                label,
                log.entries().lastSeq() + 1,
                EntryTime.next(at, log),
                who.display(),
                reason,
                by == null ? null : by.display(),
                text);
    }

    /** Somebody else stops being a member. All are told, those who are put out and those who did it. */
    static Outcome putOut(
            Ask ask, Outcome outcome, Room room, Account whom, LeaveReason reason, @Nullable String text) {
        String why = text == null || text.isEmpty() ? null : text;
        Entry.Left entry = left(
                room,
                room.name().display(),
                ask.at(),
                whom.name(),
                reason,
                ask.me().name(),
                why);
        return RoomEntries.write(ask.world(), outcome, room, whom, entry);
    }

    /** The asker stops being a member; the other sessions of the asker are told with the rest. */
    static Outcome exit(Ask ask, Outcome outcome, Room room, LeaveReason reason) {
        Account me = ask.me();
        Entry.Left entry = left(room, room.name().display(), ask.at(), me.name(), reason, null, null);
        return outcome.with(new Event.EntryWritten(room.id(), me.key(), entry, List.of()))
                .deliver(ask.world().audience(room), ask.session().id(), entry);
    }
}
