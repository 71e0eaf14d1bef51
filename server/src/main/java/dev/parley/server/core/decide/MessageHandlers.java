package dev.parley.server.core.decide;

import dev.parley.name.Mentions;
import dev.parley.name.Names;
import dev.parley.protocol.Entry;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.Request;
import dev.parley.protocol.Result;
import dev.parley.protocol.Right;
import dev.parley.protocol.ServerEvent;
import dev.parley.server.core.Command;
import dev.parley.server.core.Outcome;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.LogId;
import dev.parley.server.core.event.PresenceChange;
import dev.parley.server.core.query.Answer;
import dev.parley.server.core.query.Fingerprint;
import dev.parley.server.core.query.Query;
import dev.parley.server.core.query.Sent;
import dev.parley.server.core.state.Account;
import dev.parley.server.core.state.Audience;
import dev.parley.server.core.state.Conversation;
import dev.parley.server.core.state.Room;
import dev.parley.server.core.state.SentKeys;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code send}, {@code broadcast}, {@code typing}: what people say. */
final class MessageHandlers {

    Outcome send(Ask ask, Request.Send request) {
        return Names.isDirect(request.room()) ? sendDirect(ask, request) : sendToRoom(ask, request);
    }

    private static Outcome sendToRoom(Ask ask, Request.Send request) {
        Room room = Places.findRoom(ask, request.room());
        if (room == null) {
            // Looked up as for a room that is there: else a store that is busy would tell hidden rooms from none.
            sentBefore(ask, request);
            throw Places.noSuchRoom(request.room());
        }
        String label = room.name().display();
        // Who was put out of a hidden room meanwhile still hears that the message was stored.
        Outcome repeated = repeated(ask, request, room.id(), label, Places.isSeen(ask, room));
        if (repeated != null) {
            return repeated;
        }
        Places.requireMember(ask, room, request.room());
        Account me = ask.me();
        Standing mine = Standing.of(ask, room, me);
        mine.require(Right.WRITE, "write");
        Duration pause = mine.has(Right.SET_PACE) ? Duration.ZERO : room.rules().pause();
        if (!pause.isZero()) {
            checkPace(ask, room, pause);
        }
        Entry.Message message =
                message(ask, request, room, room.entries().lastSeq() + 1, room.seenFrom(me.key()), label);
        // Who is mentioned is told so by the text; that it is counted as well takes memory.
        List<String> mentioned = Remembering.isFull(ask) ? List.of() : mentioned(ask, request.text(), room);
        Outcome outcome = ask.answer(new Result.Sent(label, message.seq(), message.at(), null))
                .with(new Event.EntryWritten(room.id(), me.key(), message, mentioned));
        RoomEntries.tell(ask.world(), outcome, room, me, ask.session().id(), message);
        return pause.isZero()
                ? outcome
                : outcome.with(new PresenceChange.Spoke(room.id().name(), me.key(), ask.uptime()));
    }

    private static void checkPace(Ask ask, Room room, Duration pause) {
        Duration wait = ask.world().slowMode().wait(room.id().name(), ask.me().key(), pause, ask.uptime());
        if (!wait.isZero()) {
            throw Refusal.retry(
                    ErrorCode.RATE_LIMITED,
                    room.name() + " is in slow mode. You can write again in " + (wait.toSeconds() + 1) + " s.",
                    wait);
        }
    }

    /** The members whom a message of this sender mentions. */
    static List<String> mentioned(String text, Room room, String sender) {
        return Mentions.in(text, user -> room.has(user) && !user.equals(sender));
    }

    /** Likewise of the asker, but for those who have blocked the asker. */
    private static List<String> mentioned(Ask ask, String text, Room room) {
        String sender = ask.me().key();
        Set<String> blockers = ask.state().blockersOf(sender);
        List<String> all = mentioned(text, room, sender);
        return blockers.isEmpty()
                ? all
                : all.stream().filter(user -> !blockers.contains(user)).toList();
    }

    private static Outcome sendDirect(Ask ask, Request.Send request) {
        Places.DirectPlace place = Places.direct(ask, request.room());
        Outcome repeated = repeated(ask, request, place.id(), place.label(), true);
        if (repeated != null) {
            return repeated;
        }
        Account me = ask.me();
        Account other = place.other();
        Blocking.refuseOwn(ask, other);
        Strangers.refuse(ask, place);
        Entry.Message message = message(
                ask, request, place.begun(), place.entries().lastSeq() + 1, 1, String.valueOf(Names.DIRECT_SIGN));
        Outcome outcome = ask.answer(new Result.Sent(place.label(), message.seq(), message.at(), null))
                .with(new Event.EntryWritten(place.id(), me.key(), message, List.of()))
                .deliver(ask.myOthers(), Command.NO_SESSION, message.inRoom(place.label()));
        if (place.begun() == null) {
            UserLimits.checkDirect(ask);
            outcome.with(new PresenceChange.DirectBegun(me.key(), ask.uptime()));
        }
        if (other == me) {
            return outcome;
        }
        return outcome.deliver(
                Blocking.reached(ask, other), Command.NO_SESSION, message.inRoom(Places.directLabel(me)));
    }

    /** The message as the next entry of the log, once its text and what it replies to are in order. */
    private static Entry.Message message(
            Ask ask, Request.Send request, @Nullable Conversation conversation, long seq, long seenFrom, String label) {
        Said.checkMessage(request.text(), ask.policy().maxText());
        Long replyTo = request.replyTo();
        if (replyTo != null && (replyTo < seenFrom || replyTo >= seq)) {
            throw Refusal.of(ErrorCode.NO_SUCH_ENTRY, "There is no message " + replyTo + " to reply to.");
        }
        return new Entry.Message(
                label,
                seq,
                EntryTime.next(ask, conversation),
                ask.me().name().display(),
                request.text(),
                request.cid(),
                request.style(),
                replyTo);
    }

    private static @Nullable Sent sentBefore(Ask ask, Request.Send request) {
        return request.cid() == null ? null : sentWith(ask, request.cid());
    }

    /**
     * The answer to a send whose key was used before; null where it was not.
     *
     * @param isSeen false where the asker may not know of the place: then a key that is another message's tells nothing of it
     */
    private static @Nullable Outcome repeated(Ask ask, Request.Send request, LogId log, String label, boolean isSeen) {
        Sent sent = sentBefore(ask, request);
        if (sent == null || isDeleted(ask, sent)) {
            return null;
        }
        long fingerprint = Fingerprint.of(request.text(), request.style(), request.replyTo());
        if (!sent.log().equals(log) || !sent.mayBe(fingerprint)) {
            if (!isSeen) {
                return null;
            }
            throw Refusal.of(ErrorCode.CID_REUSED, "This cid was already used for another message.");
        }
        return ask.answer(new Result.Sent(label, sent.seq(), sent.at(), true));
    }

    /** The key is free again with the entry: the store may not be through with erasing it. */
    private static boolean isDeleted(Ask ask, Sent sent) {
        Conversation log = ask.state().find(sent.log());
        return log == null || sent.seq() < log.entries().firstKept();
    }

    private static @Nullable Sent sentWith(Ask ask, String cid) {
        String me = ask.me().key();
        SentKeys keys = ask.state().sentKeys();
        Sent known = keys.get(me, cid);
        if (known == null && ask.found() instanceof Answer.SentWith found) {
            return found.sent();
        }
        if (known == null && keys.mayBeStored(me, cid)) {
            throw new Lacking(new Query.SentWith(me, cid));
        }
        return known;
    }

    Outcome broadcast(Ask ask, Request.Broadcast request) {
        Account me = ask.me();
        if (!ask.policy().broadcastOpen() && !Standing.isAdmin(ask, me)) {
            throw Refusal.of(ErrorCode.FORBIDDEN, "Only operators of this server may broadcast.");
        }
        Said.checkMessage(request.text(), ask.policy().maxText());
        int users = ask.presence().everyone().size();
        Outcome outcome = ask.answer(new Result.Broadcasted(users));
        String from = me.name().display();
        // Of anybody else it is a word to those who are here: it is not kept.
        if (Standing.isAdmin(ask, me)) {
            ServerNotices.keep(ask.world(), outcome, ask.at(), request.text(), from);
        }
        return ServerNotices.tell(ask.world(), outcome, request.text(), from);
    }

    Outcome typing(Ask ask, Request.Typing request) {
        Account me = ask.me();
        Outcome outcome = ask.answer(new Result.Done());
        if (Names.isDirect(request.room())) {
            Places.DirectPlace place = Places.direct(ask, request.room());
            Account other = place.other();
            boolean isHeard = other != me && !me.hasBlocked(other.key()) && Strangers.mayWrite(ask, place);
            Audience theirs = isHeard ? Blocking.reached(ask, other) : Audience.NOBODY;
            return outcome.deliver(theirs, Command.NO_SESSION, typingEvent(Places.directLabel(me), me));
        }
        Room room = Places.memberRoom(ask, request.room());
        Standing.of(ask, room, me).require(Right.WRITE, "write");
        return outcome.deliver(
                others(ask, room).without(Blocking.deafTo(ask.world(), me)),
                ask.session().id(),
                typingEvent(room.name().display(), me));
    }

    private static ServerEvent.Typing typingEvent(String room, Account me) {
        return new ServerEvent.Typing(room, me.name().display());
    }

    /** The room's sessions, as far as they are not the asker's own. */
    private static Audience others(Ask ask, Room room) {
        Audience all = ask.world().audience(room);
        Set<Long> mine = ask.world().sessionsOf(ask.me().key());
        if (mine.size() == 1) {
            return all;
        }
        Set<Long> theirs = new LinkedHashSet<>();
        for (int i = 0; i < all.size(); i++) {
            theirs.add(all.at(i));
        }
        theirs.removeAll(mine);
        return Audience.of(theirs);
    }
}
