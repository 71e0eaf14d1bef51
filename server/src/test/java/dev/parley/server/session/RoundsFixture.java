package dev.parley.server.session;

import dev.parley.server.core.query.Answer;
import dev.parley.server.core.query.Query;
import dev.parley.server.core.state.Keeping;
import dev.parley.server.core.state.State;
import dev.parley.server.core.state.World;
import dev.parley.server.net.EventLoop;
import dev.parley.server.net.LoopHandler;
import dev.parley.server.net.NetLimits;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A loop that a test turns by its own clock, and a store whose answers wait until the test gives them. */
abstract class RoundsFixture {

    static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    final World world = new World(new State(new Keeping(10, Long.MAX_VALUE, true)), Duration.ofMinutes(1));
    final List<Query> asked = new ArrayList<>();
    final List<Consumer<Answer>> waiting = new ArrayList<>();
    boolean full;
    Instant wall = NOW;
    long nanos = 1;
    EventLoop loop;

    @BeforeEach
    void openLoop() throws IOException {
        loop = new EventLoop(new NetLimits(1000, 10, 0, 1000, 10, 0), () -> nanos);
        loop.handleWith((LoopHandler) Proxy.newProxyInstance(
                LoopHandler.class.getClassLoader(),
                new Class<?>[] {LoopHandler.class},
                (proxy, method, args) -> method.getReturnType() == boolean.class ? false : null));
    }

    @AfterEach
    void closeLoop() throws IOException {
        loop.close();
    }

    <T> Rounds<T> rounds(Rounds.Errand<T> errand) {
        return new Rounds<>(loop, this::ask, errand);
    }

    boolean ask(Query query, Consumer<Answer> done) {
        if (!full) {
            asked.add(query);
            waiting.add(done);
        }
        return !full;
    }

    void turn() throws IOException {
        loop.post(() -> {});
        loop.turn();
    }

    /** A little at a time: a loop that does not turn for long has stood still. */
    void pass(Duration time) throws IOException {
        for (long step = Duration.ofMillis(900).toNanos(), left = time.toNanos(); left > 0; left -= step) {
            nanos += Math.min(step, left);
            turn();
        }
    }

    /** The machine's clock, which runs with the loop's and jumps when a test says so. */
    final class Wall extends Clock {
        @Override
        public Instant instant() {
            return wall.plusNanos(nanos);
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }
}
