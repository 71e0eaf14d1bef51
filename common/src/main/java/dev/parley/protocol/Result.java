package dev.parley.protocol;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an {@code ok} carries, one record for each kind of answer. */
public sealed interface Result {

    /** Hands this to the visitor's method for its kind. */
    <R> R accept(Visitor<R> visitor);

    /** One method for each kind, so that a new kind does not compile until every visitor says what it means there. */
    interface Visitor<R> {
        R done(Done done);

        R signedIn(SignedIn signedIn);

        R roomList(RoomList roomList);

        R created(Created created);

        R joined(Joined joined);

        R memberList(MemberList memberList);

        R userList(UserList userList);

        R sessionList(SessionList sessionList);

        R sent(Sent sent);

        R broadcasted(Broadcasted broadcasted);

        R page(Page page);

        R found(Found found);

        R marked(Marked marked);

        R written(Written written);

        R banList(BanList banList);

        R newCode(NewCode newCode);

        R codeList(CodeList codeList);

        R newAccount(NewAccount newAccount);

        R blockedList(BlockedList blockedList);
    }

    /** Carried out, and nothing more to say. */
    record Done() implements Result {
        @Override
        public <R> R accept(Result.Visitor<R> visitor) {
            return visitor.done(this);
        }
    }

    /**
     * Answers {@code register} and {@code login}.
     *
     * @param temporaryPassword true where the operator set the password that was given, and the user is to choose another; null
     *     otherwise
     * @param forgotten another number than before where an account was deleted since; null where none ever was
     * @param invitations oldest first; null where there are none
     * @param admin true for an admin of the server; null otherwise
     * @param passwordDue true where the user has to choose another password before anything else; null otherwise
     * @param blocked whom the user has blocked, oldest first; null where there is nobody
     * @param preferences what the user has set otherwise than a new account has it, by the word of its {@link Preference}; null
     *     where there is nothing
     */
    record SignedIn(
            String user,
            String token,
            List<OwnRoom> rooms,
            @Nullable Boolean temporaryPassword,
            @Nullable Long forgotten,
            @Nullable List<Invitation> invitations,
            @Nullable Boolean admin,
            @Nullable Boolean passwordDue,
            @Nullable List<String> blocked,
            @Nullable Map<String, String> preferences)
            implements Result {

        /** Of somebody who has blocked nobody, and set nothing. */
        public SignedIn(
                String user,
                String token,
                List<OwnRoom> rooms,
                @Nullable Boolean temporaryPassword,
                @Nullable Long forgotten,
                @Nullable List<Invitation> invitations,
                @Nullable Boolean admin,
                @Nullable Boolean passwordDue) {
            this(user, token, rooms, temporaryPassword, forgotten, invitations, admin, passwordDue, null, null);
        }

        /** Of somebody who has a password of their own. */
        public SignedIn(
                String user,
                String token,
                List<OwnRoom> rooms,
                @Nullable Boolean temporaryPassword,
                @Nullable Long forgotten,
                @Nullable List<Invitation> invitations,
                @Nullable Boolean admin) {
            this(user, token, rooms, temporaryPassword, forgotten, invitations, admin, null);
        }

        /** Of somebody who is no admin. */
        public SignedIn(
                String user,
                String token,
                List<OwnRoom> rooms,
                @Nullable Boolean temporaryPassword,
                @Nullable Long forgotten,
                @Nullable List<Invitation> invitations) {
            this(user, token, rooms, temporaryPassword, forgotten, invitations, null);
        }

        /** Of somebody who is not invited to any room. */
        public SignedIn(
                String user,
                String token,
                List<OwnRoom> rooms,
                @Nullable Boolean temporaryPassword,
                @Nullable Long forgotten) {
            this(user, token, rooms, temporaryPassword, forgotten, null);
        }

        /** By a server on which no account was ever deleted. */
        public SignedIn(String user, String token, List<OwnRoom> rooms, @Nullable Boolean temporaryPassword) {
            this(user, token, rooms, temporaryPassword, null, null);
        }

        @Override
        public <R> R accept(Result.Visitor<R> visitor) {
            return visitor.signedIn(this);
        }

        @Override
        public String toString() {
            return "SignedIn[user=" + user + ", token hidden]";
        }
    }

    /**
     * Answers {@code rooms}.
     *
     * @param more true where there are others for which the reply had no room, null otherwise
     * @param next what to give as {@code after} for the next page, null where there is none
     */
    record RoomList(
            List<RoomSummary> rooms,
            @Nullable Boolean more,
            @Nullable String next) implements Result {
        @Override
        public <R> R accept(Result.Visitor<R> visitor) {
            return visitor.roomList(this);
        }
    }

    record Created(String room) implements Result {
        @Override
        public <R> R accept(Result.Visitor<R> visitor) {
            return visitor.created(this);
        }
    }

    /**
     * Answers {@code join}.
     *
     * @param deliveredSeq how far the other side of a direct conversation has received, null in a room
     * @param seenSeq how far it has read, likewise
     * @param firstSeq the oldest entry that is still kept, null where all are
     * @param membersTotal how many members there are, where the reply had no room for all
     * @param settings what is set otherwise than in a new room, by the word of its {@link RoomSetting}; null where nothing is
     */
    record Joined(
            String room,
            String topic,
            Role role,
            List<MemberSummary> members,
            List<Entry> entries,
            long lastSeq,
            boolean more,
            boolean created,
            @Nullable Long deliveredSeq,
            @Nullable Long seenSeq,
            @Nullable Long firstSeq,
            @Nullable Integer membersTotal,
            @Nullable Map<String, String> settings)
            implements Result {

        /** Of a room that is set as a new one. */
        public Joined(
                String room,
                String topic,
                Role role,
                List<MemberSummary> members,
                List<Entry> entries,
                long lastSeq,
                boolean more,
                boolean created,
                @Nullable Long deliveredSeq,
                @Nullable Long seenSeq,
                @Nullable Long firstSeq,
                @Nullable Integer membersTotal) {
            this(
                    room,
                    topic,
                    role,
                    members,
                    entries,
                    lastSeq,
                    more,
                    created,
                    deliveredSeq,
                    seenSeq,
                    firstSeq,
                    membersTotal,
                    null);
        }

        @Override
        public <R> R accept(Result.Visitor<R> visitor) {
            return visitor.joined(this);
        }
    }

    /**
     * Answers {@code members}.
     *
     * @param membersTotal how many there are, in a page and where the reply had no room for all
     * @param next what to give as {@code after} for the next page, null where there is none
     */
    record MemberList(
            String room,
            List<MemberSummary> members,
            @Nullable Integer membersTotal,
            @Nullable String next) implements Result {
        @Override
        public <R> R accept(Result.Visitor<R> visitor) {
            return visitor.memberList(this);
        }
    }

    /**
     * Answers {@code who}.
     *
     * @param more true where there are others for which the reply had no room, null otherwise
     */
    record UserList(List<UserSummary> users, @Nullable Boolean more) implements Result {
        @Override
        public <R> R accept(Result.Visitor<R> visitor) {
            return visitor.userList(this);
        }
    }

    /**
     * Answers {@code sessions}.
     *
     * @param sessions the asker's own first, then those that were used last
     */
    record SessionList(List<SessionSummary> sessions) implements Result {
        @Override
        public <R> R accept(Result.Visitor<R> visitor) {
            return visitor.sessionList(this);
        }
    }

    /**
     * One sign-in of the user who asks.
     *
     * @param session what names it in {@code end_session}
     * @param device the client's label for itself, null where there is none
     * @param current whether it is the asker's own
     * @param connections how many are open now
     * @param address from where it was used last, without a port; null where that is not known
     * @param signedIn null where that is not known
     * @param lastUsed now while a connection is open; null where that is not known
     */
    record SessionSummary(
            String session,
            @Nullable String device,
            boolean current,
            int connections,
            @Nullable String address,
            @Nullable Instant signedIn,
            @Nullable Instant lastUsed) {}

    record Sent(String room, long seq, Instant at, @Nullable Boolean duplicate) implements Result {
        @Override
        public <R> R accept(Result.Visitor<R> visitor) {
            return visitor.sent(this);
        }
    }

    record Broadcasted(int recipients) implements Result {
        @Override
        public <R> R accept(Result.Visitor<R> visitor) {
            return visitor.broadcasted(this);
        }
    }

    /**
     * Answers {@code history}.
     *
     * @param more there are entries beyond these in the direction that was asked for
     * @param firstSeq the oldest entry that is still kept, null where all are
     */
    record Page(
            String room,
            List<Entry> entries,
            boolean more,
            long lastSeq,
            @Nullable Long firstSeq) implements Result {
        @Override
        public <R> R accept(Result.Visitor<R> visitor) {
            return visitor.page(this);
        }
    }

    /**
     * Answers {@code search}.
     *
     * @param entries newest first
     * @param next what to give as {@code before} for the next page, null where there is none
     */
    record Found(List<Entry> entries, @Nullable Long next) implements Result {
        @Override
        public <R> R accept(Result.Visitor<R> visitor) {
            return visitor.found(this);
        }
    }

    /** Where a read or received mark stands now. */
    record Marked(String room, long seq) implements Result {
        @Override
        public <R> R accept(Result.Visitor<R> visitor) {
            return visitor.marked(this);
        }
    }

    /** An entry was written under this number; where nothing had to be, the number of the one that had said so before. */
    record Written(String room, long seq) implements Result {
        @Override
        public <R> R accept(Result.Visitor<R> visitor) {
            return visitor.written(this);
        }
    }

    /**
     * Answers {@code bans}.
     *
     * @param room null where the server was asked about
     * @param bans oldest first
     * @param sources of the server, oldest first; null for a room
     */
    record BanList(
            @Nullable String room,
            List<BanSummary> bans,
            @Nullable List<SourceBan> sources) implements Result {

        /** Of a room. */
        public BanList(String room, List<BanSummary> bans) {
            this(room, bans, null);
        }

        @Override
        public <R> R accept(Result.Visitor<R> visitor) {
            return visitor.banList(this);
        }
    }

    /**
     * @param text why; null where nothing was said
     */
    record BanSummary(
            String user, String by, Instant at, @Nullable String text) {}

    /**
     * Nobody may connect from there.
     *
     * @param source an IPv4 address, or a /64 of IPv6
     * @param text why; null where nothing was said
     * @param until when it ends; null: never
     */
    record SourceBan(
            String source,
            String by,
            Instant at,
            @Nullable String text,
            @Nullable Instant until) {}

    /**
     * Answers {@code create_code}: the only time that the code is told.
     *
     * @param number by which the list names it, and who revokes it
     * @param room that whoever registers with it is in; null: none but the lobby
     */
    record NewCode(
            long number,
            String code,
            int uses,
            Instant until,
            @Nullable String room) implements Result {
        @Override
        public <R> R accept(Result.Visitor<R> visitor) {
            return visitor.newCode(this);
        }

        @Override
        public String toString() {
            return "NewCode[" + number + ", code hidden]";
        }
    }

    /**
     * Answers {@code create_account}: the only time that the password is told.
     *
     * @param password for one sign-in
     */
    record NewAccount(String user, String password) implements Result {
        @Override
        public <R> R accept(Result.Visitor<R> visitor) {
            return visitor.newAccount(this);
        }

        @Override
        public String toString() {
            return "NewAccount[" + user + ", password hidden]";
        }
    }

    /**
     * Answers {@code codes}.
     *
     * @param codes oldest first
     */
    record CodeList(List<CodeSummary> codes) implements Result {
        @Override
        public <R> R accept(Result.Visitor<R> visitor) {
            return visitor.codeList(this);
        }

        @Override
        public String toString() {
            return "CodeList[" + codes.size() + "]";
        }
    }

    /**
     * An invitation code that is good, but for the code itself.
     *
     * @param left accounts that it makes still, of {@code uses}
     * @param by who made it
     */
    record CodeSummary(
            long number,
            int uses,
            int left,
            Instant until,
            @Nullable String room,
            String by,
            Instant at) {}

    /**
     * Answers {@code blocked}.
     *
     * @param blocked oldest first
     */
    record BlockedList(List<BlockSummary> blocked) implements Result {
        @Override
        public <R> R accept(Result.Visitor<R> visitor) {
            return visitor.blockedList(this);
        }
    }

    /** Whom the user has blocked, and since when. */
    record BlockSummary(String user, Instant at) {}

    /** The user may join the room. */
    record Invitation(String room, String by, Instant at) {}

    /**
     * A room or direct conversation of one's own, as {@code login} lists it.
     *
     * @param unread messages of others after {@code readSeq}; null from a server that does not count them
     */
    record OwnRoom(
            String room,
            long lastSeq,
            long readSeq,
            @Nullable Long unread,
            int mentions,
            Role role) {}

    record RoomSummary(String room, String topic, int members, int online, boolean joined, long lastSeq) {}

    /**
     * @param bot true for a program's account, else null
     */
    record MemberSummary(
            String user,
            Role role,
            boolean online,
            @Nullable String away,
            @Nullable String address,
            @Nullable Boolean bot) {

        /** A person. */
        public MemberSummary(String user, Role role, boolean online, @Nullable String away, @Nullable String address) {
            this(user, role, online, away, address, null);
        }
    }

    /**
     * @param bot true for a program's account, else null
     */
    record UserSummary(
            String user,
            Instant since,
            @Nullable String away,
            @Nullable String address,
            @Nullable Boolean bot) {

        /** A person. */
        public UserSummary(String user, Instant since, @Nullable String away, @Nullable String address) {
            this(user, since, away, address, null);
        }
    }
}
