package dev.parley.protocol;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The table of requests. A {@link Request} names its row, and whoever handles requests switches over the rows with an
 * expression: the compiler refuses a request that has no row, and a row that nobody reads or carries out.
 */
public enum RequestKind {
    REGISTER("register", Request.Register.class, Result.SignedIn.class, Access.ANYONE, Pace.ALONE),
    LOGIN("login", Request.Login.class, Result.SignedIn.class, Access.ANYONE, Pace.ALONE),
    LOGOUT("logout", Request.Logout.class, Result.Done.class, Access.USERS, Pace.IN_LINE),
    PASSWORD("password", Request.Password.class, Result.Done.class, Access.USERS, Pace.ALONE),
    SESSIONS("sessions", Request.Sessions.class, Result.SessionList.class, Access.USERS, Pace.ALONE),
    END_SESSION("end_session", Request.EndSession.class, Result.Done.class, Access.USERS, Pace.IN_LINE),
    ROOMS("rooms", Request.Rooms.class, Result.RoomList.class, Access.USERS, Pace.ALONE),
    CREATE("create", Request.Create.class, Result.Created.class, Access.USERS, Pace.IN_LINE),
    JOIN("join", Request.Join.class, Result.Joined.class, Access.USERS, Pace.ALONE),
    LEAVE("leave", Request.Leave.class, Result.Done.class, Access.USERS, Pace.IN_LINE),
    MEMBERS("members", Request.Members.class, Result.MemberList.class, Access.USERS, Pace.ALONE),
    WHO("who", Request.Who.class, Result.UserList.class, Access.USERS, Pace.ALONE),
    SEND("send", Request.Send.class, Result.Sent.class, Access.USERS, Pace.IN_LINE),
    BROADCAST("broadcast", Request.Broadcast.class, Result.Broadcasted.class, Access.USERS, Pace.IN_LINE),
    HISTORY("history", Request.History.class, Result.Page.class, Access.USERS, Pace.ALONE),
    SEARCH("search", Request.Search.class, Result.Found.class, Access.USERS, Pace.ALONE),
    READ("read", Request.Read.class, Result.Marked.class, Access.USERS, Pace.IN_LINE),
    RECEIVED("received", Request.Received.class, Result.Marked.class, Access.USERS, Pace.IN_LINE),
    TYPING("typing", Request.Typing.class, Result.Done.class, Access.USERS, Pace.IN_LINE),
    AWAY("away", Request.Away.class, Result.Done.class, Access.USERS, Pace.IN_LINE),
    TOPIC("topic", Request.Topic.class, Result.Written.class, Access.USERS, Pace.IN_LINE),
    EDIT("edit", Request.Edit.class, Result.Written.class, Access.USERS, Pace.IN_LINE),
    DELETE("delete", Request.Delete.class, Result.Written.class, Access.USERS, Pace.IN_LINE),
    REACT("react", Request.React.class, Result.Written.class, Access.USERS, Pace.IN_LINE),
    KICK("kick", Request.Kick.class, Result.Done.class, Access.USERS, Pace.IN_LINE),
    BAN("ban", Request.Ban.class, Result.Done.class, Access.USERS, Pace.IN_LINE),
    UNBAN("unban", Request.Unban.class, Result.Done.class, Access.USERS, Pace.IN_LINE),
    BANS("bans", Request.Bans.class, Result.BanList.class, Access.USERS, Pace.ALONE),
    INVITE("invite", Request.Invite.class, Result.Done.class, Access.USERS, Pace.IN_LINE),
    ROLE("role", Request.Role.class, Result.Done.class, Access.USERS, Pace.IN_LINE),
    SET("set", Request.Set.class, Result.Done.class, Access.USERS, Pace.IN_LINE),
    DELETE_ROOM("delete_room", Request.DeleteRoom.class, Result.Done.class, Access.USERS, Pace.IN_LINE),
    CREATE_CODE("create_code", Request.CreateCode.class, Result.NewCode.class, Access.USERS, Pace.ALONE),
    CODES("codes", Request.Codes.class, Result.CodeList.class, Access.USERS, Pace.ALONE),
    REVOKE_CODE("revoke_code", Request.RevokeCode.class, Result.Done.class, Access.USERS, Pace.IN_LINE),
    CREATE_ACCOUNT("create_account", Request.CreateAccount.class, Result.NewAccount.class, Access.USERS, Pace.ALONE),
    BOT("bot", Request.Bot.class, Result.Done.class, Access.USERS, Pace.IN_LINE),
    BLOCK("block", Request.Block.class, Result.Done.class, Access.USERS, Pace.IN_LINE),
    UNBLOCK("unblock", Request.Unblock.class, Result.Done.class, Access.USERS, Pace.IN_LINE),
    BLOCKED("blocked", Request.Blocked.class, Result.BlockedList.class, Access.USERS, Pace.ALONE),
    PREFERENCE("preference", Request.Preference.class, Result.Done.class, Access.USERS, Pace.IN_LINE),
    PING("ping", Request.Ping.class, Result.Done.class, Access.ANYONE, Pace.IN_LINE);

    /** Who may ask. */
    private enum Access {
        ANYONE,
        USERS
    }

    /** What else of its connection is looked at before the reply. */
    private enum Pace {
        /** The requests behind it. */
        IN_LINE,
        /** Nothing: the reply takes a worker, or may be large. */
        ALONE
    }

    private static final Map<String, RequestKind> BY_WORD = byWord();

    private final String word;
    private final Class<? extends Request> record;
    private final Class<? extends Result> result;
    private final Access access;
    private final Pace pace;

    RequestKind(
            String word, Class<? extends Request> record, Class<? extends Result> result, Access access, Pace pace) {
        this.word = word;
        this.record = record;
        this.result = result;
        this.access = access;
        this.pace = pace;
    }

    private static Map<String, RequestKind> byWord() {
        Map<String, RequestKind> all = new HashMap<>();
        for (RequestKind kind : values()) {
            all.put(kind.word, kind);
        }
        return all;
    }

    /** The kind of this {@code type}, null if there is none. */
    public static @Nullable RequestKind of(String word) {
        return BY_WORD.get(word);
    }

    /** The request's {@code type} on the wire. */
    public String word() {
        return word;
    }

    /** The record that holds such a request. */
    public Class<? extends Request> record() {
        return record;
    }

    /** What an {@code ok} to it carries. */
    public Class<? extends Result> result() {
        return result;
    }

    /** Whether only a user who is signed in may ask. */
    public boolean needsLogin() {
        return access == Access.USERS;
    }

    /** Whether nothing else of its connection is looked at before the reply. */
    public boolean runsAlone() {
        return pace == Pace.ALONE;
    }
}
