package dev.parley.server.admin;

import dev.parley.protocol.Role;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What an operator may ask of the running server. Called from any thread, it returns at once; the answer is handed over
 * on the server's loop, which must not be kept. After the server has stopped there may be no answer.
 */
public interface AdminPort {

    /** Who is online, in order of name. */
    void users(Consumer<List<OnlineUser>> answer);

    /** Every room, in order of name. */
    void rooms(Consumer<List<RoomLine>> answer);

    /** What the server counts, and what there is now, subject by subject. */
    void stats(Consumer<List<StatLine>> answer);

    /** Sends a notice from the server to every user online; answers how many they are. */
    void say(String text, Consumer<Integer> recipients);

    /** Closes every connection of a user ({@code bye} {@code kicked}); answers whether there was one. */
    void kick(String user, Consumer<Boolean> done);

    /**
     * Gives a user a new password, made here, and ends all sign-ins of that user; answers what came of it.
     */
    void resetPassword(String user, Consumer<Reset> answer);

    /**
     * What came of a new password.
     *
     * @param known whether there is such a user
     * @param password null where it is not stored, or there is no such user
     */
    record Reset(boolean known, @Nullable String password) {
        @Override
        public String toString() {
            return "Reset[known=" + known + ", password hidden]";
        }
    }

    /** The names of the accounts that nobody can sign in to, in order. */
    void disabledUsers(Consumer<List<String>> answer);

    /** What there is about an account; null where there is none of that name. */
    void account(String user, Consumer<@Nullable AccountLine> answer);

    /**
     * Lets nobody sign in to an account any more and ends its connections, or lets its user in again; answers what came of it.
     */
    void disable(String user, boolean disabled, Consumer<Change> answer);

    /** What came of a change. */
    enum Change {
        DONE,
        /** It was so already. */
        NOTHING_TO_DO,
        /** There is nothing of that name. */
        UNKNOWN,
        NOT_STORED
    }

    /**
     * Deletes an account for good, with the text of all that its user wrote. Answers what came of it, and more that the operator
     * has to know.
     */
    void deleteAccount(String user, BiConsumer<Change, List<String>> answer);

    /** Ends a room for all of its members, and deletes its entries for good; answers what came of it. */
    void deleteRoom(String room, Consumer<Change> answer);

    /** Deletes for good all that was said in a room until now; answers whether that is stored. */
    void clearHistory(String room, Consumer<Boolean> done);

    /**
     * Says for how long a room's entries are kept; answers whether that is stored.
     *
     * @param days null: as the server's setting says; 0: for ever
     */
    void keepHistory(String room, @Nullable Integer days, Consumer<Boolean> done);

    /**
     * A page of the accounts, in order of name.
     *
     * @param part of the name, in any case; empty for all
     * @param after only names behind this one; empty to begin with the first
     * @param most how many at most
     */
    void accounts(String part, String after, int most, Consumer<AccountPage> answer);

    /** The sign-ins of a user, the one used last first; null if there is no such user. */
    void sessions(String user, Consumer<@Nullable List<SignIn>> answer);

    /** Ends one sign-in of a user; answers what came of it. */
    void endSession(String user, String session, Consumer<Change> answer);

    /** Who may do what in a room; null if there is no such room. */
    void roles(String room, Consumer<@Nullable RoomRoles> answer);

    /** Bans a user from a room, whether the user is there or not; answers what came of it. */
    void ban(String room, String user, String why, Consumer<RoomChange> answer);

    /** Takes a ban back; answers what came of it. */
    void unban(String room, String user, Consumer<RoomChange> answer);

    /** Gives a member of a room a role; answers what came of it. */
    void giveRole(String room, String user, Role role, Consumer<RoomChange> answer);

    /** What came of a change for somebody in a room. */
    enum RoomChange {
        DONE,
        /** It was so already. */
        NOTHING_TO_DO,
        NO_ROOM,
        NO_USER,
        /** The user is no member of the room. */
        NOT_A_MEMBER,
        /** The room has as many of them as it may. */
        FULL,
        NOT_STORED
    }

    /**
     * Copies the store into a file, as of one moment, on a thread of its own. It may take minutes.
     *
     * @param file must not be there
     */
    void backup(Path file, Consumer<Work> done);

    /** Reads the store and checks it, on a thread of its own, while the server runs. It may take minutes. */
    void verify(Consumer<Work> done);

    /**
     * Reads the settings and the certificate again, on a thread of its own. Takes what can be taken without a restart, and says what
     * cannot; settings with a fault change nothing.
     */
    void reload(Consumer<Work> done);

    /**
     * What came of work that takes its time.
     *
     * @param good whether it was done, and nothing is wrong
     * @param lines for people, clean
     */
    record Work(boolean good, List<String> lines) {}

    /** What is logged. */
    LogLevel logLevel();

    /** What is logged from now on, until the server ends or reads its settings again. */
    void setLogLevel(LogLevel level);

    /** How much the log has. */
    enum LogLevel {
        /** What is wrong. */
        WARN,
        /** A line for what people do as well. */
        INFO,
        /** The result of each request as well, in the file of the day. */
        DEBUG
    }

    /** Says that the machine's clock is right; answers whether the server doubted it. */
    void acceptClock(Consumer<Boolean> done);

    /** Begins a clean stop: {@code bye} to all, outboxes flushed. The second time changes nothing. */
    void stop(String reason);
}
