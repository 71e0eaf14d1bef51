package dev.parley.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.name.Name;
import dev.parley.protocol.Entry;
import dev.parley.server.core.Input;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.LogId;
import dev.parley.server.core.query.Answer;
import dev.parley.server.core.query.Query;
import dev.parley.server.journal.KnownTime;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RetentionTest extends RoundsFixture {

    private static final LogId LOBBY = new LogId.RoomLog("lobby");
    private static final LogId TEA = new LogId.RoomLog("tea");
    private static final LogId DIRECT = LogId.DirectLog.between("ann", "bob");

    private final List<Input> submitted = new ArrayList<>();

    @BeforeEach
    void open() {
        for (String user : List.of("ann", "bob")) {
            world.apply(new Event.AccountCreated(new Name(user, user), "hash", NOW));
        }
        for (LogId room : List.of(LOBBY, TEA, new LogId.RoomLog("empty"))) {
            String name = ((LogId.RoomLog) room).name();
            world.apply(new Event.RoomCreated(new Name(name, name), "", false, null, NOW));
        }
        for (LogId log : List.of(LOBBY, TEA, DIRECT)) {
            for (int seq = 1; seq <= 5; seq++) {
                world.apply(new Event.EntryWritten(
                        log, "ann", new Entry.Message("x", seq, NOW, "ann", "old", null, null, null), List.of()));
            }
        }
    }

    private Rounds<Retention.Due> retention(int days) {
        return rounds(new Retention(
                world,
                new SureClock(Clock.fixed(wall, ZoneOffset.UTC), () -> nanos, new KnownTime(NOW, Duration.ZERO)),
                days,
                submitted::add));
    }

    private void answer(long seq) throws IOException {
        waiting.remove(0).accept(new Answer.LastBefore(seq));
        turn();
    }

    private static Query before(LogId log, int days) {
        return new Query.LastBefore(log, NOW.minus(Duration.ofDays(days)));
    }

    @Test
    void withoutASettingNothingIsLookedFor() throws IOException {
        retention(0).begin();
        turn();
        assertThat(asked).isEmpty();
    }

    @Test
    void eachLogIsLookedThroughAfterTheOtherAndARoomsOwnSettingCounts() throws IOException {
        world.apply(new Event.RetentionSet("tea", 7));
        retention(30).begin();
        assertThat(asked).containsExactly(before(LOBBY, 30));
        answer(5);
        assertThat(submitted).containsExactly(new Input.HistoryExpired(LOBBY, 5));
        assertThat(asked).last().isEqualTo(before(TEA, 7));
        answer(0);
        assertThat(submitted).as("nothing is that old").hasSize(1);
        assertThat(asked).last().isEqualTo(before(DIRECT, 30));
        answer(1);
        assertThat(submitted).containsExactly(new Input.HistoryExpired(LOBBY, 5), new Input.HistoryExpired(DIRECT, 1));
        assertThat(asked).hasSize(3);
    }

    @Test
    void aClockThatHasJumpedDeletesNothing() throws IOException {
        wall = NOW.plus(Duration.ofDays(60));
        retention(30).begin();
        assertThat(asked).containsExactly(before(LOBBY, 30));
    }

    @Test
    void whatWillBeDeletedIsLoggedByRoomAndCountBeforeItIs() throws IOException {
        List<String> logged = new ArrayList<>();
        LogLines lines = LogLines.of("parley.deleted", line -> logged.add(submitted.size() + ": " + line));
        world.apply(new Event.RetentionSet("tea", 1));
        retention(30).begin();
        answer(3);
        answer(1);
        answer(0);
        lines.close();
        assertThat(logged)
                .containsExactly(
                        "0: Deleting 3 entries of room lobby: written before 2026-10-22T10:00:00Z, and kept for 30 days",
                        "1: Deleting 1 entry of room tea: written before 2026-11-20T10:00:00Z, and kept for 1 day");
    }

    @Test
    void aRoomMayKeepForEverAndBeAskedForAgainEveryHour() throws IOException {
        world.apply(new Event.RetentionSet("lobby", 0));
        world.apply(new Event.RetentionSet("tea", 1));
        retention(0).begin();
        assertThat(asked).containsExactly(before(TEA, 1));
        answer(0);
        pass(Duration.ofMinutes(59));
        assertThat(asked).hasSize(1);
        pass(Duration.ofMinutes(2));
        assertThat(asked).hasSize(2);
    }

    @Test
    void aBugInOneLookIsNotTheLastLook() throws IOException {
        int[] looks = new int[1];
        SureClock clock =
                new SureClock(Clock.fixed(NOW, ZoneOffset.UTC), () -> nanos, new KnownTime(NOW, Duration.ZERO));
        QueryPort broken = (query, done) -> {
            looks[0]++;
            throw new IllegalStateException("injected");
        };
        Rounds<Retention.Due> retention = new Rounds<>(loop, broken, new Retention(world, clock, 30, submitted::add));
        loop.post(retention::begin);
        turn();
        pass(Duration.ofMinutes(61));
        assertThat(looks[0]).isEqualTo(2);
    }

    @Test
    void aBusyWorkerIsAskedAgain() throws IOException {
        full = true;
        retention(1).begin();
        turn();
        assertThat(asked).isEmpty();
        full = false;
        pass(Duration.ofSeconds(2));
        assertThat(asked).containsExactly(before(LOBBY, 1));
    }
}
