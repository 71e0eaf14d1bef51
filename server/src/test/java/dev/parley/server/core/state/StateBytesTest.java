package dev.parley.server.core.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.name.Name;
import dev.parley.protocol.Entry;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.LogId;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Bytes that a state says it takes, against bytes that the heap has less: it may say too many, and never too few. */
class StateBytesTest {

    private static final Instant AT = Instant.parse("2026-11-21T10:00:00Z");
    private static final int MANY = 20_000;

    /** Of everything long names. */
    private static Name user(int number) {
        return new Name("Ünpronounceable-Nameless" + number, "ünpronounceable-nameless" + number);
    }

    private static Name room(int number) {
        return new Name("Raum-ohne-Fenster-" + number, "raum-ohne-fenster-" + number);
    }

    private static void accounts(State state, int from, int to) {
        for (int i = from; i < to; i++) {
            String hash = "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$" + "0123456789abcdef".repeat(2) + i;
            state.apply(new Event.AccountCreated(user(i), hash, AT.plusMillis(i)));
        }
    }

    private static void entry(State state, LogId log, int user, Entry entry, List<String> mentioned) {
        state.apply(new Event.EntryWritten(log, user(user).canonical(), entry, mentioned));
    }

    private static Entry joined(LogId.RoomLog log, long seq, int user) {
        return new Entry.Joined(log.name(), seq, AT, user(user).display());
    }

    private static Entry message(long seq, int user, String text) {
        return new Entry.Message("@", seq, AT, user(user).display(), text, null, null, null);
    }

    private static long used() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            System.gc();
            least = Math.min(
                    least,
                    Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
        }
        return least;
    }

    /** What is added to a state is counted as at least what it takes, and at most as so many times that. */
    private static void measured(State state, double atMost, Consumer<State> more) {
        long usedBefore = used();
        long toldBefore = state.bytes();
        more.accept(state);
        long told = state.bytes() - toldBefore;
        long taken = used() - usedBefore;
        assertThat(told).as("bytes told of, and taken").isBetween(taken, (long) (taken * atMost));
    }

    private static State state() {
        return new State(new Keeping(1, Long.MAX_VALUE, true));
    }

    @Test
    void accounts() {
        measured(state(), 2, state -> accounts(state, 0, MANY));
    }

    @Test
    void codes() {
        measured(state(), 2, state -> {
            for (int i = 0; i < MANY; i++) {
                String hash = "0123456789abcdef".repeat(4) + i;
                state.apply(
                        new Event.CodeMade(i, hash, 30, 7, room(i).canonical(), user(i).display(), AT.plusMillis(i)));
            }
        });
    }

    @Test
    void tokens() {
        State state = state();
        accounts(state, 0, MANY / 10);
        measured(state, 2, all -> IntStream.range(0, MANY)
                .forEach(i -> all.apply(new Event.TokenIssued(
                        user(i / 10).canonical(),
                        "0123456789abcdef".repeat(3) + "0123456" + (100_000_000 + i),
                        "a laptop of somebody with a long label " + i,
                        "2001:db8:1:2:3:4:5:" + i % 10_000,
                        AT.plusMillis(i)))));
    }

    @Test
    void members() {
        State state = state();
        accounts(state, 0, MANY);
        LogId.RoomLog log = new LogId.RoomLog(room(0).canonical());
        state.apply(new Event.RoomCreated(room(0), "", false, null, AT));
        measured(state, 2, all -> IntStream.range(0, MANY)
                .forEach(i -> entry(all, log, i, joined(log, i + 1, i), List.of())));
        measured(state, 2, all -> IntStream.range(0, 40 * MANY)
                .forEach(i -> entry(
                        all,
                        log,
                        0,
                        message(MANY + i + 1, 0, ""),
                        List.of(user(1 + i % (MANY - 1)).canonical()))));
    }

    @Test
    void rooms() {
        State state = state();
        accounts(state, 0, 1);
        measured(state, 2, all -> IntStream.range(0, MANY).forEach(i -> {
            LogId.RoomLog log = new LogId.RoomLog(room(i).canonical());
            all.apply(new Event.RoomCreated(
                    room(i), "ein Thema von λ mit Nummer " + i, false, user(0).canonical(), AT.plusMillis(i)));
            entry(
                    all,
                    log,
                    0,
                    new Entry.Topic(log.name(), 1, AT.plusMillis(i), "x", "noch ein Thema λ " + i),
                    List.of());
        }));
    }

    @Test
    void directConversations() {
        State state = state();
        accounts(state, 0, 200);
        measured(state, 2, all -> IntStream.range(0, MANY).forEach(i -> {
            LogId.DirectLog log = LogId.DirectLog.between(
                    user(i % 200).canonical(), user((i + 1 + i / 200) % 200).canonical());
            if (all.direct(log) == null) {
                entry(all, log, i % 200, message(1, i % 200, ""), List.of());
            }
        }));
    }

    @Test
    void blocks() {
        State state = state();
        accounts(state, 0, MANY);
        measured(state, 2, all -> IntStream.range(0, MANY)
                .forEach(i -> all.apply(new Event.UserBlocked(
                        user(i).canonical(), user((i + 1) % MANY).canonical(), AT.plusMillis(i)))));
    }
}
