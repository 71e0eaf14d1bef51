package dev.parley.server.session;

import dev.parley.protocol.Entry;
import dev.parley.protocol.ErrorReply;
import dev.parley.protocol.RequestKind;
import dev.parley.protocol.ServerMessage;
import dev.parley.server.core.Command;
import dev.parley.server.core.Effect;
import dev.parley.server.core.Input;
import dev.parley.server.core.Outcome;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.LogId;
import dev.parley.server.core.event.PresenceChange;
import dev.parley.server.core.event.Restored;
import dev.parley.server.core.state.Account;
import dev.parley.server.core.state.Session;
import dev.parley.server.core.state.World;
import dev.parley.text.SourceText;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the operator what goes on, in a readable line each, and the day's file which request of whom came to what. Never a
 * text, a password or a token. Of those who are not signed in nothing is told but that they sign in, or try a password: a
 * stranger must not fill the disk with lines. The loggers write on a thread of their own.
 */
final class ActivityLog {

    private static final Logger ACTIVITY = LoggerFactory.getLogger("parley");
    private static final Logger REQUESTS = LoggerFactory.getLogger("parley.requests");

    private static final Input.Visitor<String> REQUEST_TYPE = new RequestType();

    /** Characters of a type that is none, which a stranger chose. */
    private static final int MOST_OF_A_TYPE = 32;

    /** A request as it is logged: a line for people, and its parts for programs. */
    private record Told(String request, String user, String address, String result) {
        @Override
        public String toString() {
            return request + " by " + user + " from <" + address + ">: " + result;
        }
    }

    private final World world;
    private final BooleanSupplier activity;
    private final BooleanSupplier requests;

    /** Both may change while the server runs. */
    ActivityLog(World world, BooleanSupplier activity, BooleanSupplier requests) {
        this.world = world;
        this.activity = activity;
        this.requests = requests;
    }

    /**
     * After a command was applied.
     *
     * @param before the command's session as it was when the command came
     */
    void tell(Command command, @Nullable Session before, Outcome outcome) {
        if (activity.getAsBoolean()) {
            outcome.events().forEach(event -> event.handle(new Events(command)));
            outcome.changes().forEach(change -> change.handle(new Changes(command, before)));
        }
        if (requests.getAsBoolean() && (isSignedIn(before) || isSigningIn(command))) {
            String type = command.input().accept(REQUEST_TYPE);
            for (Effect effect : outcome.effects()) {
                if (!type.isEmpty() && effect instanceof Effect.Reply reply) {
                    tellResult(type, who(command, before), address(before), reply.message());
                }
            }
        }
    }

    /** A line was refused before it became a command. */
    void tellRefused(@Nullable String type, @Nullable Session session, ErrorReply error) {
        if (requests.getAsBoolean() && isSignedIn(session)) {
            String what = type == null ? "line" : type.substring(0, Math.min(type.length(), MOST_OF_A_TYPE));
            REQUESTS.info("{}", new Told(what, user(session), address(session), error.code()));
        }
    }

    /** A session is within its rate again, after so many requests that were not. */
    void tellLimited(@Nullable Session session, int requestsRefused) {
        if (requests.getAsBoolean() && isSignedIn(session)) {
            REQUESTS.info(
                    "{} requests by {} from <{}>: rate_limited", requestsRefused, user(session), address(session));
        }
    }

    private static boolean isSignedIn(@Nullable Session session) {
        return session != null && session.login() != null;
    }

    /** Whether somebody came in by the command, or had a password looked at, of which there are not many. */
    private boolean isSigningIn(Command command) {
        return command.input() instanceof Input.PasswordChecked
                || isSignedIn(world.presence().session(command.session()));
    }

    private static void tellResult(String type, String user, String address, ServerMessage message) {
        String result =
                message instanceof ServerMessage.Failed failed ? failed.error().code() : "ok";
        REQUESTS.info("{}", new Told(type, user, address, result));
    }

    /** Who asked: who was signed in before, or is by what was asked. */
    private String who(Command command, @Nullable Session before) {
        return user(isSignedIn(before) ? before : world.presence().session(command.session()));
    }

    /** The request that a reply to this input answers; empty for what nobody asked for. */
    private static final class RequestType implements Input.Visitor<String> {
        @Override
        public String asked(Input.Asked asked) {
            return asked.request().type();
        }

        @Override
        public String passwordHashed(Input.PasswordHashed done) {
            return RequestKind.REGISTER.word();
        }

        @Override
        public String codeDrawn(Input.CodeDrawn drawn) {
            return RequestKind.CREATE_CODE.word();
        }

        @Override
        public String passwordIssued(Input.PasswordIssued done) {
            return RequestKind.CREATE_ACCOUNT.word();
        }

        @Override
        public String operatorCreatedAccount(Input.OperatorCreatedAccount created) {
            return "";
        }

        @Override
        public String operatorSetBot(Input.OperatorSetBot set) {
            return "";
        }

        @Override
        public String operatorMadeCode(Input.OperatorMadeCode made) {
            return "";
        }

        @Override
        public String operatorRevokedCode(Input.OperatorRevokedCode revoked) {
            return "";
        }

        @Override
        public String operatorBannedSource(Input.OperatorBannedSource banned) {
            return "";
        }

        @Override
        public String operatorUnbannedSource(Input.OperatorUnbannedSource unbanned) {
            return "";
        }

        @Override
        public String passwordChecked(Input.PasswordChecked done) {
            return RequestKind.LOGIN.word();
        }

        @Override
        public String passwordReplaced(Input.PasswordReplaced done) {
            return RequestKind.PASSWORD.word();
        }

        @Override
        public String workerBusy(Input.WorkerBusy busy) {
            return "password work";
        }

        @Override
        public String connected(Input.Connected connected) {
            return "";
        }

        @Override
        public String disconnected(Input.Disconnected disconnected) {
            return "";
        }

        @Override
        public String opened(Input.Opened opened) {
            return "";
        }

        @Override
        public String operatorSaid(Input.OperatorSaid said) {
            return "";
        }

        @Override
        public String operatorNoticeKept(Input.OperatorNoticeKept kept) {
            return "";
        }

        @Override
        public String operatorKicked(Input.OperatorKicked kicked) {
            return "";
        }

        @Override
        public String operatorSetPassword(Input.OperatorSetPassword set) {
            return "";
        }

        @Override
        public String operatorDisabledAccount(Input.OperatorDisabledAccount set) {
            return "";
        }

        @Override
        public String operatorDeletedAccount(Input.OperatorDeletedAccount deleted) {
            return "";
        }

        @Override
        public String operatorDeletedRoom(Input.OperatorDeletedRoom deleted) {
            return "";
        }

        @Override
        public String operatorClearedHistory(Input.OperatorClearedHistory cleared) {
            return "";
        }

        @Override
        public String operatorSetRetention(Input.OperatorSetRetention set) {
            return "";
        }

        @Override
        public String operatorBanned(Input.OperatorBanned banned) {
            return "";
        }

        @Override
        public String operatorUnbanned(Input.OperatorUnbanned unbanned) {
            return "";
        }

        @Override
        public String operatorGaveRole(Input.OperatorGaveRole given) {
            return "";
        }

        @Override
        public String operatorEndedSession(Input.OperatorEndedSession ended) {
            return "";
        }

        @Override
        public String historyExpired(Input.HistoryExpired expired) {
            return "";
        }

        @Override
        public String roomUnused(Input.RoomUnused unused) {
            return "";
        }

        @Override
        public String roomQuiet(Input.RoomQuiet quiet) {
            return "";
        }

        @Override
        public String tokensDue(Input.TokensDue due) {
            return "";
        }
    }

    private final class Events implements Event.Handler {
        private final Command command;

        Events(Command command) {
            this.command = command;
        }

        @Override
        public void entryWritten(Event.EntryWritten written) {
            String told = written.entry().accept(new Entries(command, written));
            if (!told.isEmpty()) {
                ACTIVITY.info("{}", told);
            }
        }

        @Override
        public void accountCreated(Event.AccountCreated created) {
            if (command.input() instanceof Input.PasswordHashed) {
                ACTIVITY.info("{} registered from <{}>", created.name(), address(command));
            } else {
                boolean isOperator = command.input() instanceof Input.OperatorCreatedAccount;
                ACTIVITY.info("{} made the account {}", isOperator ? "the operator" : "an admin", created.name());
            }
        }

        @Override
        public void roomCreated(Event.RoomCreated created) {
            if (created.owner() != null) {
                ACTIVITY.info("{} created room [{}]", display(created.owner()), created.name());
            }
        }

        @Override
        public void roomEnded(Event.RoomEnded ended) {
            ACTIVITY.info("room [{}] ended: {}", ended.room(), whyEnded());
        }

        private String whyEnded() {
            Input input = command.input();
            if (input instanceof Input.OperatorDeletedRoom) {
                return "the operator deleted it";
            }
            if (input instanceof Input.Asked) {
                return user(world.presence().session(command.session())) + " deleted it";
            }
            if (input instanceof Input.RoomQuiet) {
                return "nothing happened in it for too long";
            }
            return "nothing was ever said in it, and nobody was in it for a day";
        }

        @Override
        public void passwordChanged(Event.PasswordChanged changed) {
            ACTIVITY.info("{} has a new password", display(changed.user()));
        }

        @Override
        public void tokenIssued(Event.TokenIssued issued) {
            // Told as a sign-in.
        }

        @Override
        public void tokenUsed(Event.TokenUsed used) {
            // Told as a sign-in.
        }

        @Override
        public void tokenRevoked(Event.TokenRevoked revoked) {
            // Told as a sign-out.
        }

        @Override
        public void cursorMoved(Event.CursorMoved moved) {
            // Nobody's business.
        }

        @Override
        public void historyCleared(Event.HistoryCleared cleared) {
            // The console answers the operator.
        }

        @Override
        public void retentionSet(Event.RetentionSet set) {
            // Likewise.
        }

        @Override
        public void accountDisabled(Event.AccountDisabled set) {
            ACTIVITY.info("the account {} was {}", display(set.user()), set.disabled() ? "disabled" : "enabled");
        }

        @Override
        public void userForgotten(Event.UserForgotten forgotten) {
            ACTIVITY.info("the account {} was deleted", forgotten.user());
        }

        @Override
        public void roleGiven(Event.RoleGiven given) {
            ACTIVITY.info("{} is {} of room [{}] now", display(given.user()), given.role(), given.room());
        }

        @Override
        public void userBanned(Event.UserBanned banned) {
            ACTIVITY.info("{} banned {} from room [{}]", banned.by(), display(banned.user()), banned.room());
        }

        @Override
        public void userUnbanned(Event.UserUnbanned unbanned) {
            ACTIVITY.info("{} may enter room [{}] again", display(unbanned.user()), unbanned.room());
        }

        @Override
        public void userInvited(Event.UserInvited invited) {
            ACTIVITY.info("{} invited {} to room [{}]", invited.by(), display(invited.user()), invited.room());
        }

        @Override
        public void invitationEnded(Event.InvitationEnded ended) {
            ACTIVITY.info("{} is not invited to room [{}] any more", display(ended.user()), ended.room());
        }

        @Override
        public void sourceBanned(Event.SourceBanned banned) {
            ACTIVITY.info("{} banned the address <{}>", banned.by(), SourceText.of(banned.source()));
        }

        @Override
        public void sourceUnbanned(Event.SourceUnbanned unbanned) {
            ACTIVITY.info("the address <{}> is not banned any more", SourceText.of(unbanned.source()));
        }

        @Override
        public void noticeSaid(Event.NoticeSaid said) {
            if (said.from() != null) {
                ACTIVITY.info("{} sent a notice to everybody", said.from());
            }
        }

        @Override
        public void noticesSeen(Event.NoticesSeen seen) {
            // Nobody's business.
        }

        @Override
        public void userBlocked(Event.UserBlocked one) {
            // Nobody's business.
        }

        @Override
        public void codeMade(Event.CodeMade made) {
            String room = made.room() == null ? "" : " for room [" + made.room() + "]";
            ACTIVITY.info(
                    "{} made invitation code {}{}: {} uses, {} days",
                    made.by(),
                    made.number(),
                    room,
                    made.uses(),
                    made.days());
        }

        @Override
        public void codeUsed(Event.CodeUsed used) {
            ACTIVITY.info("invitation code {} was used", used.number());
        }

        @Override
        public void codeEnded(Event.CodeEnded ended) {
            ACTIVITY.info("invitation code {} is no longer valid", ended.number());
        }

        @Override
        public void passwordDue(Event.PasswordDue due) {
            // Told as a new account.
        }

        @Override
        public void botSet(Event.BotSet set) {
            ACTIVITY.info("the account {} is {} now", display(set.user()), set.bot() ? "a bot's" : "a person's");
        }

        @Override
        public void userUnblocked(Event.UserUnblocked one) {
            // Nobody's business.
        }

        @Override
        public void preferenceSet(Event.PreferenceSet set) {
            // Nobody's business.
        }

        @Override
        public void restored(Restored restored) {
            // No command comes to this.
        }
    }

    /** What an entry is told as; empty for one that is not. */
    private final class Entries implements Entry.Visitor<String> {
        private final Command command;
        private final Event.EntryWritten written;
        private final String actor;

        Entries(Command command, Event.EntryWritten written) {
            this.command = command;
            this.written = written;
            this.actor = display(written.actor());
        }

        @Override
        public String message(Entry.Message message) {
            return "message forwarded from " + actor + " to " + place();
        }

        @Override
        public String joined(Entry.Joined joined) {
            return actor + " joined room [" + joined.room() + "] from <" + address(command) + ">";
        }

        @Override
        public String left(Entry.Left left) {
            return actor + " left room [" + left.room() + "]" + why(left);
        }

        private static String why(Entry.Left left) {
            return switch (left.reason()) {
                case LEAVE -> "";
                case LOGOUT -> " (signed out)";
                case KICKED -> " (kicked by " + left.by() + ")";
                case BANNED -> " (banned by " + left.by() + ")";
            };
        }

        @Override
        public String topic(Entry.Topic topic) {
            return actor + " set the topic of room [" + topic.room() + "]";
        }

        @Override
        public String edited(Entry.Edited edited) {
            return actor + " edited a message to " + place();
        }

        @Override
        public String deleted(Entry.Deleted deleted) {
            return actor + " deleted a message to " + place();
        }

        @Override
        public String reacted(Entry.Reacted reacted) {
            return "";
        }

        @Override
        public String role(Entry.Role role) {
            // Told as what it comes to.
            return "";
        }

        @Override
        public String setting(Entry.Setting set) {
            return actor + " set " + set.setting() + " of room [" + set.room() + "] to " + set.value();
        }

        private String place() {
            return written.log().accept(new Place(written.actor()));
        }
    }

    private final class Changes implements PresenceChange.Handler {
        private final Command command;
        private final @Nullable Session before;

        Changes(Command command, @Nullable Session before) {
            this.command = command;
            this.before = before;
        }

        @Override
        public void connected(PresenceChange.Connected connected) {
            // Told once somebody signs in.
        }

        @Override
        public void understood(PresenceChange.Understood understood) {
            // Nobody's business.
        }

        @Override
        public void disconnected(PresenceChange.Disconnected disconnected) {
            if (before != null && before.login() != null) {
                ACTIVITY.info("{} disconnected from <{}>", user(before), address(before));
            }
        }

        @Override
        public void signedIn(PresenceChange.SignedIn in) {
            ACTIVITY.info("{} signed in from <{}>", display(in.user()), address(command));
        }

        @Override
        public void signedOut(PresenceChange.SignedOut out) {
            // Whose account is deleted has not signed out.
            if (before != null) {
                ACTIVITY.info("{} signed out from <{}>", user(before), address(before));
            }
        }

        @Override
        public void tokenLent(PresenceChange.TokenLent lent) {
            // Told as a sign-in.
        }

        @Override
        public void tokenEnded(PresenceChange.TokenEnded ended) {
            // Told as a sign-out, or as a new password.
        }

        @Override
        public void lobbyOwed(PresenceChange.LobbyOwed owed) {
            // Told when the user joins.
        }

        @Override
        public void awaySet(PresenceChange.AwaySet set) {
            // Nobody's business.
        }

        @Override
        public void attempted(PresenceChange.Attempt attempt) {
            // The others are told as what they come to.
            if (attempt instanceof PresenceChange.SignInFailed failed) {
                // A name that nobody has is not written down: it may be a password, typed in the wrong place.
                String name = world.state().account(failed.user()) == null ? "an unknown user" : display(failed.user());
                ACTIVITY.info("wrong password for {} from <{}>", name, address(command));
            }
        }

        @Override
        public void done(PresenceChange.Deed deed) {
            // The request is told, or the message.
        }
    }

    /** Where somebody writes, as that user calls it. */
    private final class Place implements LogId.Visitor<String> {
        private final String actor;

        Place(String actor) {
            this.actor = actor;
        }

        @Override
        public String room(LogId.RoomLog room) {
            return "[" + room.name() + "]";
        }

        @Override
        public String direct(LogId.DirectLog direct) {
            return display(direct.other(actor));
        }
    }

    private String display(String user) {
        Account account = world.state().account(user);
        return account == null ? user : account.name().display();
    }

    private String user(@Nullable Session session) {
        return session == null || session.login() == null
                ? "nobody"
                : display(session.login().user());
    }

    private String address(Command command) {
        return address(world.presence().session(command.session()));
    }

    private static String address(@Nullable Session session) {
        return session == null ? "?" : session.address();
    }
}
