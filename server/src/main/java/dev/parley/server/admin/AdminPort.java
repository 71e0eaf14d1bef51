package dev.parley.server.admin;

import java.util.List;
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
