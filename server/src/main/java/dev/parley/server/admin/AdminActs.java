package dev.parley.server.admin;

import dev.parley.order.TimeAndReason;
import dev.parley.protocol.Request;
import dev.parley.protocol.Result;
import dev.parley.protocol.Role;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What an operator may do to the running server. Commands reach it by way of {@link Turn#acting} alone: what stands here cannot be done
 * without a word for the audit log. As {@link AdminPort} says.
 */
public interface AdminActs {

    /** Sends a notice from the server to every user online; answers how many they are. */
    void say(String text, Consumer<Integer> recipients);

    /**
     * Closes every connection of a user ({@code bye} {@code kicked}); answers whether there was one.
     *
     * @param why empty where nothing is said
     */
    void kick(String user, String why, Consumer<Reply<Boolean>> answer);

    /**
     * Gives a user a new password, made here, and ends all sign-ins of that user; answers what came of it.
     */
    void resetPassword(String user, Consumer<AdminPort.Reset> answer);

    /**
     * Lets nobody sign in to an account any more and ends its connections, or lets its user in again; answers what came of it.
     */
    void disable(String user, boolean disabled, Consumer<AdminPort.Change> answer);

    /**
     * Deletes an account for good, with the text of all that its user wrote. Answers what came of it, and more that the operator
     * has to know.
     */
    void deleteAccount(String user, BiConsumer<AdminPort.Change, List<String>> answer);

    /** Ends a room for all of its members, and deletes its entries for good; answers what came of it. */
    void deleteRoom(String room, Consumer<AdminPort.Change> answer);

    /** Deletes for good all that was said in a room until now; answers whether that is stored. */
    void clearHistory(String room, Consumer<Boolean> done);

    /**
     * Says for how long a room's entries are kept; answers whether that is stored.
     *
     * @param days null: as the server's setting says; 0: for ever
     */
    void keepHistory(String room, @Nullable Integer days, Consumer<Boolean> done);

    /** Ends one sign-in of a user; answers what came of it. */
    void endSession(String user, String session, Consumer<AdminPort.Change> answer);

    /** Bans a user from a room, whether the user is there or not; answers what came of it. */
    void ban(String room, String user, String why, Consumer<AdminPort.RoomChange> answer);

    /** Takes a ban back; answers what came of it. */
    void unban(String room, String user, Consumer<AdminPort.RoomChange> answer);

    /** Gives a member of a room a role; answers what came of it. */
    void giveRole(String room, String user, Role role, Consumer<AdminPort.RoomChange> answer);

    /**
     * Copies the store into a file, as of one moment, on a thread of its own. It may take minutes.
     *
     * @param file must not be there
     */
    void backup(Path file, Consumer<AdminPort.Work> done);

    /**
     * Reads the settings and the certificate again, on a thread of its own. Takes what can be taken without a restart, and says what
     * cannot; settings with a fault change nothing.
     */
    void reload(Consumer<AdminPort.Work> done);

    /** What is logged from now on, until the server ends or reads its settings again. */
    void setLogLevel(AdminPort.LogLevel level);

    /** Says that the machine's clock is right; answers whether the server doubted it. */
    void acceptClock(Consumer<Boolean> done);

    /** Begins a clean stop: {@code bye} to all, outboxes flushed. The second time changes nothing. */
    void stop(String reason);

    /**
     * Makes an account for somebody, with a password for one sign-in, which its owner has to change before anything else.
     *
     * @param user as written
     */
    void createAccount(String user, Consumer<Reply<NewAccount>> answer);

    /** Says whether an account is a program's; answers what came of it. */
    void setBot(String user, boolean bot, Consumer<AdminPort.Change> answer);

    /** Makes an invitation code. */
    void makeCode(Request.CreateCode request, Consumer<Reply<Result.NewCode>> answer);

    /**
     * Takes an invitation code back; answers its number.
     *
     * @param code its number, or the code itself
     */
    void revokeCode(String code, Consumer<Reply<Long>> answer);

    /**
     * Lets nobody connect from a source any more; answers which sources that are, for people.
     *
     * @param source an address, or {@code @} and a user's name
     */
    void banSource(String source, TimeAndReason said, Consumer<Reply<List<String>>> answer);

    /** Takes the ban of a source back; answers which, for people. */
    void unbanSource(String source, Consumer<Reply<String>> answer);
}
