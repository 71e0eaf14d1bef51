package dev.parley.server.core.decide;

import dev.parley.name.Names;
import dev.parley.protocol.Entry;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.Reaction;
import dev.parley.protocol.Request;
import dev.parley.protocol.Result;
import dev.parley.protocol.Right;
import dev.parley.server.core.Command;
import dev.parley.server.core.Outcome;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.LogId;
import dev.parley.server.core.query.Answer;
import dev.parley.server.core.query.Query;
import dev.parley.server.core.state.Account;
import dev.parley.server.core.state.Audience;
import dev.parley.server.core.state.Conversation;
import dev.parley.server.core.state.Entries;
import dev.parley.server.core.state.Room;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code edit}, {@code delete}, {@code react}: what becomes of a message. The same request twice writes nothing the second time, so
 * none of them needs a {@code cid}.
 */
final class AmendmentHandlers {

    /** Reactions to one message. */
    private static final int MAX_REACTIONS = 500;

    /** Different ones to one message. */
    private static final int MAX_EMOJI = 20;

    /**
     * A conversation of which the asker is part.
     *
     * @param seen what the asker may see of it
     * @param label as the asker calls it
     * @param stored as its entries do
     * @param other null in a room
     */
    private record Place(
            LogId id,
            Conversation conversation,
            Entries seen,
            String label,
            String stored,
            @Nullable Account other) {}

    /** Makes the entry, with the number and the time that it is to have. */
    private interface Making {
        Entry.Amendment at(long seq, Instant at);
    }

    Outcome edit(Ask ask, Request.Edit request) {
        Place place = writable(ask, request.room());
        Entry.Message message = message(ask, place, request.target());
        String me = ask.me().name().display();
        if (!message.from().equals(me)) {
            throw Refusal.of(ErrorCode.FORBIDDEN, "You can edit only your own messages.");
        }
        Said.checkMessage(request.text(), ask.policy().maxText());
        if (message.text().equals(request.text())) {
            return written(ask, place, message.edited() == null ? message.seq() : message.edited());
        }
        return write(
                ask, place, (seq, at) -> new Entry.Edited(place.stored(), seq, at, me, message.seq(), request.text()));
    }

    Outcome delete(Ask ask, Request.Delete request) {
        Place place = place(ask, request.room());
        Entry.Message message = anyMessage(ask, place, request.target());
        String me = ask.me().name().display();
        if (!message.from().equals(me) && !mayModerate(ask, place)) {
            throw Refusal.of(
                    ErrorCode.FORBIDDEN,
                    "You can delete only your own messages. Operators of the room can delete any.");
        }
        if (message.deleted() != null) {
            return written(ask, place, message.deleted());
        }
        return write(ask, place, (seq, at) -> new Entry.Deleted(place.stored(), seq, at, me, message.seq()));
    }

    Outcome react(Ask ask, Request.React request) {
        Place place = writable(ask, request.room());
        Entry.Message message = message(ask, place, request.target());
        Said.checkEmoji(request.emoji());
        String me = ask.me().name().display();
        List<Reaction> all = message.reactions() == null ? List.of() : message.reactions();
        Reaction mine = all.stream()
                .filter(one -> one.by().equals(me) && one.emoji().equals(request.emoji()))
                .findFirst()
                .orElse(null);
        if (request.on() == (mine != null)) {
            return written(ask, place, mine == null ? message.seq() : mine.seq());
        }
        if (request.on()) {
            checkRoom(all, request.emoji());
        }
        Long undoes = mine == null ? null : mine.seq();
        return write(
                ask,
                place,
                (seq, at) -> new Entry.Reacted(
                        place.stored(), seq, at, me, message.seq(), request.emoji(), request.on(), undoes));
    }

    private static void checkRoom(List<Reaction> all, String emoji) {
        long different = all.stream()
                .map(Reaction::emoji)
                .filter(one -> !one.equals(emoji))
                .distinct()
                .count();
        if (all.size() >= MAX_REACTIONS || different >= MAX_EMOJI) {
            throw Refusal.of(ErrorCode.FORBIDDEN, "The message has reached its limit of reactions.");
        }
    }

    private static boolean mayModerate(Ask ask, Place place) {
        return place.conversation() instanceof Room room
                && Standing.of(ask, room, ask.me()).has(Right.DELETE_MESSAGES);
    }

    /** Refuses a reader, and who may not write in the direct conversation. */
    private static Place writable(Ask ask, String written) {
        Place place = place(ask, written);
        if (place.other() != null) {
            Blocking.refuseOwn(ask, place.other());
            Strangers.refuse(ask, Places.direct(ask, written));
        }
        if (place.conversation() instanceof Room room) {
            Standing.of(ask, room, ask.me()).require(Right.WRITE, "write");
        }
        return place;
    }

    private static Place place(Ask ask, String written) {
        if (Names.isDirect(written)) {
            Places.DirectPlace direct = Places.direct(ask, written);
            if (direct.begun() == null) {
                throw Refusal.of(ErrorCode.NO_SUCH_ENTRY, "You have no messages with each other yet.");
            }
            return new Place(
                    direct.id(),
                    direct.begun(),
                    direct.begun().entries(),
                    direct.label(),
                    String.valueOf(Names.DIRECT_SIGN),
                    direct.other());
        }
        Room room = Places.memberRoom(ask, written);
        String label = room.name().display();
        return new Place(room.id(), room, room.entriesFor(ask.me().key()), label, label, null);
    }

    /** The target, if it is a message that has its text still. */
    private static Entry.Message message(Ask ask, Place place, long target) {
        Entry.Message message = anyMessage(ask, place, target);
        if (message.deleted() != null) {
            throw Refusal.of(ErrorCode.NO_SUCH_ENTRY, "The message " + target + " was deleted.");
        }
        return message;
    }

    private static Entry.Message anyMessage(Ask ask, Place place, long target) {
        Entries log = place.seen();
        boolean isThere = target >= log.firstKept() && target <= log.lastSeq();
        if (isThere && entry(ask, place.id(), log, target) instanceof Entry.Message message) {
            return message;
        }
        throw Refusal.of(
                ErrorCode.NO_SUCH_ENTRY,
                "There is no message with the number " + target + " in " + place.label() + ".");
    }

    private static @Nullable Entry entry(Ask ask, LogId id, Entries log, long seq) {
        if (seq >= log.firstSeq()) {
            return log.at(seq);
        }
        if (ask.found() instanceof Answer.OldEntries found && found.upTo() >= log.amendedOldAt()) {
            return found.entries().stream()
                    .filter(entry -> entry.seq() == seq)
                    .findFirst()
                    .orElse(null);
        }
        throw new Lacking(new Query.OldEntries(id, seq, seq));
    }

    private static Outcome written(Ask ask, Place place, long seq) {
        return ask.answer(new Result.Written(place.label(), seq));
    }

    private static Outcome write(Ask ask, Place place, Making making) {
        Conversation conversation = place.conversation();
        long seq = conversation.entries().lastSeq() + 1;
        Entry.Amendment entry = making.at(seq, EntryTime.next(ask, conversation));
        Account me = ask.me();
        Outcome outcome = written(ask, place, seq);
        if (conversation instanceof Room room) {
            return RoomEntries.write(ask.world(), outcome, room, me, entry);
        }
        // To the asker as well: the reply does not say what is to be shown.
        Audience mine = Audience.of(ask.world().sessionsOf(me.key()));
        outcome.with(new Event.EntryWritten(place.id(), me.key(), entry, List.of()))
                .deliver(mine, Command.NO_SESSION, entry.inRoom(place.label()));
        Account other = place.other();
        if (other == null || other == me) {
            return outcome;
        }
        return outcome.deliver(Blocking.reached(ask, other), Command.NO_SESSION, entry.inRoom(Places.directLabel(me)));
    }
}
