package dev.parley.client.reducer;

import dev.parley.client.model.Connection;
import dev.parley.client.model.Conversation;
import dev.parley.client.model.Effect;
import dev.parley.client.model.Event;
import dev.parley.client.model.Pending;
import dev.parley.client.model.Purpose;
import dev.parley.client.model.Retry;
import dev.parley.client.model.Tone;
import dev.parley.protocol.ServerEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Connections that come and go, and the patience between them. */
final class Linking {

    private static final long FIRST_DELAY_MS = 1_000;
    private static final long LONGEST_DELAY_MS = 30_000;

    private static final Duration LASTING = Duration.ofSeconds(10);

    /** What {@code /reconnect} says, until it is known whether it went. */
    private static final String AGAIN = "Connecting again…";

    private Linking() {}

    static void start(Turn turn, boolean dialled) {
        if (dialled) {
            turn.connection = new Connection.Connecting(0);
        } else {
            connect(turn, 0);
        }
        Remembering.started(turn);
    }

    static void connect(Turn turn, int attempt) {
        turn.connection = new Connection.Connecting(attempt);
        turn.effect(new Effect.Connect(turn.server));
    }

    /** {@code /reconnect}: without waiting for the next try; a connection that seems to be there is made anew. */
    static void now(Turn turn) {
        if (turn.connection instanceof Connection.Connecting || turn.connection instanceof Connection.SigningIn) {
            turn.say(Tone.INFO, "Connecting already.");
            return;
        }
        if (!(turn.connection instanceof Connection.Waiting)) {
            turn.effect(new Effect.Disconnect());
            down(turn, new Event.LinkDown("You asked to reconnect.", true, null, 0));
        }
        connect(turn, 0);
        turn.say(Tone.INFO, AGAIN);
    }

    static void up(Turn turn, Event.LinkUp up) {
        ServerEvent.Hello hello = up.hello();
        turn.exposed = up.exposed();
        if (turn.hello != null && !turn.hello.epoch().equals(hello.epoch())) {
            for (Conversation conversation : turn.conversations.all()) {
                turn.put(conversation.forgotten());
            }
        }
        turn.hello = hello;
        SigningIn.tellForm(turn);
        turn.connection = new Connection.Greeted(turn.connection.attempt());
        SigningIn.greeted(turn);
    }

    static void down(Turn turn, Event.LinkDown down) {
        Connection before = turn.connection;
        List<Pending> lost = cut(turn);
        if (turn.session == null) {
            turn.connection = new Connection.Idle();
            SigningIn.failed(turn, down.why());
            return;
        }
        int attempt = lasted(before, turn.now) ? 0 : before.attempt();
        turn.connection = new Connection.Waiting(attempt + 1, turn.now.plus(delay(attempt, down)), down.why());
        if (turn.status.text().equals(AGAIN)) {
            turn.complain(down.why());
        }
        tellWhatWasLost(turn, lost, down.why());
    }

    /**
     * Nothing that was asked will be answered.
     *
     * @return what was asked
     */
    private static List<Pending> cut(Turn turn) {
        List<Pending> lost = List.copyOf(turn.pending.values());
        turn.pending.clear();
        TypingAhead.turnedBack(turn);
        turn.retries.clear();
        turn.toOpen.clear();
        Searching.stop(turn);
        for (Conversation conversation : turn.conversations.all()) {
            turn.put(conversation.closed());
        }
        return lost;
    }

    /** There is no connection, and none is tried again by itself. */
    static void stop(Turn turn, String why) {
        tellWhatWasLost(turn, cut(turn), why);
        turn.connection = new Connection.Idle();
    }

    /** A server that takes clients in and drops them at once is as good as none: one more attempt that failed. */
    private static boolean lasted(Connection before, Instant now) {
        return before instanceof Connection.Online online
                && !now.isBefore(online.since().plus(LASTING));
    }

    /** What a person asked for by a command is not asked again by itself: they may have changed their mind. */
    private static void tellWhatWasLost(Turn turn, List<Pending> lost, String why) {
        for (Pending pending : lost) {
            if (pending.purpose() instanceof Purpose.Export export) {
                Exporting.stop(turn, export.export(), why);
            } else if (pending.purpose() instanceof Purpose.Asked asked) {
                String what = asked.what().name().toLowerCase(Locale.ROOT);
                turn.complain("The connection was lost before the answer to '" + what + "' came: " + why);
            }
        }
    }

    /** Doubles with each failure; the whole of it or down to a half, by the jitter. Not before the server wants it. */
    private static Duration delay(int attempt, Event.LinkDown down) {
        long most = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS << Math.min(attempt, 10));
        long delay = (long) (most * (0.5 + down.jitter() / 2));
        Long wanted = down.reconnectMs();
        return Duration.ofMillis(wanted == null ? delay : Math.max(delay, wanted));
    }

    static void tick(Turn turn) {
        if (turn.connection instanceof Connection.Waiting waiting && !turn.now.isBefore(waiting.until())) {
            connect(turn, waiting.attempt());
        }
        for (Retry retry : List.copyOf(turn.retries)) {
            if (!turn.now.isBefore(retry.due())) {
                turn.retries.remove(retry);
                turn.ask(retry.pending().request(), retry.pending().purpose());
            }
        }
    }

    /** The server is too busy: the same again, later. */
    static void again(Turn turn, Pending pending, long afterMs) {
        Instant due = turn.now.plusMillis(Math.max(1, afterMs));
        turn.retries.add(new Retry(due, pending));
    }
}
