package dev.parley.server.core.event;

import dev.parley.name.Name;
import dev.parley.protocol.Entry;
import dev.parley.protocol.Role;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fact that is journaled. Users and rooms are named by their canonical names, which are stored here and never computed
 * again. No event holds a password, a token or an invitation code, only their hashes.
 */
public sealed interface Event
        permits Event.AccountCreated,
                Event.PasswordChanged,
                Event.TokenIssued,
                Event.TokenUsed,
                Event.TokenRevoked,
                Event.RoomCreated,
                Event.RoomEnded,
                Event.EntryWritten,
                Event.CursorMoved,
                Event.HistoryCleared,
                Event.RetentionSet,
                Event.AccountDisabled,
                Event.UserForgotten,
                Event.RoleGiven,
                Event.UserBanned,
                Event.UserUnbanned,
                Event.UserInvited,
                Event.InvitationEnded,
                Event.SourceBanned,
                Event.SourceUnbanned,
                Event.NoticeSaid,
                Event.NoticesSeen,
                Event.CodeMade,
                Event.CodeUsed,
                Event.CodeEnded,
                Event.PasswordDue,
                Event.BotSet,
                Event.UserBlocked,
                Event.UserUnblocked,
                Event.PreferenceSet,
                Restored {

    /** Hands this to the handler's method for its kind. */
    void handle(Handler handler);

    /** One method for each kind, so that a new kind does not compile until every handler says what to do with it. */
    interface Handler {
        void accountCreated(AccountCreated accountCreated);

        void passwordChanged(PasswordChanged passwordChanged);

        void tokenIssued(TokenIssued tokenIssued);

        void tokenUsed(TokenUsed tokenUsed);

        void tokenRevoked(TokenRevoked tokenRevoked);

        void roomCreated(RoomCreated roomCreated);

        void roomEnded(RoomEnded roomEnded);

        void entryWritten(EntryWritten entryWritten);

        void cursorMoved(CursorMoved cursorMoved);

        void historyCleared(HistoryCleared historyCleared);

        void retentionSet(RetentionSet retentionSet);

        void accountDisabled(AccountDisabled accountDisabled);

        void userForgotten(UserForgotten userForgotten);

        void roleGiven(RoleGiven roleGiven);

        void userBanned(UserBanned userBanned);

        void userUnbanned(UserUnbanned userUnbanned);

        void userInvited(UserInvited userInvited);

        void invitationEnded(InvitationEnded invitationEnded);

        void sourceBanned(SourceBanned sourceBanned);

        void sourceUnbanned(SourceUnbanned sourceUnbanned);

        void noticeSaid(NoticeSaid noticeSaid);

        void noticesSeen(NoticesSeen noticesSeen);

        void codeMade(CodeMade codeMade);

        void codeUsed(CodeUsed codeUsed);

        void codeEnded(CodeEnded codeEnded);

        void passwordDue(PasswordDue passwordDue);

        void botSet(BotSet botSet);

        void userBlocked(UserBlocked userBlocked);

        void userUnblocked(UserUnblocked userUnblocked);

        void preferenceSet(PreferenceSet preferenceSet);

        void restored(Restored restored);
    }

    record AccountCreated(Name name, String passwordHash, Instant at) implements Event {
        @Override
        public String toString() {
            return "AccountCreated[" + name + ", " + at + "]";
        }

        @Override
        public void handle(Event.Handler handler) {
            handler.accountCreated(this);
        }
    }

    /**
     * Every token of the user but {@code keptToken} (a hash, or null for none) is void from here on.
     *
     * @param byOperator whether the user has not chosen it
     */
    record PasswordChanged(
            String user, String passwordHash, @Nullable String keptToken, boolean byOperator) implements Event {
        @Override
        public String toString() {
            return "PasswordChanged[" + user + "]";
        }

        @Override
        public void handle(Event.Handler handler) {
            handler.passwordChanged(this);
        }
    }

    /**
     * @param device the client's label for itself
     * @param address from where, without a port; null in what older servers wrote
     */
    record TokenIssued(
            String user,
            String tokenHash,
            @Nullable String device,
            @Nullable String address,
            Instant at) implements Event {
        @Override
        public String toString() {
            return "TokenIssued[" + user + ", " + device + ", " + at + "]";
        }

        @Override
        public void handle(Event.Handler handler) {
            handler.tokenIssued(this);
        }
    }

    /**
     * The token was good for something at this time. Not written each time: see {@link dev.parley.server.core.decide.TokenReview}.
     *
     * @param address from where, without a port; null where that is not known
     */
    record TokenUsed(
            String user, String tokenHash, @Nullable String address, Instant at) implements Event {
        @Override
        public String toString() {
            return "TokenUsed[" + user + ", " + at + "]";
        }

        @Override
        public void handle(Event.Handler handler) {
            handler.tokenUsed(this);
        }
    }

    record TokenRevoked(String user, String tokenHash) implements Event {
        @Override
        public String toString() {
            return "TokenRevoked[" + user + "]";
        }

        @Override
        public void handle(Event.Handler handler) {
            handler.tokenRevoked(this);
        }
    }

    /**
     * @param owner null for a room that the server made itself
     */
    record RoomCreated(
            Name name,
            String topic,
            boolean hidden,
            @Nullable String owner,
            Instant at) implements Event {
        @Override
        public void handle(Event.Handler handler) {
            handler.roomCreated(this);
        }
    }

    /**
     * The room is gone, with its entries, members and roles. A room that is made later under its name goes on with the numbers of
     * its entries. Where there were members, one number more is used up: each of them was told of the end by an entry.
     */
    record RoomEnded(String room) implements Event {
        @Override
        public void handle(Event.Handler handler) {
            handler.roomEnded(this);
        }
    }

    /**
     * The next entry of a log.
     *
     * @param actor who wrote it, or who joined or left
     * @param entry in a direct conversation with the room {@code @}, since each side calls it by another name
     * @param mentioned the members that a message mentions
     */
    record EntryWritten(LogId log, String actor, Entry entry, List<String> mentioned) implements Event {
        @Override
        public void handle(Event.Handler handler) {
            handler.entryWritten(this);
        }
    }

    /**
     * How far a user, or a user's device, has come in a log. Only ever forward.
     *
     * @param unread messages of others that are left to read; null for {@link Cursor#RECEIVED}, and in what older servers wrote
     */
    record CursorMoved(
            LogId log,
            String user,
            Cursor cursor,
            long seq,
            @Nullable Long unread) implements Event {
        @Override
        public void handle(Event.Handler handler) {
            handler.cursorMoved(this);
        }
    }

    /** The log's entries up to {@code upTo} are gone for good; those after it keep their numbers. */
    record HistoryCleared(LogId log, long upTo) implements Event {
        @Override
        public void handle(Event.Handler handler) {
            handler.historyCleared(this);
        }
    }

    /**
     * How long a room's entries are kept.
     *
     * @param days null: as the server's setting says; 0: for ever
     */
    record RetentionSet(String room, @Nullable Integer days) implements Event {
        @Override
        public void handle(Event.Handler handler) {
            handler.retentionSet(this);
        }
    }

    /** Nobody can sign in to the account from here on, or somebody can again. Its tokens and memberships stay. */
    record AccountDisabled(String user, boolean disabled) implements Event {
        @Override
        public void handle(Event.Handler handler) {
            handler.accountDisabled(this);
        }
    }

    /**
     * The account is gone, with its tokens, memberships, roles and direct conversations; what the user wrote in rooms stands
     * there without text and name, under the numbers it had.
     */
    record UserForgotten(String user) implements Event {
        @Override
        public void handle(Event.Handler handler) {
            handler.userForgotten(this);
        }
    }

    /** Somebody has another role in a room, whether a member of it now or not. An entry tells the members. */
    record RoleGiven(String room, String user, Role role) implements Event {
        @Override
        public void handle(Event.Handler handler) {
            handler.roleGiven(this);
        }
    }

    /**
     * Somebody may not enter a room any more. It ends an invitation and takes away the role. A member leaves by an entry.
     *
     * @param by whose doing it was, as people see the name
     * @param text why; empty where nothing was said
     */
    record UserBanned(String room, String user, String by, String text, Instant at) implements Event {
        @Override
        public void handle(Event.Handler handler) {
            handler.userBanned(this);
        }
    }

    /** Somebody may enter a room again, as others may. */
    record UserUnbanned(String room, String user) implements Event {
        @Override
        public void handle(Event.Handler handler) {
            handler.userUnbanned(this);
        }
    }

    /**
     * Somebody may join a room, whoever else may. Joining uses it up.
     *
     * @param by whose doing it was, as people see the name
     */
    record UserInvited(String room, String user, String by, Instant at) implements Event {
        @Override
        public void handle(Event.Handler handler) {
            handler.userInvited(this);
        }
    }

    /** An invitation was declined or taken back. */
    record InvitationEnded(String room, String user) implements Event {
        @Override
        public void handle(Event.Handler handler) {
            handler.invitationEnded(this);
        }
    }

    /**
     * Nobody may connect from there any more. Another ban of the same source takes its place.
     *
     * @param source what limits count as one client
     * @param by whose doing it was, as people see the name
     * @param text why; empty where nothing was said
     * @param until when it ends; null: never
     */
    record SourceBanned(
            String source,
            String by,
            String text,
            Instant at,
            @Nullable Instant until) implements Event {
        @Override
        public void handle(Event.Handler handler) {
            handler.sourceBanned(this);
        }
    }

    /** The ban of a source was taken back, or has ended. */
    record SourceUnbanned(String source) implements Event {
        @Override
        public void handle(Event.Handler handler) {
            handler.sourceUnbanned(this);
        }
    }

    /** A user wants to hear nothing from somebody. What that one wrote to the user directly counts as unread no longer. */
    record UserBlocked(String user, String blocked, Instant at) implements Event {
        @Override
        public void handle(Event.Handler handler) {
            handler.userBlocked(this);
        }
    }

    /** A user hears from somebody again. What came meanwhile does not count as unread. */
    record UserUnblocked(String user, String blocked) implements Event {
        @Override
        public void handle(Event.Handler handler) {
            handler.userUnblocked(this);
        }
    }

    /**
     * Something was said to all users, also to those who come within a day.
     *
     * @param number higher than those of all before
     * @param from the name of a user as people see it; null: the operator
     * @param told those who were online and have had it
     */
    record NoticeSaid(long number, String text, @Nullable String from, List<String> told, Instant at) implements Event {
        @Override
        public void handle(Event.Handler handler) {
            handler.noticeSaid(this);
        }
    }

    /** A user has been told the notices up to this number. */
    record NoticesSeen(String user, long upTo) implements Event {
        @Override
        public void handle(Event.Handler handler) {
            handler.noticesSeen(this);
        }
    }

    /**
     * There is a new invitation code.
     *
     * @param number that no other code has which is there
     * @param uses accounts that it makes
     * @param days that it is good for, from {@code at} on
     * @param room that whoever registers with it is in; null: none but the lobby
     * @param by who made it, as people see the name
     */
    record CodeMade(
            long number,
            String hash,
            int uses,
            int days,
            @Nullable String room,
            String by,
            Instant at) implements Event {
        @Override
        public String toString() {
            return "CodeMade[" + number + ", " + at + "]";
        }

        @Override
        public void handle(Event.Handler handler) {
            handler.codeMade(this);
        }
    }

    /** An account was made with a code. After the last of its uses it is gone. */
    record CodeUsed(long number) implements Event {
        @Override
        public void handle(Event.Handler handler) {
            handler.codeUsed(this);
        }
    }

    /** A code was revoked, or has expired. */
    record CodeEnded(long number) implements Event {
        @Override
        public void handle(Event.Handler handler) {
            handler.codeEnded(this);
        }
    }

    /** The user has to choose another password before anything else: an admin made the account, and knows this one. */
    record PasswordDue(String user) implements Event {
        @Override
        public void handle(Event.Handler handler) {
            handler.passwordDue(this);
        }
    }

    /** The account is a program's from here on, or a person's. */
    record BotSet(String user, boolean bot) implements Event {
        @Override
        public void handle(Event.Handler handler) {
            handler.botSet(this);
        }
    }

    /**
     * A user has set something about the own account.
     *
     * @param name the word of a {@link dev.parley.protocol.Preference}
     */
    record PreferenceSet(String user, String name, String value) implements Event {
        @Override
        public void handle(Event.Handler handler) {
            handler.preferenceSet(this);
        }
    }

    /** The two positions that are kept for each member of a log. */
    enum Cursor {
        READ,
        RECEIVED
    }
}
