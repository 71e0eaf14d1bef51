package dev.parley.client.model;

import dev.parley.client.settings.Preferences;
import dev.parley.client.settings.RoomOrder;
import dev.parley.protocol.Result;
import dev.parley.protocol.ServerEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that a client knows. Immutable; {@link dev.parley.client.reducer.Reducer} alone makes the next one.
 *
 * @param now the time of the last {@link Event.Tick}, by a clock that never steps: for waits
 * @param wall the same by the machine's clock: for what is shown and kept
 * @param server where, as the person wrote it
 * @param hello the server's greeting on this connection; the last one while there is none
 * @param credentials what is to be asked with when the server greets; null once it was
 * @param session who is signed in, or was when the connection was lost
 * @param owner whose the conversations are: they outlast a session, for the same user's return
 * @param homeless what is being written while there is no conversation
 * @param pending requests without a reply, by id
 * @param toOpen keys of conversations that are to be opened as soon as others are, in this order
 * @param typedAhead lines entered on the way to another room, which wait until the person is there
 * @param form the sign-in form while nobody is signed in; null in the line client's hands too
 * @param focused whether the person can see the screen, as far as the terminal tells
 * @param quitArmed whether one more Ctrl-C ends the program
 * @param preferences what the person has chosen
 * @param quietUntil before this nothing rings again
 * @param finding the last search; null if there was none
 * @param joinable rooms that this user is not in
 * @param sessions where this user is signed in, as the list that was shown last numbers them; empty if none was
 * @param exposed whether others can read what is said to the server: it is in plain text over a network. As it was on the last connection
 */
public record Model(
        Settings settings,
        Instant now,
        Instant wall,
        Size size,
        String server,
        Connection connection,
        ServerEvent.@Nullable Hello hello,
        @Nullable Credentials credentials,
        @Nullable Session session,
        String owner,
        Conversations conversations,
        Draft homeless,
        long nextId,
        long nextCid,
        Map<Long, Pending> pending,
        List<Retry> retries,
        Set<String> toOpen,
        List<String> typedAhead,
        @Nullable SignInForm form,
        @Nullable Page page,
        Status status,
        Panes panes,
        @Nullable Completing completing,
        Writing writing,
        boolean focused,
        boolean quitArmed,
        Preferences preferences,
        Instant quietUntil,
        @Nullable Finding finding,
        Joinable joinable,
        List<Result.SessionSummary> sessions,
        boolean exposed) {

    /** What a server takes in a text, where it has not said so. */
    public static final int USUAL_TEXT = 4096;

    /** With a form to fill in: the full-screen client's beginning. */
    public static Model start(Settings settings, Instant now, String server, String user) {
        return new Model(
                settings,
                now,
                now,
                Size.USUAL,
                server,
                new Connection.Idle(),
                null,
                null,
                null,
                "",
                Conversations.EMPTY,
                Draft.EMPTY,
                1,
                1,
                Map.of(),
                List.of(),
                Set.of(),
                List.of(),
                SignInForm.of(server, user).register(settings.registers()),
                null,
                Status.NONE,
                Panes.ALL,
                null,
                Writing.NONE,
                true,
                false,
                Preferences.USUAL,
                Instant.EPOCH,
                null,
                Joinable.NONE,
                List.of(),
                false);
    }

    /** What is being written in the conversation in view. */
    public Draft draft() {
        Conversation here = conversations.current();
        return here == null ? homeless : here.draft();
    }

    /** The user's name, or empty while nobody is signed in. */
    public String user() {
        return session == null ? "" : session.user();
    }

    public boolean isOnline() {
        return connection instanceof Connection.Online;
    }

    /** Whether a line of somebody is folded, whom the user has blocked. */
    public boolean folds(String name) {
        return session != null && session.blocks().folds(name);
    }

    public boolean isMe(String name) {
        return session != null && RoomKey.sameUser(name, session.user());
    }

    public int maxText() {
        return hello == null ? USUAL_TEXT : hello.maxText();
    }

    /** Whether everything said and asked has had its reply: the line client may end. */
    public boolean isSettled() {
        boolean sending =
                conversations.all().stream().anyMatch(c -> !c.outgoing().isEmpty());
        boolean asking = !pending.isEmpty() || !retries.isEmpty() || !toOpen.isEmpty();
        return !sending && !asking && typedAhead.isEmpty();
    }

    /** When a {@link Event.Tick} is due even if nothing happens before. */
    public Optional<Instant> nextDeadline() {
        // While it waits, what is left of the wait is shown to the second.
        Stream<Instant> reconnect = connection instanceof Connection.Waiting waiting
                ? Stream.of(waiting.until(), now.plusSeconds(1))
                : Stream.empty();
        Stream<Instant> marks = isOnline()
                ? conversations.all().stream()
                        .filter(c -> c.marks().nextMark().isAfter(now))
                        .map(c -> c.marks().nextMark())
                : Stream.empty();
        Stream<Instant> again = retries.stream().map(Retry::due);
        Instant heldUntil = conversations.order().heldUntil();
        Stream<Instant> arranged = preferences.order() == RoomOrder.UNREAD && heldUntil.isAfter(now)
                ? Stream.of(heldUntil)
                : Stream.empty();
        Stream<Instant> typing = conversations.all().stream()
                .filter(c -> !c.typing().others().isEmpty())
                .flatMap(c -> c.typing().nextEnd().stream());
        return Stream.of(reconnect, marks, again, arranged, typing)
                .flatMap(s -> s)
                .min(Instant::compareTo);
    }
}
