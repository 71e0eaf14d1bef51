package dev.parley.server.core.decide;

import dev.parley.name.Names;
import dev.parley.protocol.Entry;
import dev.parley.protocol.Request;
import dev.parley.protocol.Result;
import dev.parley.protocol.ServerEvent;
import dev.parley.server.core.Command;
import dev.parley.server.core.Outcome;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.LogId;
import dev.parley.server.core.state.Account;
import dev.parley.server.core.state.Conversation;
import dev.parley.server.core.state.Cursors;
import dev.parley.server.core.state.Entries;
import dev.parley.server.core.state.Room;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code history}, {@code read}, {@code received}: what was said, and how far it has been seen. */
final class HistoryHandlers {

    Outcome history(Ask ask, Request.History request) {
        if (Names.isDirect(request.room())) {
            Places.DirectPlace place = Places.direct(ask, request.room());
            Set<String> hidden = Blocking.hiddenWith(ask, place.other());
            return page(ask, request, place.id(), place.entries(), place.label(), hidden);
        }
        Room room = Places.memberRoom(ask, request.room());
        return page(
                ask,
                request,
                room.id(),
                room.entriesFor(ask.me().key()),
                room.name().display(),
                Blocking.hiddenInRooms(ask));
    }

    /**
     * @param hidden whose entries the asker reads without what was said
     */
    private static Outcome page(
            Ask ask, Request.History request, LogId id, Entries log, String label, Set<String> hidden) {
        Pages page = Pages.of(
                        id, log, ask.found(), request.after(), request.before(), request.around(), request.limit())
                .calledBy(label)
                .hiding(hidden);
        return ask.answer(new Result.Page(label, page.entries(), page.more(), log.lastSeq(), log.firstIfCut()))
                .worked(page.entries().size());
    }

    Outcome read(Ask ask, Request.Read request) {
        return move(ask, request.room(), Event.Cursor.READ, request.seq());
    }

    Outcome received(Ask ask, Request.Received request) {
        return move(ask, request.room(), Event.Cursor.RECEIVED, request.seq());
    }

    private static Outcome move(Ask ask, String written, Event.Cursor cursor, long seq) {
        if (Names.isDirect(written)) {
            Places.DirectPlace place = Places.direct(ask, written);
            return move(ask, place.id(), place.begun(), place.label(), place.other(), cursor, seq);
        }
        Room room = Places.memberRoom(ask, written);
        return move(ask, room.id(), room, room.name().display(), null, cursor, seq);
    }

    private static Outcome move(
            Ask ask,
            LogId log,
            @Nullable Conversation conversation,
            String label,
            @Nullable Account other,
            Event.Cursor cursor,
            long seq) {
        Account me = ask.me();
        Cursors mine = conversation == null ? null : conversation.cursors(me.key());
        long last = conversation == null ? 0 : conversation.entries().lastSeq();
        if (seq > last) {
            throw Refusal.field(
                    "seq", "There is no message " + seq + " in " + label + " yet. The last one is " + last + ".");
        }
        long before = mine == null ? 0 : mine.at(cursor);
        if (other != null && me.hasBlocked(other.key())) {
            // Where the marks stand is what the other side would see, also later: they stay where they were.
            return ask.answer(new Result.Marked(label, Math.max(before, seq)));
        }
        if (seq <= before) {
            return ask.answer(new Result.Marked(label, before));
        }
        Long unread = cursor == Event.Cursor.READ && conversation != null ? unreadAfter(ask, seq, conversation) : null;
        Outcome outcome = ask.answer(new Result.Marked(label, seq))
                .with(new Event.CursorMoved(log, me.key(), cursor, seq, unread));
        if (cursor == Event.Cursor.READ) {
            outcome.deliver(ask.myOthers(), Command.NO_SESSION, new ServerEvent.Read(label, seq, unread));
        }
        return other == null || other == me ? outcome : tellOther(ask, outcome, other, cursor, seq);
    }

    /**
     * Messages of others behind an entry. Where memory has all that is unread, only what the mark passes is looked through: over
     * time, each entry once. Else what memory has is counted, and of the rest no more than were unread there.
     */
    private static long unreadAfter(Ask ask, long seq, Conversation conversation) {
        Account me = ask.me();
        Set<String> uncounted = Blocking.names(ask);
        uncounted.add(me.name().display());
        Entries entries = conversation.entries();
        Cursors mine = conversation.cursors(me.key());
        long read = mine == null ? 0 : mine.read();
        long unread = conversation.unread(me.key());
        long first = entries.firstSeq();
        if (read + 1 >= first) {
            return Math.max(0, unread - byOthers(entries, uncounted, read + 1, seq));
        }
        long last = entries.lastSeq();
        long elsewhere = Math.max(0, first - 1 - Math.max(seq, entries.firstKept() - 1));
        long unreadElsewhere = Math.max(0, unread - byOthers(entries, uncounted, first, last));
        return byOthers(entries, uncounted, Math.max(seq + 1, first), last) + Math.min(elsewhere, unreadElsewhere);
    }

    /** Messages of others than these from one entry to another, all of them in memory. */
    private static long byOthers(Entries entries, Set<String> uncounted, long from, long to) {
        long count = 0;
        for (long at = from; at <= to; at++) {
            boolean isOthers = entries.at(at) instanceof Entry.Message message && !uncounted.contains(message.from());
            count += isOthers ? 1 : 0;
        }
        return count;
    }

    private static Outcome tellOther(Ask ask, Outcome outcome, Account other, Event.Cursor cursor, long seq) {
        String user = ask.me().name().display();
        String room = Places.directLabel(ask.me());
        return outcome.deliver(
                Blocking.reached(ask, other),
                Command.NO_SESSION,
                cursor == Event.Cursor.READ
                        ? new ServerEvent.Seen(room, user, seq)
                        : new ServerEvent.Delivered(room, user, seq));
    }
}
