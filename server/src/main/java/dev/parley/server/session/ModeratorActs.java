package dev.parley.server.session;

import dev.parley.protocol.Entry;
import dev.parley.protocol.Request;
import dev.parley.protocol.RequestKind;
import dev.parley.server.audit.Act;
import dev.parley.server.audit.Acts;
import dev.parley.server.core.Command;
import dev.parley.server.core.Input;
import dev.parley.server.core.Outcome;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.query.Answer;
import dev.parley.server.core.state.Account;
import dev.parley.server.core.state.Room;
import dev.parley.server.core.state.Session;
import dev.parley.server.core.state.World;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Tells the audit log what admins and moderators do: all that changed something for somebody else. What was refused, or changed
 * nothing, is not recorded: anybody can ask. The loop's thread.
 */
final class ModeratorActs {

    private final World world;
    private final Acts acts;
    private final Predicate<String> isAdmin;

    /** @param isAdmin of a canonical name */
    ModeratorActs(World world, Acts acts, Predicate<String> isAdmin) {
        this.world = world;
        this.acts = acts;
        this.isAdmin = isAdmin;
    }

    void record(Act act) {
        acts.record(act);
    }

    /**
     * What a command was, after it was applied; null if it is not for the audit log.
     *
     * @param before the command's session as it was when the command came
     */
    @Nullable
    Act of(Command command, @Nullable Session before, Outcome outcome) {
        if (before == null || before.login() == null) {
            return null;
        }
        String me = before.login().user();
        Deed deed = deed(command.input(), me, outcome);
        if (deed == null) {
            return null;
        }
        Account account = world.state().account(me);
        return new Act(
                command.at(),
                isAdmin.test(me) ? Act.By.ADMIN : Act.By.MODERATOR,
                account == null ? me : account.name().display(),
                before.address(),
                deed.type,
                deed.whom,
                deed.room,
                deed.detail,
                deed.why,
                "ok");
    }

    /**
     * @param type of the request
     */
    private record Deed(
            String type,
            @Nullable String whom,
            @Nullable String room,
            @Nullable String detail,
            @Nullable String why) {}

    private @Nullable Deed deed(Input input, String me, Outcome outcome) {
        boolean isNothing = outcome.events().isEmpty();
        if (input instanceof Input.CodeDrawn drawn && !isNothing) {
            return new Deed(
                    RequestKind.CREATE_CODE.word(), null, drawn.request().room(), null, null);
        }
        if (input instanceof Input.PasswordIssued issued && !isNothing) {
            return new Deed(RequestKind.CREATE_ACCOUNT.word(), issued.name().display(), null, null, null);
        }
        return input instanceof Input.Asked asked && (!isNothing || asked.request() instanceof Request.Broadcast)
                ? deed(asked, me, outcome)
                : null;
    }

    private @Nullable Deed deed(Input.Asked asked, String me, Outcome outcome) {
        Request request = asked.request();
        String type = request.type();
        return switch (request.kind()) {
            case KICK -> {
                Request.Kick kick = (Request.Kick) request;
                yield new Deed(type, kick.user(), kick.room(), null, kick.text());
            }
            case BAN -> {
                Request.Ban ban = (Request.Ban) request;
                yield new Deed(type, either(ban.user(), ban.source()), ban.room(), null, ban.text());
            }
            case UNBAN -> {
                Request.Unban unban = (Request.Unban) request;
                yield new Deed(type, either(unban.user(), unban.source()), unban.room(), null, null);
            }
            case INVITE -> {
                Request.Invite invite = (Request.Invite) request;
                yield new Deed(type, invite.user(), invite.room(), null, null);
            }
            case ROLE -> {
                Request.Role role = (Request.Role) request;
                yield new Deed(type, role.user(), role.room(), role.role().toString(), null);
            }
            case SET -> {
                Request.Set set = (Request.Set) request;
                yield new Deed(type, null, set.room(), set.setting() + " = " + set.value(), null);
            }
            case DELETE_ROOM -> new Deed(type, null, ((Request.DeleteRoom) request).room(), null, null);
            case DELETE -> deletion((Request.Delete) request, asked.found(), me, outcome);
            case BROADCAST ->
                isAdmin.test(me) && !outcome.effects().isEmpty() ? new Deed(type, null, null, null, null) : null;
            case BOT -> {
                Request.Bot bot = (Request.Bot) request;
                yield new Deed(type, bot.user(), null, bot.on() ? null : "off", null);
            }
            // The code itself is for nobody's eyes.
            case REVOKE_CODE -> new Deed(type, null, null, null, null);
            // Told when chance has made the code or the password.
            case CREATE_CODE, CREATE_ACCOUNT, CODES -> null;
            case REGISTER, LOGIN, LOGOUT, PASSWORD, SESSIONS, END_SESSION -> null;
            case ROOMS, CREATE, JOIN, LEAVE, MEMBERS, WHO, BANS, TOPIC -> null;
            case BLOCK, UNBLOCK, BLOCKED, PREFERENCE -> null;
            case SEND, HISTORY, SEARCH, READ, RECEIVED, TYPING, AWAY, EDIT, REACT, PING -> null;
        };
    }

    /** Whom a ban is about: a user, or whoever comes from a source. */
    private static @Nullable String either(@Nullable String user, @Nullable String source) {
        return user == null ? source : user;
    }

    /** A message that somebody else wrote. */
    private @Nullable Deed deletion(Request.Delete request, @Nullable Answer found, String me, Outcome outcome) {
        for (Event event : outcome.events()) {
            if (event instanceof Event.EntryWritten written && world.state().find(written.log()) instanceof Room room) {
                String author = author(room, request.target(), found);
                Account mine = world.state().account(me);
                boolean isMine = mine != null && mine.name().display().equals(author);
                return isMine
                        ? null
                        : new Deed(request.type(), author, request.room(), "message " + request.target(), null);
            }
        }
        return null;
    }

    private static @Nullable String author(Room room, long seq, @Nullable Answer found) {
        if (seq >= room.entries().firstSeq()) {
            return room.entries().at(seq) instanceof Entry.Message message ? message.from() : null;
        }
        if (found instanceof Answer.OldEntries old) {
            return old.entries().stream()
                    .filter(entry -> entry.seq() == seq && entry instanceof Entry.Message)
                    .map(entry -> ((Entry.Message) entry).from())
                    .findFirst()
                    .orElse(null);
        }
        return null;
    }
}
