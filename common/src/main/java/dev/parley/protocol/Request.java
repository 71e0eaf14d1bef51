package dev.parley.protocol;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a client may ask for. Fields are as they came over the wire: present and of the right kind, but not yet checked
 * against any rule (a name may be no name, a text too long); that is the state machine's part.
 */
public sealed interface Request {

    /** The page size where a request does not say, and the largest it may say. */
    int DEFAULT_LIMIT = 50;

    int MAX_LIMIT = 500;

    record Register(String user, String password) implements Request {
        @Override
        public String toString() {
            return "Register[user=" + user + ", password hidden]";
        }
    }

    /** Either {@code user} and {@code password}, or {@code token}. */
    record Login(
            @Nullable String user,
            @Nullable String password,
            @Nullable String token,
            @Nullable String device) implements Request {
        @Override
        public String toString() {
            return "Login[user=" + user + ", secrets hidden]";
        }
    }

    record Logout() implements Request {}

    /** On the wire the fields are {@code old} and {@code new}. */
    record Password(String oldPassword, String newPassword) implements Request {
        @Override
        public String toString() {
            return "Password[hidden]";
        }
    }

    record Rooms(@Nullable String query) implements Request {}

    /** On the wire {@code hidden} is {@code private}. */
    record Create(String room, @Nullable String topic, boolean hidden) implements Request {}

    record Join(String room, boolean create, @Nullable Long after, int limit) implements Request {}

    record Leave(String room) implements Request {}

    record Members(String room) implements Request {}

    record Who() implements Request {}

    record Send(
            String room,
            String text,
            @Nullable String cid,
            @Nullable MessageStyle style,
            @Nullable Long replyTo) implements Request {}

    record Broadcast(String text) implements Request {}

    /** At most one of {@code after}, {@code before} and {@code around}; none of them: the newest. */
    record History(
            String room,
            @Nullable Long after,
            @Nullable Long before,
            @Nullable Long around,
            int limit) implements Request {}

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
            int limit) implements Request {}

    record Read(String room, long seq) implements Request {}

    record Received(String room, long seq) implements Request {}

    record Typing(String room) implements Request {}

    /** Away with a text, back without one. */
    record Away(@Nullable String text) implements Request {}

    record Topic(String room, String text) implements Request {}

    record Edit(String room, long target, String text) implements Request {}

    record Delete(String room, long target) implements Request {}

    /**
     * @param on false to take it back
     */
    record React(String room, long target, String emoji, boolean on) implements Request {}

    record Ping() implements Request {}

    /** The request's {@code type} on the wire. */
    default String type() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
}
