package dev.parley.server.admin;

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

    /** Says that the machine's clock is right; answers whether the server doubted it. */
    void acceptClock(Consumer<Boolean> done);

    /** Begins a clean stop: {@code bye} to all, outboxes flushed. The second time changes nothing. */
    void stop(String reason);
}
