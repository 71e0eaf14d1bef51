package dev.parley.server.session;

import dev.parley.protocol.Entry;
import dev.parley.protocol.Request;
import dev.parley.protocol.RequestKind;
import dev.parley.protocol.Role;
import dev.parley.server.audit.Deed;
import dev.parley.server.core.Input;
import dev.parley.server.core.Outcome;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.query.Answer;
import dev.parley.server.core.state.Account;
import dev.parley.server.core.state.Room;
import dev.parley.server.core.state.World;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which inputs and which requests the audit log has, and what it says of each. A new one does not compile until it says so here. Of
 * one command; the loop's thread.
 */
final class Deeds implements Input.Visitor<Optional<Deed>> {

    private final World world;
    private final String me;
    private final boolean isAdmin;
    private final Outcome outcome;

    /**
     * @param world after the command
     * @param me who gave it, canonical
     * @param isAdmin whether that is an admin of the server
     */
    Deeds(World world, String me, boolean isAdmin, Outcome outcome) {
        this.world = world;
        this.me = me;
        this.isAdmin = isAdmin;
        this.outcome = outcome;
    }

    private boolean isNothing() {
        return outcome.events().isEmpty();
    }

    @Override
    public Optional<Deed> asked(Input.Asked asked) {
        // A broadcast changes nothing that is stored.
        return isNothing() && !(asked.request() instanceof Request.Broadcast)
                ? Optional.empty()
                : Optional.ofNullable(deed(asked));
    }

    @Override
    public Optional<Deed> codeDrawn(Input.CodeDrawn drawn) {
        for (Event event : outcome.events()) {
            if (event instanceof Event.CodeMade made) {
                String detail = "code " + made.number() + ", " + made.uses() + " uses, " + made.days() + " days";
                return Optional.of(new Deed(
                        RequestKind.CREATE_CODE.word(), null, drawn.request().room(), detail, null));
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<Deed> passwordIssued(Input.PasswordIssued issued) {
        return isNothing()
                ? Optional.empty()
                : Optional.of(new Deed(
                        RequestKind.CREATE_ACCOUNT.word(), issued.name().display(), null, null, null));
    }

    // What people do to themselves, and what the server does by itself.

    @Override
    public Optional<Deed> connected(Input.Connected input) {
        return Optional.empty();
    }

    @Override
    public Optional<Deed> disconnected(Input.Disconnected input) {
        return Optional.empty();
    }

    @Override
    public Optional<Deed> passwordHashed(Input.PasswordHashed input) {
        return Optional.empty();
    }

    @Override
    public Optional<Deed> passwordChecked(Input.PasswordChecked input) {
        return Optional.empty();
    }

    @Override
    public Optional<Deed> passwordReplaced(Input.PasswordReplaced input) {
        return Optional.empty();
    }

    @Override
    public Optional<Deed> workerBusy(Input.WorkerBusy input) {
        return Optional.empty();
    }

    @Override
    public Optional<Deed> opened(Input.Opened input) {
        return Optional.empty();
    }

    @Override
    public Optional<Deed> historyExpired(Input.HistoryExpired input) {
        return Optional.empty();
    }

    @Override
    public Optional<Deed> roomUnused(Input.RoomUnused input) {
        return Optional.empty();
    }

    @Override
    public Optional<Deed> roomQuiet(Input.RoomQuiet input) {
        return Optional.empty();
    }

    @Override
    public Optional<Deed> tokensDue(Input.TokensDue input) {
        return Optional.empty();
    }

    // The console has recorded these with the account of the system and the reason, whether they came to something or
    // not.

    @Override
    public Optional<Deed> operatorSaid(Input.OperatorSaid input) {
        return Optional.empty();
    }

    @Override
    public Optional<Deed> operatorNoticeKept(Input.OperatorNoticeKept input) {
        return Optional.empty();
    }

    @Override
    public Optional<Deed> operatorKicked(Input.OperatorKicked input) {
        return Optional.empty();
    }

    @Override
    public Optional<Deed> operatorSetPassword(Input.OperatorSetPassword input) {
        return Optional.empty();
    }

    @Override
    public Optional<Deed> operatorDisabledAccount(Input.OperatorDisabledAccount input) {
        return Optional.empty();
    }

    @Override
    public Optional<Deed> operatorCreatedAccount(Input.OperatorCreatedAccount input) {
        return Optional.empty();
    }

    @Override
    public Optional<Deed> operatorSetBot(Input.OperatorSetBot input) {
        return Optional.empty();
    }

    @Override
    public Optional<Deed> operatorMadeCode(Input.OperatorMadeCode input) {
        return Optional.empty();
    }

    @Override
    public Optional<Deed> operatorRevokedCode(Input.OperatorRevokedCode input) {
        return Optional.empty();
    }

    @Override
    public Optional<Deed> operatorBannedSource(Input.OperatorBannedSource input) {
        return Optional.empty();
    }

    @Override
    public Optional<Deed> operatorUnbannedSource(Input.OperatorUnbannedSource input) {
        return Optional.empty();
    }

    @Override
    public Optional<Deed> operatorDeletedAccount(Input.OperatorDeletedAccount input) {
        return Optional.empty();
    }

    @Override
    public Optional<Deed> operatorDeletedRoom(Input.OperatorDeletedRoom input) {
        return Optional.empty();
    }

    @Override
    public Optional<Deed> operatorClearedHistory(Input.OperatorClearedHistory input) {
        return Optional.empty();
    }

    @Override
    public Optional<Deed> operatorSetRetention(Input.OperatorSetRetention input) {
        return Optional.empty();
    }

    @Override
    public Optional<Deed> operatorBanned(Input.OperatorBanned input) {
        return Optional.empty();
    }

    @Override
    public Optional<Deed> operatorUnbanned(Input.OperatorUnbanned input) {
        return Optional.empty();
    }

    @Override
    public Optional<Deed> operatorGaveRole(Input.OperatorGaveRole input) {
        return Optional.empty();
    }

    @Override
    public Optional<Deed> operatorEndedSession(Input.OperatorEndedSession input) {
        return Optional.empty();
    }

    private @Nullable Deed deed(Input.Asked asked) {
        Request request = asked.request();
        String type = request.type();
        return switch (request.kind()) {
            case KICK -> {
                Request.Kick kick = (Request.Kick) request;
                yield new Deed(type, kick.user(), kick.room(), null, kick.text());
            }
            case BAN -> {
                Request.Ban ban = (Request.Ban) request;
                String span = ban.minutes() == null ? null : ban.minutes() + " minutes";
                yield new Deed(type, either(ban.user(), ban.source()), ban.room(), span, ban.text());
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
            case DELETE -> deletion((Request.Delete) request, asked.found());
            case BROADCAST -> isAdmin && !outcome.effects().isEmpty() ? new Deed(type, null, null, null, null) : null;
            case BOT -> {
                Request.Bot bot = (Request.Bot) request;
                yield new Deed(type, bot.user(), null, bot.on() ? "on" : "off", null);
            }
            // The code itself is for nobody's eyes.
            case REVOKE_CODE -> new Deed(type, null, null, codeEnded(), null);
            case TOPIC -> topic((Request.Topic) request);
            // Told when chance has made the code or the password.
            case CREATE_CODE, CREATE_ACCOUNT, CODES -> null;
            case REGISTER, LOGIN, LOGOUT, PASSWORD, SESSIONS, END_SESSION -> null;
            case ROOMS, CREATE, JOIN, LEAVE, MEMBERS, WHO, BANS -> null;
            case BLOCK, UNBLOCK, BLOCKED, PREFERENCE -> null;
            case SEND, HISTORY, SEARCH, READ, RECEIVED, TYPING, AWAY, EDIT, REACT, PING -> null;
        };
    }

    /** By somebody who stands above the members of the room: where any of them may set it, the others are no moderators. */
    private @Nullable Deed topic(Request.Topic topic) {
        Room room = world.state().roomNamed(topic.room());
        boolean isModerator = isAdmin || room != null && room.role(me).isAbove(Role.MEMBER);
        return isModerator ? new Deed(topic.type(), null, topic.room(), topic.text(), null) : null;
    }

    private @Nullable String codeEnded() {
        for (Event event : outcome.events()) {
            if (event instanceof Event.CodeEnded ended) {
                return "code " + ended.number();
            }
        }
        return null;
    }

    /** Whom a ban is about: a user, or whoever comes from a source. */
    private static @Nullable String either(@Nullable String user, @Nullable String source) {
        return user == null ? source : user;
    }

    /** A message that somebody else wrote. */
    private @Nullable Deed deletion(Request.Delete request, @Nullable Answer found) {
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
