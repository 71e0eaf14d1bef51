package dev.parley.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.name.Name;
import dev.parley.protocol.Entry;
import dev.parley.protocol.LeaveReason;
import dev.parley.server.core.Command;
import dev.parley.server.core.Input;
import dev.parley.server.core.Policy;
import dev.parley.server.core.decide.Decider;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.LogId;
import dev.parley.server.core.event.Restored;
import dev.parley.server.core.query.Answer;
import dev.parley.server.core.query.Query;
import dev.parley.server.journal.KnownTime;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RoomSweepTest extends RoundsFixture {

    private final Decider decider = new Decider(Policy.open());
    private final List<String> ended = new ArrayList<>();

    @BeforeEach
    void open() {
        world.apply(new Event.AccountCreated(new Name("ann", "ann"), "hash", NOW));
    }

    /** A room that ann came into and left at once. */
    private void typo(String name, Instant at) {
        LogId log = new LogId.RoomLog(name);
        world.apply(new Event.RoomCreated(new Name(name, name), "", false, "ann", at));
        world.apply(new Event.EntryWritten(log, "ann", new Entry.Joined(name, 1, at, "ann"), List.of()));
        Entry left = new Entry.Left(name, 2, at, "ann", LeaveReason.LEAVE, null, null);
        world.apply(new Event.EntryWritten(log, "ann", left, List.of()));
    }

    /** The same, in a snapshot of a version that did not count messages. */
    private void old(String name, Instant at) {
        Restored.LogEnds log = new Restored.LogEnds(1, 2, at);
        world.apply(
                new Restored.OfRoom(new Name(name, name), "", false, Map.of(), List.of(), log, null, null, Map.of()));
    }

    private static Query message(String room) {
        return new Query.HasMessage(new LogId.RoomLog(room));
    }

    private Rounds<String> sweep() {
        SureClock clock = new SureClock(new Wall(), () -> nanos, new KnownTime(NOW, Duration.ZERO));
        return rounds(new RoomSweep(world, clock, this::submit));
    }

    private void submit(Input input) {
        for (Event event : decider.decide(world, new Command(Command.NO_SESSION, wall, Duration.ofNanos(nanos), input))
                .events()) {
            ended.add(((Event.RoomEnded) event).room());
            world.apply(event);
        }
    }

    private void answer(Answer answer) throws IOException {
        waiting.remove(0).accept(answer);
        turn();
    }

    @Test
    void aRoomEndsWithinTheHourAfterItsDay() throws IOException {
        typo("teh", NOW.minus(Duration.ofHours(23).plusMinutes(30)));
        typo("newer", NOW.minus(Duration.ofHours(20)));
        sweep().begin();
        assertThat(ended).isEmpty();
        pass(Duration.ofMinutes(61));
        assertThat(ended).containsExactly("teh");
        assertThat(asked).as("memory knows it").isEmpty();
        pass(Duration.ofHours(4));
        assertThat(ended).containsExactly("teh", "newer");
    }

    @Test
    void aClockThatHasJumpedEndsNothingUntilItIsAccepted() throws IOException {
        typo("teh", NOW);
        wall = NOW.plus(Duration.ofDays(60));
        sweep().begin();
        pass(Duration.ofHours(3));
        assertThat(ended).isEmpty();
    }

    @Test
    void whereNoTimeIsCertainNothingEnds() throws IOException {
        typo("teh", NOW.minus(Duration.ofDays(2)));
        SureClock clock = new SureClock(new Wall(), () -> nanos, null);
        new Rounds<>(loop, (query, done) -> false, new RoomSweep(world, clock, this::submit)).begin();
        turn();
        assertThat(ended).isEmpty();
    }

    @Test
    void theStoreIsAskedOfRoomsThatMemoryDoesNotKnowAllOfOneAfterTheOther() throws IOException {
        old("said", NOW.minus(Duration.ofDays(2)));
        old("teh", NOW.minus(Duration.ofDays(2)));
        typo("typo", NOW.minus(Duration.ofDays(2)));
        Rounds<String> sweep = sweep();
        sweep.begin();
        assertThat(asked).containsExactly(message("said"));
        answer(new Answer.HasMessage(true));
        assertThat(asked).containsExactly(message("said"), message("teh"));
        answer(new Answer.HasMessage(false));
        assertThat(ended).containsExactly("teh", "typo");
        sweep.go();
        assertThat(asked).as("the answer is remembered").hasSize(2);
    }

    @Test
    void anEarlierLookGoesNoFurtherAndItsAnswerCounts() throws IOException {
        old("one", NOW.minus(Duration.ofDays(2)));
        old("two", NOW.minus(Duration.ofDays(2)));
        Rounds<String> sweep = sweep();
        sweep.go();
        sweep.go();
        assertThat(asked).containsExactly(message("one"), message("one"));
        answer(new Answer.HasMessage(false));
        assertThat(ended).containsExactly("one");
        assertThat(asked).hasSize(2);
        answer(new Answer.HasMessage(false));
        answer(new Answer.HasMessage(false));
        assertThat(ended).containsExactly("one", "two");
    }

    @Test
    void aStoreThatCannotBeReadKeepsTheRoomAndIsAskedAgainTheNextTime() throws IOException {
        old("teh", NOW.minus(Duration.ofDays(2)));
        sweep().begin();
        answer(new Answer.Unreadable());
        assertThat(ended).isEmpty();
        pass(Duration.ofMinutes(61));
        assertThat(asked).hasSize(2);
        answer(new Answer.HasMessage(false));
        assertThat(ended).containsExactly("teh");
    }

    @Test
    void whoSpeaksWhileTheStoreIsAskedKeepsTheRoom() throws IOException {
        old("teh", NOW.minus(Duration.ofDays(2)));
        sweep().begin();
        LogId log = new LogId.RoomLog("teh");
        world.apply(new Event.EntryWritten(
                log, "ann", new Entry.Message("teh", 3, NOW, "ann", "hi", null, null, null), List.of()));
        answer(new Answer.HasMessage(false));
        assertThat(ended).isEmpty();
    }

    @Test
    void aBusyWorkerIsAskedAgain() throws IOException {
        old("teh", NOW.minus(Duration.ofDays(2)));
        full = true;
        sweep().begin();
        turn();
        full = false;
        pass(Duration.ofSeconds(2));
        assertThat(asked).containsExactly(message("teh"));
    }

    @Test
    void ofVeryManyRoomsSomeEndInEachTurn() throws IOException {
        for (int i = 0; i < 1_000; i++) {
            typo("typo" + i, NOW.minus(Duration.ofDays(2)));
        }
        sweep().begin();
        assertThat(ended).hasSize(100);
        for (int i = 0; i < 10; i++) {
            turn();
        }
        assertThat(ended).hasSize(1_000);
    }

    @Test
    void aBugInOneLookIsNotTheLastLook() throws IOException {
        typo("teh", NOW.minus(Duration.ofDays(2)));
        SureClock clock = new SureClock(new Wall(), () -> nanos, new KnownTime(NOW, Duration.ZERO));
        int[] looks = new int[1];
        RoomSweep errand = new RoomSweep(world, clock, input -> {
            looks[0]++;
            throw new IllegalStateException("injected");
        });
        Rounds<String> sweep = new Rounds<>(loop, (query, done) -> false, errand);
        loop.post(sweep::begin);
        turn();
        pass(Duration.ofMinutes(61));
        assertThat(looks[0]).isEqualTo(2);
    }
}
