package dev.parley.server.core;

import dev.parley.name.Name;
import dev.parley.protocol.Request;
import dev.parley.protocol.RequestId;
import dev.parley.protocol.Role;
import dev.parley.server.core.event.LogId;
import dev.parley.server.core.query.Answer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a command brings: a client's request, the answer of a worker, a word from the console, a connection's coming or going. */
public sealed interface Input {

    /** Hands this to the visitor's method for its kind. */
    <R> R accept(Visitor<R> visitor);

    /** One method for each kind, so that a new kind does not compile until every visitor says what it means there. */
    interface Visitor<R> {
        R asked(Asked asked);

        R connected(Connected connected);

        R disconnected(Disconnected disconnected);

        R passwordHashed(PasswordHashed passwordHashed);

        R codeDrawn(CodeDrawn codeDrawn);

        R passwordIssued(PasswordIssued passwordIssued);

        R passwordChecked(PasswordChecked passwordChecked);

        R passwordReplaced(PasswordReplaced passwordReplaced);

        R workerBusy(WorkerBusy workerBusy);

        R opened(Opened opened);

        R operatorSaid(OperatorSaid operatorSaid);

        R operatorNoticeKept(OperatorNoticeKept operatorNoticeKept);

        R operatorKicked(OperatorKicked operatorKicked);

        R operatorSetPassword(OperatorSetPassword operatorSetPassword);

        R operatorDisabledAccount(OperatorDisabledAccount operatorDisabledAccount);

        R operatorCreatedAccount(OperatorCreatedAccount operatorCreatedAccount);

        R operatorSetBot(OperatorSetBot operatorSetBot);

        R operatorMadeCode(OperatorMadeCode operatorMadeCode);

        R operatorRevokedCode(OperatorRevokedCode operatorRevokedCode);

        R operatorBannedSource(OperatorBannedSource operatorBannedSource);

        R operatorUnbannedSource(OperatorUnbannedSource operatorUnbannedSource);

        R operatorDeletedAccount(OperatorDeletedAccount operatorDeletedAccount);

        R operatorDeletedRoom(OperatorDeletedRoom operatorDeletedRoom);

        R operatorClearedHistory(OperatorClearedHistory operatorClearedHistory);

        R operatorSetRetention(OperatorSetRetention operatorSetRetention);

        R operatorBanned(OperatorBanned operatorBanned);

        R operatorUnbanned(OperatorUnbanned operatorUnbanned);

        R operatorGaveRole(OperatorGaveRole operatorGaveRole);

        R operatorEndedSession(OperatorEndedSession operatorEndedSession);

        R historyExpired(HistoryExpired historyExpired);

        R roomUnused(RoomUnused roomUnused);

        R roomQuiet(RoomQuiet roomQuiet);

        R tokensDue(TokensDue tokensDue);
    }

    /** What its session is owed the one reply for, at once or after a worker's answer. */
    sealed interface Answered extends Input {

        /** What the reply repeats. */
        @Nullable
        RequestId re();
    }

    /**
     * A request.
     *
     * @param found what was looked up for it in the store, when it is decided for the second time
     */
    record Asked(
            @Nullable RequestId re,
            Request request,
            @Nullable Answer found) implements Answered {
        public Asked(@Nullable RequestId re, Request request) {
            this(re, request, null);
        }

        public Asked with(Answer answer) {
            return new Asked(re, request, answer);
        }

        @Override
        public <R> R accept(Input.Visitor<R> visitor) {
            return visitor.asked(this);
        }
    }

    /**
     * A new connection.
     *
     * @param address {@code ip:port}
     * @param network what limits count as one client's doing
     */
    record Connected(String address, String network) implements Input {
        @Override
        public <R> R accept(Input.Visitor<R> visitor) {
            return visitor.connected(this);
        }
    }

    record Disconnected() implements Input {
        @Override
        public <R> R accept(Input.Visitor<R> visitor) {
            return visitor.disconnected(this);
        }
    }

    /**
     * A password was hashed for a new account.
     *
     * @param device the client's label for itself
     * @param codeHash of the invitation code that was given; null where none was needed
     */
    record PasswordHashed(
            @Nullable RequestId re,
            Name name,
            String hash,
            @Nullable String device,
            @Nullable String codeHash,
            FreshToken token)
            implements Answered {

        /** Without an invitation code. */
        public PasswordHashed(
                @Nullable RequestId re, Name name, String hash, @Nullable String device, FreshToken token) {
            this(re, name, hash, device, null, token);
        }

        @Override
        public String toString() {
            return "PasswordHashed[" + name + "]";
        }

        @Override
        public <R> R accept(Input.Visitor<R> visitor) {
            return visitor.passwordHashed(this);
        }
    }

    /**
     * A random invitation code was made for somebody who asked for one.
     *
     * @param code as people write it
     */
    record CodeDrawn(@Nullable RequestId re, Request.CreateCode request, String code) implements Answered {
        @Override
        public String toString() {
            return "CodeDrawn[hidden]";
        }

        @Override
        public <R> R accept(Input.Visitor<R> visitor) {
            return visitor.codeDrawn(this);
        }
    }

    /** A random password was made and hashed, for an account that an admin makes for somebody else. */
    record PasswordIssued(@Nullable RequestId re, Name name, String password, String hash) implements Answered {
        @Override
        public String toString() {
            return "PasswordIssued[" + name + "]";
        }

        @Override
        public <R> R accept(Input.Visitor<R> visitor) {
            return visitor.passwordIssued(this);
        }
    }

    /**
     * The operator makes an account for somebody.
     *
     * @param user as the operator wrote it
     */
    record OperatorCreatedAccount(String user, String passwordHash) implements Input {
        @Override
        public String toString() {
            return "OperatorCreatedAccount[" + user + "]";
        }

        @Override
        public <R> R accept(Input.Visitor<R> visitor) {
            return visitor.operatorCreatedAccount(this);
        }
    }

    /** The operator says whether an account is a program's. */
    record OperatorSetBot(String user, boolean bot) implements Input {
        @Override
        public <R> R accept(Input.Visitor<R> visitor) {
            return visitor.operatorSetBot(this);
        }
    }

    /**
     * The operator wants an invitation code.
     *
     * @param code that chance has made, as people write it
     */
    record OperatorMadeCode(Request.CreateCode request, String code) implements Input {
        @Override
        public String toString() {
            return "OperatorMadeCode[hidden]";
        }

        @Override
        public <R> R accept(Input.Visitor<R> visitor) {
            return visitor.operatorMadeCode(this);
        }
    }

    /**
     * The operator takes an invitation code back.
     *
     * @param code its number, or the code itself
     */
    record OperatorRevokedCode(String code) implements Input {
        @Override
        public String toString() {
            return "OperatorRevokedCode[hidden]";
        }

        @Override
        public <R> R accept(Input.Visitor<R> visitor) {
            return visitor.operatorRevokedCode(this);
        }
    }

    /**
     * The operator lets nobody connect from a source any more.
     *
     * @param source an address, or {@code @} and a user's name
     * @param text why, for people; null where nothing is said
     * @param minutes for how long; null: until it is taken back
     */
    record OperatorBannedSource(
            String source, @Nullable String text, @Nullable Long minutes) implements Input {
        @Override
        public <R> R accept(Input.Visitor<R> visitor) {
            return visitor.operatorBannedSource(this);
        }
    }

    /** The operator takes the ban of a source back. */
    record OperatorUnbannedSource(String source) implements Input {
        @Override
        public <R> R accept(Input.Visitor<R> visitor) {
            return visitor.operatorUnbannedSource(this);
        }
    }

    /**
     * A password was compared with an account's hash.
     *
     * @param user canonical
     * @param hash that it was compared with, which may be the account's no longer; null where there was none
     * @param isRemembered whether the token is to be stored
     */
    record PasswordChecked(
            @Nullable RequestId re,
            String user,
            @Nullable String hash,
            boolean right,
            @Nullable String device,
            boolean isRemembered,
            FreshToken token)
            implements Answered {
        @Override
        public String toString() {
            return "PasswordChecked[" + user + ", right=" + right + "]";
        }

        @Override
        public <R> R accept(Input.Visitor<R> visitor) {
            return visitor.passwordChecked(this);
        }
    }

    /**
     * An old password was compared and a new one hashed.
     *
     * @param oldHash that the old one was compared with, which may be the account's no longer
     * @param newHash null where the old one was wrong
     */
    record PasswordReplaced(
            @Nullable RequestId re,
            String oldHash,
            @Nullable String newHash) implements Answered {
        @Override
        public String toString() {
            return "PasswordReplaced[right=" + (newHash != null) + "]";
        }

        @Override
        public <R> R accept(Input.Visitor<R> visitor) {
            return visitor.passwordReplaced(this);
        }
    }

    /**
     * The worker has too much to do already.
     *
     * @param registration whether a password was to be hashed for a new account that counts against its network
     */
    record WorkerBusy(@Nullable RequestId re, boolean registration) implements Answered {
        @Override
        public <R> R accept(Input.Visitor<R> visitor) {
            return visitor.workerBusy(this);
        }
    }

    /** The server opens for business. */
    record Opened() implements Input {
        @Override
        public <R> R accept(Input.Visitor<R> visitor) {
            return visitor.opened(this);
        }
    }

    /** The operator says something to everyone. */
    record OperatorSaid(String text) implements Input {
        @Override
        public <R> R accept(Input.Visitor<R> visitor) {
            return visitor.operatorSaid(this);
        }
    }

    /**
     * What the operator is about to say is kept for those who come later. By itself: what is said reaches those who are here also where
     * nothing can be stored.
     */
    record OperatorNoticeKept(String text) implements Input {
        @Override
        public <R> R accept(Input.Visitor<R> visitor) {
            return visitor.operatorNoticeKept(this);
        }
    }

    /**
     * The operator ends all of a user's connections.
     *
     * @param user as written
     * @param text why, for people; empty where nothing is said
     */
    record OperatorKicked(String user, String text) implements Input {
        @Override
        public <R> R accept(Input.Visitor<R> visitor) {
            return visitor.operatorKicked(this);
        }
    }

    /**
     * The operator gives a user another password. It ends every sign-in of that user.
     *
     * @param user as written
     */
    record OperatorSetPassword(String user, String passwordHash) implements Input {
        @Override
        public String toString() {
            return "OperatorSetPassword[" + user + "]";
        }

        @Override
        public <R> R accept(Input.Visitor<R> visitor) {
            return visitor.operatorSetPassword(this);
        }
    }

    /**
     * The operator lets nobody sign in to an account any more, or lets its user in again.
     *
     * @param user as written
     */
    record OperatorDisabledAccount(String user, boolean disabled) implements Input {
        @Override
        public <R> R accept(Input.Visitor<R> visitor) {
            return visitor.operatorDisabledAccount(this);
        }
    }

    /**
     * The operator wants an account gone, and all that its user wrote.
     *
     * @param user as written
     */
    record OperatorDeletedAccount(String user) implements Input {
        @Override
        public <R> R accept(Input.Visitor<R> visitor) {
            return visitor.operatorDeletedAccount(this);
        }
    }

    /**
     * The operator wants a room gone, whoever is in it.
     *
     * @param room as written
     */
    record OperatorDeletedRoom(String room) implements Input {
        @Override
        public <R> R accept(Input.Visitor<R> visitor) {
            return visitor.operatorDeletedRoom(this);
        }
    }

    /**
     * The operator wants all that was said in a room gone.
     *
     * @param room as written
     */
    record OperatorClearedHistory(String room) implements Input {
        @Override
        public <R> R accept(Input.Visitor<R> visitor) {
            return visitor.operatorClearedHistory(this);
        }
    }

    /**
     * The operator says how long a room's entries are kept.
     *
     * @param room as written
     * @param days null: as the server's setting says; 0: for ever
     */
    record OperatorSetRetention(String room, @Nullable Integer days) implements Input {
        @Override
        public <R> R accept(Input.Visitor<R> visitor) {
            return visitor.operatorSetRetention(this);
        }
    }

    /**
     * The operator bans a user from a room.
     *
     * @param room as written
     * @param user as written
     * @param text why, for people; empty where nothing is said
     */
    record OperatorBanned(String room, String user, String text) implements Input {
        @Override
        public <R> R accept(Input.Visitor<R> visitor) {
            return visitor.operatorBanned(this);
        }
    }

    /**
     * The operator lets a user into a room again.
     *
     * @param room as written
     * @param user as written
     */
    record OperatorUnbanned(String room, String user) implements Input {
        @Override
        public <R> R accept(Input.Visitor<R> visitor) {
            return visitor.operatorUnbanned(this);
        }
    }

    /**
     * The operator gives a member of a room a role there.
     *
     * @param room as written
     * @param user as written
     */
    record OperatorGaveRole(String room, String user, Role role) implements Input {
        @Override
        public <R> R accept(Input.Visitor<R> visitor) {
            return visitor.operatorGaveRole(this);
        }
    }

    /**
     * The operator ends one sign-in of a user.
     *
     * @param user as written
     * @param session its name in the list of sign-ins
     */
    record OperatorEndedSession(String user, String session) implements Input {
        @Override
        public <R> R accept(Input.Visitor<R> visitor) {
            return visitor.operatorEndedSession(this);
        }
    }

    /** Entries of a log up to this one are older than they may become. */
    record HistoryExpired(LogId log, long upTo) implements Input {
        @Override
        public <R> R accept(Input.Visitor<R> visitor) {
            return visitor.historyExpired(this);
        }
    }

    /**
     * Uses of a user's tokens may have to be written down, or tokens to be void because nobody used them.
     *
     * @param user canonical
     * @param now a time that has certainly come
     * @param unusedSince tokens that were not used since then are void; null if none is
     */
    record TokensDue(String user, Instant now, @Nullable Instant unusedSince) implements Input {
        @Override
        public <R> R accept(Input.Visitor<R> visitor) {
            return visitor.tokensDue(this);
        }
    }

    /**
     * A room may have been without members for so long, and without a word, that it ends.
     *
     * @param room canonical
     * @param now a time that has certainly come
     * @param silent whether the store was asked and has no message of it; false where it was not asked
     */
    record RoomUnused(String room, Instant now, boolean silent) implements Input {
        @Override
        public <R> R accept(Input.Visitor<R> visitor) {
            return visitor.roomUnused(this);
        }
    }

    /**
     * Nothing may have happened in a room for so long that it ends, whoever is in it.
     *
     * @param room canonical
     * @param before a time that has certainly come, so long ago
     * @param days as the operator's setting says, for people
     */
    record RoomQuiet(String room, Instant before, int days) implements Input {
        @Override
        public <R> R accept(Input.Visitor<R> visitor) {
            return visitor.roomQuiet(this);
        }
    }
}
