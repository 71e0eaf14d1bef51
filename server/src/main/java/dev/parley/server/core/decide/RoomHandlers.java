package dev.parley.server.core.decide;

import dev.parley.name.Name;
import dev.parley.name.Names;
import dev.parley.protocol.Entry;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.Request;
import dev.parley.protocol.Result;
import dev.parley.protocol.Right;
import dev.parley.protocol.Role;
import dev.parley.protocol.RoomSetting;
import dev.parley.server.core.Command;
import dev.parley.server.core.Outcome;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.LogId;
import dev.parley.server.core.state.Account;
import dev.parley.server.core.state.Cursors;
import dev.parley.server.core.state.Direct;
import dev.parley.server.core.state.Entries;
import dev.parley.server.core.state.Room;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code rooms}, {@code create}, {@code join}, {@code leave}, {@code members}, {@code topic}. */
final class RoomHandlers {

    Outcome rooms(Ask ask, Request.Rooms request) {
        String query = request.query() == null ? "" : request.query().toLowerCase(Locale.ROOT);
        boolean isPage = isPage(request.after(), request.limit());
        int limit = isPage ? limit(request.limit()) : Integer.MAX_VALUE;
        List<Result.RoomSummary> told = new ArrayList<>();
        ByteBudget budget = new ByteBudget();
        int lookedAt = 0;
        boolean more = false;
        for (Room room : ask.state().roomsAfter(canonical(request.after()))) {
            lookedAt++;
            if (isListed(ask, room) && room.isFoundBy(query)) {
                more = told.size() >= limit || !budget.takes(room.name().display(), room.topic());
                if (more) {
                    break;
                }
                told.add(summary(ask, room));
            }
        }
        String last = told.isEmpty() ? null : told.get(told.size() - 1).room();
        if (!isPage) {
            // As it was before there were pages.
            told.sort(Comparator.comparing(Result.RoomSummary::room));
        }
        return ask.answer(new Result.RoomList(told, more ? true : null, more ? last : null))
                .worked(lookedAt);
    }

    private static boolean isPage(@Nullable String after, @Nullable Integer limit) {
        return after != null || limit != null;
    }

    private static int limit(@Nullable Integer written) {
        return written == null ? Request.DEFAULT_LIMIT : written;
    }

    private static @Nullable String canonical(@Nullable String written) {
        Name name = written == null ? null : Names.room(written);
        return name == null ? written : name.canonical();
    }

    /** Who is invited to a hidden room is told so, and finds it in no list before joining. */
    private static boolean isListed(Ask ask, Room room) {
        return !room.rules().isPrivate() || room.has(ask.me().key());
    }

    private static Result.RoomSummary summary(Ask ask, Room room) {
        return new Result.RoomSummary(
                room.name().display(),
                room.topic(),
                room.members().size(),
                ask.world().online(room).size(),
                room.has(ask.me().key()),
                room.entries().lastSeq());
    }

    Outcome create(Ask ask, Request.Create request) {
        Name name = newName(request.room());
        UserLimits.checkProbes(ask);
        Room there = ask.state().room(name.canonical());
        if (there != null) {
            throw NewNames.probing(
                    ask,
                    there,
                    Refusal.of(
                            ErrorCode.ROOM_EXISTS,
                            "There is a room named " + name + " already. Join it, or choose another name."));
        }
        NewNames.checkRoom(ask, name);
        String topic = request.topic() == null ? "" : request.topic();
        Said.checkLine(topic);
        Outcome outcome = ask.answer(new Result.Created(name.display()));
        found(ask, outcome, name, topic, request.hidden());
        return outcome;
    }

    Outcome join(Ask ask, Request.Join request) {
        if (Names.isDirect(request.room())) {
            return joinDirect(ask, request);
        }
        Room room = Places.findRoom(ask, request.room());
        if (room == null) {
            return joinNew(ask, request);
        }
        String me = ask.me().key();
        if (room.has(me)) {
            return joined(ask, request, room, room.entriesFor(me), Rosters.of(ask, room));
        }
        checkEntry(ask, request, room);
        UserLimits.checkJoin(ask);
        Entry.Joined entry = Memberships.joined(ask, ask.me().name(), room);
        Entries all = room.entries().followedBy(entry);
        boolean isNew = room.rules().is(RoomSetting.HISTORY_FROM, RoomSetting.JOINING);
        Outcome outcome = joined(ask, request, room, isNew ? all.from(entry.seq()) : all, Rosters.withMe(ask, room));
        return Memberships.enter(ask, outcome, ask.me().name(), room, entry, ask.myOthers());
    }

    /** Refuses who may not enter, in the words that tell no more than the asker may know. */
    private static void checkEntry(Ask ask, Request.Join request, Room room) {
        String me = ask.me().key();
        if (!Places.isSeen(ask, room)) {
            if (!request.create()) {
                throw Places.noSuchRoom(request.room());
            }
            UserLimits.checkProbes(ask);
            throw NewNames.probing(
                    ask,
                    room,
                    Refusal.of(ErrorCode.INVITE_ONLY, "You cannot make a room of this name, nor join it uninvited."));
        }
        if (room.rules().hasBanned(me)) {
            throw Refusal.of(ErrorCode.FORBIDDEN, "You may not enter " + room.name() + ".");
        }
        if (!room.rules().is(RoomSetting.ACCESS, RoomSetting.OPEN) && !Places.mayEnter(room, me)) {
            throw Refusal.of(
                    ErrorCode.INVITE_ONLY,
                    "The room " + room.name() + " is by invitation only. Ask one of its operators.");
        }
    }

    private static Outcome joinNew(Ask ask, Request.Join request) {
        if (!request.create()) {
            throw Places.noSuchRoom(request.room());
        }
        Name name = newName(request.room());
        UserLimits.checkProbes(ask);
        NewNames.checkRoom(ask, name);
        Outcome outcome = new Outcome();
        Entry.Joined entry = found(ask, outcome, name, "", false);
        Entries entries = Entries.noneAfter(entry.seq() - 1).followedBy(entry);
        Pages page = page(ask, request, new LogId.RoomLog(name.canonical()), entries);
        Result.Joined result = new Result.Joined(
                name.display(),
                "",
                Role.OWNER,
                Rosters.founder(ask).members(),
                page.entries(),
                entry.seq(),
                page.more(),
                true,
                null,
                null,
                entries.firstIfCut(),
                null);
        return outcome.reply(ask.session().id(), ask.ok(result));
    }

    private static Pages page(Ask ask, Request.Join request, LogId id, Entries entries) {
        return Pages.of(id, entries, ask.found(), request.after(), null, null, request.limit());
    }

    private static Name newName(String written) {
        Name name = Names.room(written);
        if (name == null) {
            throw Refusal.of(
                    ErrorCode.BAD_NAME,
                    "Invalid room name. Use 1 to " + Names.MAX_ROOM
                            + " letters, digits, _, - or . of one alphabet. The name was: " + Said.back(written));
        }
        return name;
    }

    private static Entry.Joined found(Ask ask, Outcome outcome, Name name, String topic, boolean hidden) {
        if (ask.state().rooms().size() >= ask.policy().maxRooms()) {
            throw Refusal.of(ErrorCode.FORBIDDEN, "The server has reached its limit of rooms.");
        }
        Account me = ask.me();
        UserLimits.checkCreate(ask);
        long seq = ask.state().endedRooms().lastSeq(name.canonical()) + 1;
        Entry.Joined entry =
                new Entry.Joined(name.display(), seq, ask.at(), me.name().display());
        LogId.RoomLog log = new LogId.RoomLog(name.canonical());
        outcome.with(new Event.RoomCreated(name, topic, hidden, me.key(), ask.at()))
                .with(new Event.EntryWritten(log, me.key(), entry, List.of()))
                .deliver(ask.myOthers(), Command.NO_SESSION, entry);
        return entry;
    }

    private static Outcome joined(Ask ask, Request.Join request, Room room, Entries entries, Rosters.Roster roster) {
        Pages page = page(ask, request, room.id(), entries).hiding(Blocking.hiddenInRooms(ask));
        Result.Joined result = new Result.Joined(
                room.name().display(),
                room.topic(),
                ask.told(room.role(ask.me().key())),
                roster.members(),
                page.entries(),
                entries.lastSeq(),
                page.more(),
                false,
                null,
                null,
                entries.firstIfCut(),
                roster.total(),
                settings(room));
        return ask.answer(result)
                .worked(roster.members().size() + page.entries().size());
    }

    /** What is set otherwise than in a new room; null where nothing is. */
    private static @Nullable Map<String, String> settings(Room room) {
        Map<String, String> set = room.rules().settings();
        return set.isEmpty() ? null : set;
    }

    private static Outcome joinDirect(Ask ask, Request.Join request) {
        Places.DirectPlace place = Places.direct(ask, request.room());
        Direct direct = place.begun();
        Entries entries = place.entries();
        Pages page = page(ask, request, place.id(), entries)
                .calledBy(place.label())
                .hiding(Blocking.hiddenWith(ask, place.other()));
        Cursors theirs = direct == null ? null : direct.cursors(place.other().key());
        Result.Joined result = new Result.Joined(
                place.label(),
                "",
                Role.MEMBER,
                Rosters.of(ask, place).members(),
                page.entries(),
                entries.lastSeq(),
                page.more(),
                false,
                theirs == null ? 0 : theirs.received(),
                theirs == null ? 0 : theirs.read(),
                entries.firstIfCut(),
                null);
        return ask.answer(result).worked(page.entries().size());
    }

    Outcome leave(Ask ask, Request.Leave request) {
        if (Names.isDirect(request.room())) {
            Places.direct(ask, request.room());
            throw Refusal.of(ErrorCode.FORBIDDEN, "You cannot leave a direct conversation.");
        }
        Room room = Places.room(ask, request.room());
        String me = ask.me().key();
        Outcome outcome = ask.answer(new Result.Done());
        if (!room.has(me) && room.rules().hasInvited(me)) {
            return outcome.with(new Event.InvitationEnded(room.id().name(), me));
        }
        Places.requireMember(ask, room, request.room());
        return Memberships.exit(ask, outcome, room, LeaveReason.LEAVE);
    }

    Outcome members(Ask ask, Request.Members request) {
        if (Names.isDirect(request.room())) {
            Places.DirectPlace place = Places.direct(ask, request.room());
            return memberList(
                    ask,
                    place.label(),
                    isPage(request.after(), request.limit())
                            ? Rosters.page(ask, place, request.after(), limit(request.limit()))
                            : Rosters.of(ask, place));
        }
        Room room = Places.memberRoom(ask, request.room());
        return memberList(
                ask,
                room.name().display(),
                isPage(request.after(), request.limit())
                        ? Rosters.page(ask, room, request.after(), limit(request.limit()))
                        : Rosters.of(ask, room));
    }

    private static Outcome memberList(Ask ask, String label, Rosters.Roster roster) {
        return ask.answer(new Result.MemberList(label, roster.members(), roster.total(), roster.next()))
                .worked(roster.members().size());
    }

    Outcome topic(Ask ask, Request.Topic request) {
        if (Names.isDirect(request.room())) {
            Places.direct(ask, request.room());
            throw Refusal.of(ErrorCode.FORBIDDEN, "A direct conversation has no topic.");
        }
        Room room = Places.memberRoom(ask, request.room());
        Standing.of(ask, room, ask.me()).require(Right.TOPIC, "set the topic");
        Said.checkLine(request.text());
        String label = room.name().display();
        Entry.Topic entry = new Entry.Topic(
                label,
                room.entries().lastSeq() + 1,
                EntryTime.next(ask, room),
                ask.me().name().display(),
                request.text());
        return RoomEntries.write(
                ask.world(), ask.answer(new Result.Written(label, entry.seq())), room, ask.me(), entry);
    }
}
