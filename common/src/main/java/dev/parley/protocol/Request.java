package dev.parley.protocol;

import org.jspecify.annotations.Nullable;

/**
 * What a client may ask for. Fields are as they came over the wire: present and of the right kind, but not yet checked
 * against any rule (a name may be no name, a text too long); that is the state machine's part.
 */
public sealed interface Request {

    /** The page size where a request does not say, and the largest it may say. */
    int DEFAULT_LIMIT = 50;

    int MAX_LIMIT = 500;

    /**
     * @param code an invitation code, or what lets somebody have a name that is kept for them
     * @param device the client's label for itself
     * @param features what the client understands; null: nothing but the first version
     */
    record Register(
            String user,
            String password,
            @Nullable String code,
            @Nullable String device,
            java.util.@Nullable Set<Feature> features)
            implements Request {
        public Register(String user, String password) {
            this(user, password, null, null, null);
        }

        /** By a client of the first version. */
        public Register(String user, String password, @Nullable String code, @Nullable String device) {
            this(user, password, code, device, null);
        }

        @Override
        public String toString() {
            return "Register[user=" + user + ", password hidden]";
        }

        @Override
        public RequestKind kind() {
            return RequestKind.REGISTER;
        }
    }

    /**
     * Either {@code user} and {@code password}, or {@code token}.
     *
     * @param remember false where the token need not be stored, so that no other of the user's becomes void; else null
     * @param features as in {@link Register}
     */
    record Login(
            @Nullable String user,
            @Nullable String password,
            @Nullable String token,
            @Nullable String device,
            @Nullable Boolean remember,
            java.util.@Nullable Set<Feature> features)
            implements Request {

        /** By a client of the first version. */
        public Login(
                @Nullable String user,
                @Nullable String password,
                @Nullable String token,
                @Nullable String device,
                @Nullable Boolean remember) {
            this(user, password, token, device, remember, null);
        }

        @Override
        public String toString() {
            return "Login[user=" + user + ", secrets hidden]";
        }

        @Override
        public RequestKind kind() {
            return RequestKind.LOGIN;
        }
    }

    record Logout() implements Request {
        @Override
        public RequestKind kind() {
            return RequestKind.LOGOUT;
        }
    }

    /** On the wire the fields are {@code old} and {@code new}. */
    record Password(String oldPassword, String newPassword) implements Request {
        @Override
        public String toString() {
            return "Password[hidden]";
        }

        @Override
        public RequestKind kind() {
            return RequestKind.PASSWORD;
        }
    }

    /**
     * @param after a room's name: only those whose names come behind it; null: from the first on
     * @param limit null, and no {@code after}: as many as one answer holds
     */
    record Rooms(
            @Nullable String query,
            @Nullable String after,
            @Nullable Integer limit) implements Request {

        /** All, as far as one answer holds them. */
        public Rooms(@Nullable String query) {
            this(query, null, null);
        }

        @Override
        public RequestKind kind() {
            return RequestKind.ROOMS;
        }
    }

    /** On the wire {@code hidden} is {@code private}. */
    record Create(String room, @Nullable String topic, boolean hidden) implements Request {
        @Override
        public RequestKind kind() {
            return RequestKind.CREATE;
        }
    }

    record Join(String room, boolean create, @Nullable Long after, int limit) implements Request {
        @Override
        public RequestKind kind() {
            return RequestKind.JOIN;
        }
    }

    record Leave(String room) implements Request {
        @Override
        public RequestKind kind() {
            return RequestKind.LEAVE;
        }
    }

    /**
     * @param after a user's name: only those whose names come behind it; null: from the first on
     * @param limit null, and no {@code after}: as many as one answer holds, those online first if not all fit
     */
    record Members(
            String room, @Nullable String after, @Nullable Integer limit) implements Request {

        /** All, as far as one answer holds them. */
        public Members(String room) {
            this(room, null, null);
        }

        @Override
        public RequestKind kind() {
            return RequestKind.MEMBERS;
        }
    }

    /** The user's own sign-ins. */
    record Sessions() implements Request {
        @Override
        public RequestKind kind() {
            return RequestKind.SESSIONS;
        }
    }

    /**
     * @param session as {@link Result.SessionSummary} names it
     */
    record EndSession(String session) implements Request {
        @Override
        public RequestKind kind() {
            return RequestKind.END_SESSION;
        }
    }

    record Who() implements Request {
        @Override
        public RequestKind kind() {
            return RequestKind.WHO;
        }
    }

    record Send(
            String room,
            String text,
            @Nullable String cid,
            @Nullable MessageStyle style,
            @Nullable Long replyTo) implements Request {
        @Override
        public RequestKind kind() {
            return RequestKind.SEND;
        }
    }

    record Broadcast(String text) implements Request {
        @Override
        public RequestKind kind() {
            return RequestKind.BROADCAST;
        }
    }

    /** At most one of {@code after}, {@code before} and {@code around}; none of them: the newest. */
    record History(
            String room,
            @Nullable Long after,
            @Nullable Long before,
            @Nullable Long around,
            int limit) implements Request {
        @Override
        public RequestKind kind() {
            return RequestKind.HISTORY;
        }
    }

    /**
     * @param room where to look; null: everywhere the asker may read
     * @param from whose messages; null: everybody's
     * @param before a position that the page before this one ended with
     */
    record Search(
            String query,
            @Nullable String room,
            @Nullable String from,
            @Nullable Long before,
            int limit) implements Request {
        @Override
        public RequestKind kind() {
            return RequestKind.SEARCH;
        }
    }

    record Read(String room, long seq) implements Request {
        @Override
        public RequestKind kind() {
            return RequestKind.READ;
        }
    }

    record Received(String room, long seq) implements Request {
        @Override
        public RequestKind kind() {
            return RequestKind.RECEIVED;
        }
    }

    record Typing(String room) implements Request {
        @Override
        public RequestKind kind() {
            return RequestKind.TYPING;
        }
    }

    /** Away with a text, back without one. */
    record Away(@Nullable String text) implements Request {
        @Override
        public RequestKind kind() {
            return RequestKind.AWAY;
        }
    }

    record Topic(String room, String text) implements Request {
        @Override
        public RequestKind kind() {
            return RequestKind.TOPIC;
        }
    }

    record Edit(String room, long target, String text) implements Request {
        @Override
        public RequestKind kind() {
            return RequestKind.EDIT;
        }
    }

    record Delete(String room, long target) implements Request {
        @Override
        public RequestKind kind() {
            return RequestKind.DELETE;
        }
    }

    /**
     * @param on false to take it back
     */
    record React(String room, long target, String emoji, boolean on) implements Request {
        @Override
        public RequestKind kind() {
            return RequestKind.REACT;
        }
    }

    /**
     * @param text why; null: without a word
     */
    record Kick(String room, String user, @Nullable String text) implements Request {
        @Override
        public RequestKind kind() {
            return RequestKind.KICK;
        }
    }

    /**
     * A user from a room; or a source from the server, by an admin.
     *
     * @param room null where a source is banned, and so is {@code user}
     * @param text as in {@link Kick}
     * @param source an IPv4 address, an IPv6 address or /64, or {@code @} and the name of a user: where that user is from; else null
     * @param minutes after which the ban of a source ends; null: never
     */
    record Ban(
            @Nullable String room,
            @Nullable String user,
            @Nullable String text,
            @Nullable String source,
            @Nullable Long minutes)
            implements Request {

        /** A user from a room. */
        public Ban(String room, String user, @Nullable String text) {
            this(room, user, text, null, null);
        }

        @Override
        public RequestKind kind() {
            return RequestKind.BAN;
        }
    }

    /**
     * @param source as {@link Result.SourceBan} names it, in the place of the others; else null
     */
    record Unban(
            @Nullable String room,
            @Nullable String user,
            @Nullable String source) implements Request {

        /** A user from a room. */
        public Unban(String room, String user) {
            this(room, user, null);
        }

        @Override
        public RequestKind kind() {
            return RequestKind.UNBAN;
        }
    }

    /**
     * @param room null: the sources that are banned from the server
     */
    record Bans(@Nullable String room) implements Request {
        @Override
        public RequestKind kind() {
            return RequestKind.BANS;
        }
    }

    record Invite(String room, String user) implements Request {
        @Override
        public RequestKind kind() {
            return RequestKind.INVITE;
        }
    }

    record Role(String room, String user, dev.parley.protocol.Role role) implements Request {
        @Override
        public RequestKind kind() {
            return RequestKind.ROLE;
        }
    }

    /**
     * @param setting the word of a {@link RoomSetting}
     */
    record Set(String room, String setting, String value) implements Request {
        @Override
        public RequestKind kind() {
            return RequestKind.SET;
        }
    }

    record DeleteRoom(String room) implements Request {
        @Override
        public RequestKind kind() {
            return RequestKind.DELETE_ROOM;
        }
    }

    /**
     * A new invitation code.
     *
     * @param uses accounts that it makes; null: {@link InviteCodes#USUAL_USES}
     * @param days that it is good for; null: {@link InviteCodes#USUAL_DAYS}
     * @param room that whoever registers with it is in; null: none but the lobby
     */
    record CreateCode(
            @Nullable Integer uses,
            @Nullable Integer days,
            @Nullable String room) implements Request {
        @Override
        public RequestKind kind() {
            return RequestKind.CREATE_CODE;
        }
    }

    /** The invitation codes that are good. */
    record Codes() implements Request {
        @Override
        public RequestKind kind() {
            return RequestKind.CODES;
        }
    }

    /** From here on nothing that this user does reaches the asker directly. */
    record Block(String user) implements Request {
        @Override
        public RequestKind kind() {
            return RequestKind.BLOCK;
        }
    }

    record Unblock(String user) implements Request {
        @Override
        public RequestKind kind() {
            return RequestKind.UNBLOCK;
        }
    }

    /** Asks whom the user has blocked. */
    record Blocked() implements Request {
        @Override
        public RequestKind kind() {
            return RequestKind.BLOCKED;
        }
    }

    /**
     * @param code its number in the list, or the code itself
     */
    record RevokeCode(String code) implements Request {
        @Override
        public RequestKind kind() {
            return RequestKind.REVOKE_CODE;
        }

        @Override
        public String toString() {
            return "RevokeCode[hidden]";
        }
    }

    /** An account for somebody else, by an admin of the server. */
    record CreateAccount(String user) implements Request {
        @Override
        public RequestKind kind() {
            return RequestKind.CREATE_ACCOUNT;
        }
    }

    /**
     * Whether an account is a program's.
     *
     * @param on false for a person's
     */
    record Bot(String user, boolean on) implements Request {
        @Override
        public RequestKind kind() {
            return RequestKind.BOT;
        }
    }

    /**
     * @param name the word of a {@link dev.parley.protocol.Preference}
     */
    record Preference(String name, String value) implements Request {
        @Override
        public RequestKind kind() {
            return RequestKind.PREFERENCE;
        }
    }

    record Ping() implements Request {
        @Override
        public RequestKind kind() {
            return RequestKind.PING;
        }
    }

    /** Its row in the table of requests. */
    RequestKind kind();

    /** The request's {@code type} on the wire. */
    default String type() {
        return kind().word();
    }
}
