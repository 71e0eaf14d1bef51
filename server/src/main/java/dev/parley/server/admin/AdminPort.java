package dev.parley.server.admin;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The running server, as its operator has it. Called from any thread, it returns at once; the answer is handed over on the server's loop,
 * which must not be kept. After the server has stopped there may be no answer.
 */
public interface AdminPort extends AdminView, AdminActs {

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

    /** What came of a change. */
    enum Change {
        DONE,
        /** It was so already. */
        NOTHING_TO_DO,
        /** There is nothing of that name. */
        UNKNOWN,
        NOT_STORED
    }

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
        /** What is given as the reason is too long, or no text. */
        BAD_REASON,
        NOT_STORED
    }

    /**
     * What came of work that takes its time.
     *
     * @param good whether it was done, and nothing is wrong
     * @param lines for people, clean
     */
    record Work(boolean good, List<String> lines) {}

    /** How much the log has. */
    enum LogLevel {
        /** What is wrong. */
        WARN,
        /** A line for what people do as well. */
        INFO,
        /** The result of each request as well, in the file of the day. */
        DEBUG
    }
}
