package dev.parley.server.admin;

import dev.parley.protocol.Result;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What an operator may look at, which changes nothing. As {@link AdminPort} says. */
public interface AdminView {

    /** Who is online, in order of name. */
    void users(Consumer<List<OnlineUser>> answer);

    /** Every room, in order of name. */
    void rooms(Consumer<List<RoomLine>> answer);

    /** What the server counts, and what there is now, subject by subject. */
    void stats(Consumer<List<StatLine>> answer);

    /** The names of the accounts that nobody can sign in to, in order. */
    void disabledUsers(Consumer<List<String>> answer);

    /** What there is about an account; null where there is none of that name. */
    void account(String user, Consumer<@Nullable AccountLine> answer);

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

    /** Who may do what in a room; null if there is no such room. */
    void roles(String room, Consumer<@Nullable RoomRoles> answer);

    /** Reads the store and checks it, on a thread of its own, while the server runs. It may take minutes. */
    void verify(Consumer<AdminPort.Work> done);

    /** What is logged. */
    AdminPort.LogLevel logLevel();

    /** The invitation codes that are good, oldest first. */
    void codes(Consumer<List<Result.CodeSummary>> answer);

    /** The sources from which nobody may connect, oldest first. */
    void bannedSources(Consumer<List<Result.SourceBan>> answer);

    /** Whom the settings name as admins of the server, in order of name. */
    void admins(Consumer<List<AdminLine>> answer);
}
