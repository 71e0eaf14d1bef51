package dev.parley.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.name.Name;
import dev.parley.server.core.Command;
import dev.parley.server.core.Input;
import dev.parley.server.core.Policy;
import dev.parley.server.core.decide.Decider;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.Restored;
import dev.parley.server.journal.KnownTime;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TokenSweepTest extends RoundsFixture {

    private static final int DAYS = 90;
    private static final Instant NEARLY = NOW.minus(Duration.ofDays(DAYS)).plus(Duration.ofMinutes(30));

    private final Decider decider = new Decider(Policy.open());
    private final List<Event> events = new ArrayList<>();

    @BeforeEach
    void open() {
        for (int i = 0; i < 250; i++) {
            world.apply(new Event.AccountCreated(new Name("user" + i, "user" + i), "hash", NEARLY));
        }
        world.apply(new Event.TokenIssued("user0", "used", null, null, NEARLY));
        world.apply(new Event.TokenUsed("user0", "used", null, NOW));
        world.apply(new Event.TokenIssued("user249", "unused", null, null, NEARLY));
    }

    private Rounds<String> sweep(int days) {
        SureClock clock = new SureClock(new Wall(), () -> nanos, new KnownTime(NOW, Duration.ZERO));
        return rounds(new TokenSweep(world, clock, days, this::submit));
    }

    private void submit(Input input) {
        for (Event event : decider.decide(world, new Command(Command.NO_SESSION, wall, Duration.ofNanos(nanos), input))
                .events()) {
            events.add(event);
            world.apply(event);
        }
    }

    @Test
    void aTokenEndsWithinTheHourAfterItsTime() throws IOException {
        sweep(DAYS).begin();
        pass(Duration.ofMinutes(5));
        assertThat(events).isEmpty();
        pass(Duration.ofHours(1));
        assertThat(events).containsExactly(new Event.TokenRevoked("user249", "unused"));
        assertThat(asked).as("memory knows it").isEmpty();
    }

    @Test
    void noTokenEndsWhereTheSettingSaysNever() throws IOException {
        sweep(0).begin();
        pass(Duration.ofHours(2));
        assertThat(events).isEmpty();
    }

    @Test
    void aClockThatHasJumpedEndsNothing() throws IOException {
        wall = NOW.plus(Duration.ofDays(400));
        sweep(DAYS).begin();
        pass(Duration.ofMinutes(20));
        assertThat(events)
                .as("its time has not come, by the clock that is certain")
                .isEmpty();
    }

    @Test
    void whatCannotBeWrittenIsNotTried() throws IOException {
        world.setWritable(false);
        sweep(DAYS).begin();
        pass(Duration.ofHours(2));
        assertThat(events).isEmpty();
        world.setWritable(true);
        pass(Duration.ofMinutes(61));
        assertThat(events).containsExactly(new Event.TokenRevoked("user249", "unused"));
    }

    @Test
    void aTokenOfBeforeTimesWereRememberedCountsFromNow() throws IOException {
        Restored.Token old = new Restored.Token("old", "laptop", null, null, null);
        world.apply(new Restored.OfAccount(new Name("ann", "ann"), "hash", List.of(old), 0, List.of(), false, false));
        sweep(DAYS).begin();
        turn();
        turn();
        turn();
        assertThat(events).singleElement().isInstanceOf(Event.TokenUsed.class);
        pass(Duration.ofMinutes(10));
        assertThat(events).hasSize(1);
    }
}
