package dev.parley.server.core.decide;

import dev.parley.name.Names;
import dev.parley.protocol.Entry;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.Request;
import dev.parley.protocol.Result;
import dev.parley.protocol.Right;
import dev.parley.protocol.Role;
import dev.parley.protocol.RoomSetting;
import dev.parley.protocol.ServerEvent;
import dev.parley.server.core.Command;
import dev.parley.server.core.Outcome;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.PresenceChange;
import dev.parley.server.core.event.Restored;
import dev.parley.server.core.state.Account;
import dev.parley.server.core.state.Room;
import dev.parley.server.core.state.RoomRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code kick}, {@code ban}, {@code unban}, {@code bans}, {@code invite}, {@code role}, {@code set}, {@code delete_room}: who may be in
 * a room, and do what. The same request twice changes nothing the second time.
 */
final class ModerationHandlers {

    /** Invitations that wait for one user. */
    static final int MOST_INVITATIONS = 100;

    /** Invitations by one user in an hour. */
    static final int INVITATIONS_PER_HOUR = 100;

    private final SourceHandlers sources;

    ModerationHandlers(SourceHandlers sources) {
        this.sources = sources;
    }

    private static String orEmpty(@Nullable String field) {
        return field == null ? "" : field;
    }

    Outcome kick(Ask ask, Request.Kick request) {
        Room room = room(ask, request.room());
        Account whom = other(ask, room, request.user(), Right.KICK, "kick");
        checkReason(request.text());
        Outcome outcome = ask.answer(new Result.Done());
        if (room.has(whom.key())) {
            return Memberships.putOut(ask, outcome, room, whom, LeaveReason.KICKED, request.text());
        }
        if (room.rules().hasInvited(whom.key())) {
            return outcome.with(new Event.InvitationEnded(room.id().name(), whom.key()));
        }
        throw notIn(room, whom);
    }

    Outcome ban(Ask ask, Request.Ban request) {
        if (request.source() != null) {
            return sources.ban(ask, request.source(), request.text(), request.minutes());
        }
        Room room = room(ask, orEmpty(request.room()));
        Account whom = other(ask, room, orEmpty(request.user()), Right.BAN, "ban");
        checkReason(request.text());
        Outcome outcome = ask.answer(new Result.Done());
        if (room.rules().hasBanned(whom.key())) {
            return outcome;
        }
        if (room.rules().isFullOfBans()) {
            throw Refusal.of(ErrorCode.FORBIDDEN, "The room has reached its limit of bans. Take one back first.");
        }
        if (room.has(whom.key())) {
            Memberships.putOut(ask, outcome, room, whom, LeaveReason.BANNED, request.text());
        }
        String why = request.text() == null ? "" : request.text();
        return outcome.with(new Event.UserBanned(
                room.id().name(), whom.key(), ask.me().name().display(), why, ask.at()));
    }

    Outcome unban(Ask ask, Request.Unban request) {
        if (request.source() != null) {
            return sources.unban(ask, request.source());
        }
        Room room = room(ask, orEmpty(request.room()));
        standing(ask, room).require(Right.BAN, "take back a ban");
        Account whom = Places.user(ask, orEmpty(request.user()));
        if (!room.rules().hasBanned(whom.key())) {
            throw Refusal.of(ErrorCode.NO_SUCH_USER, whom.name() + " is not banned from " + room.name() + ".");
        }
        return ask.answer(new Result.Done())
                .with(new Event.UserUnbanned(room.id().name(), whom.key()));
    }

    Outcome bans(Ask ask, Request.Bans request) {
        if (request.room() == null) {
            return sources.bans(ask);
        }
        Room room = room(ask, request.room());
        standing(ask, room).require(Right.BAN, "see the bans");
        List<Result.BanSummary> bans = new ArrayList<>();
        for (Restored.Ban ban : room.rules().bans()) {
            Account banned = ask.state().account(ban.user());
            if (banned != null) {
                String text = ban.text().isEmpty() ? null : ban.text();
                bans.add(new Result.BanSummary(banned.name().display(), ban.by(), ban.at(), text));
            }
        }
        return ask.answer(new Result.BanList(room.name().display(), bans)).worked(bans.size());
    }

    Outcome invite(Ask ask, Request.Invite request) {
        Room room = room(ask, request.room());
        RoomRules rules = room.rules();
        boolean isOpen = rules.is(RoomSetting.ACCESS, RoomSetting.OPEN);
        standing(ask, room).require(isOpen ? Right.INVITE_TO_OPEN : Right.INVITE, "invite people");
        Account whom = Places.user(ask, request.user());
        if (rules.hasBanned(whom.key())) {
            throw Refusal.of(
                    ErrorCode.FORBIDDEN, whom.name() + " is banned from " + room.name() + ". Take the ban back first.");
        }
        Outcome outcome = ask.answer(new Result.Done());
        Account me = ask.me();
        boolean isDeaf = whom.hasBlocked(me.key());
        if (room.has(whom.key()) || rules.hasInvited(whom.key()) && (isDeaf || isKnown(ask, rules, whom))) {
            return outcome;
        }
        checkInvitations(ask, room, whom, isDeaf);
        String by = me.name().display();
        return outcome.with(new Event.UserInvited(room.id().name(), whom.key(), by, ask.at()))
                .with(new PresenceChange.InvitedSomebody(me.key(), ask.uptime()))
                .deliver(
                        Blocking.reached(ask, whom),
                        Command.NO_SESSION,
                        new ServerEvent.Invited(room.name().display(), by));
    }

    /** Whether somebody has been told of an invitation: not where somebody sent it who is blocked. */
    private static boolean isKnown(Ask ask, RoomRules rules, Account invited) {
        Restored.Invitation one = rules.invitation(invited.key());
        return one != null && !SignIns.isFromBlocked(ask, invited, one);
    }

    /**
     * @param isDeaf whether {@code whom} has blocked the asker, who is answered as ever; for everybody else the invitations that
     *     {@code whom} has not been told of do not count
     */
    private static void checkInvitations(Ask ask, Room room, Account whom, boolean isDeaf) {
        if (room.rules().isFullOfInvitations() && !room.rules().hasInvited(whom.key())) {
            throw Refusal.of(ErrorCode.FORBIDDEN, "The room has reached its limit of invitations.");
        }
        long waiting = isDeaf || whom.blocked().isEmpty()
                ? whom.invitations().size()
                : whom.invitations().stream()
                        .map(ask.state()::room)
                        .filter(each -> each != null && isKnown(ask, each.rules(), whom))
                        .count();
        if (waiting >= MOST_INVITATIONS) {
            throw Refusal.of(
                    ErrorCode.FORBIDDEN,
                    whom.name() + " has too many invitations already, and must answer some first.");
        }
        Duration wait = ask.world().invitations().wait(ask.me().key(), INVITATIONS_PER_HOUR, ask.uptime());
        if (!wait.isZero()) {
            throw Refusal.retry(
                    ErrorCode.RATE_LIMITED,
                    "You have sent " + INVITATIONS_PER_HOUR + " invitations within an hour. Try again in "
                            + UserLimits.minutes(wait) + ".",
                    wait);
        }
    }

    Outcome role(Ask ask, Request.Role request) {
        Room room = room(ask, request.room());
        Account whom = Places.user(ask, request.user());
        Standing mine = standing(ask, room);
        Standing theirs = Standing.of(ask, room, whom);
        Role role = request.role();
        boolean isHigh = role.isAbove(Role.MEMBER) || theirs.role().isAbove(Role.MEMBER);
        boolean isStepDown = whom == ask.me() && mine.role().isAbove(role) && role != Role.READER;
        if (!isStepDown) {
            mine.require(isHigh ? Right.MAKE_OPERATORS : Right.MAKE_READERS, "give that role");
        }
        if (!room.has(whom.key())) {
            throw notIn(room, whom);
        }
        if (theirs.role() == role) {
            return ask.answer(new Result.Done());
        }
        if (whom != ask.me()) {
            mine.requireAbove(theirs, whom);
        } else if (theirs.role() == Role.OWNER && room.rules().count(Role.OWNER) == 1) {
            throw Refusal.of(
                    ErrorCode.FORBIDDEN,
                    "You are the only owner of " + room.name() + ". Make somebody else an owner first.");
        }
        Entry.Role entry = new Entry.Role(
                room.name().display(),
                room.entries().lastSeq() + 1,
                EntryTime.next(ask, room),
                ask.me().name().display(),
                whom.name().display(),
                role);
        Outcome outcome =
                ask.answer(new Result.Done()).with(new Event.RoleGiven(room.id().name(), whom.key(), role));
        return RoomEntries.write(ask.world(), outcome, room, ask.me(), entry);
    }

    Outcome set(Ask ask, Request.Set request) {
        Room room = room(ask, request.room());
        RoomSetting setting = RoomSetting.of(request.setting());
        if (setting == null) {
            throw Refusal.field("setting", "There is no setting " + Said.back(request.setting()) + " of a room.");
        }
        if (!setting.mayBe(request.value())) {
            throw Refusal.field("value", setting + " (" + setting.words() + ") can be " + setting.choices() + ".");
        }
        standing(ask, room).require(setting.right(), "set " + setting);
        if (setting == RoomSetting.ACCESS && Endings.mustStay(room)) {
            throw Refusal.of(ErrorCode.FORBIDDEN, "Everybody comes into " + room.name() + ". It stays open.");
        }
        Outcome outcome = ask.answer(new Result.Done());
        if (room.rules().is(setting, request.value())) {
            return outcome;
        }
        Entry.Setting entry = new Entry.Setting(
                room.name().display(),
                room.entries().lastSeq() + 1,
                EntryTime.next(ask, room),
                ask.me().name().display(),
                setting.toString(),
                request.value());
        return RoomEntries.write(ask.world(), outcome, room, ask.me(), entry);
    }

    Outcome deleteRoom(Ask ask, Request.DeleteRoom request) {
        Room room = room(ask, request.room());
        standing(ask, room).require(Right.DELETE_ROOM, "delete the room");
        if (Endings.mustStay(room)) {
            throw Refusal.of(ErrorCode.FORBIDDEN, room.name() + " cannot be deleted: everybody comes into it.");
        }
        String why = ask.me().name() + " deleted the room.";
        return Endings.end(ask.answer(new Result.Done()), ask.world(), ask.at(), room, why)
                .worked(room.members().size());
    }

    /** The room that the asker is in, or sees as an admin. */
    private static Room room(Ask ask, String written) {
        if (Names.isDirect(written)) {
            Places.direct(ask, written);
            throw Refusal.of(ErrorCode.FORBIDDEN, "This is for rooms, not for direct conversations.");
        }
        Room room = Places.room(ask, written);
        if (!room.has(ask.me().key()) && !Standing.isAdmin(ask, ask.me())) {
            throw Places.notAMember(room);
        }
        return room;
    }

    private static Standing standing(Ask ask, Room room) {
        return Standing.of(ask, room, ask.me());
    }

    /** Somebody else, below the asker. */
    private static Account other(Ask ask, Room room, String written, Right right, String what) {
        Standing mine = standing(ask, room);
        mine.require(right, what);
        Account whom = Places.user(ask, written);
        if (whom == ask.me()) {
            throw Refusal.of(ErrorCode.FORBIDDEN, "You cannot " + what + " yourself. Leave the room instead.");
        }
        mine.requireAbove(Standing.of(ask, room, whom), whom);
        return whom;
    }

    private static void checkReason(@Nullable String text) {
        if (text != null) {
            Said.checkLine(text);
        }
    }

    private static Refusal notIn(Room room, Account whom) {
        return Refusal.of(ErrorCode.NO_SUCH_USER, whom.name() + " is not in " + room.name() + ".");
    }
}
