package dev.parley.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.Entry;
import dev.parley.protocol.Result;
import dev.parley.protocol.ServerMessage;
import dev.parley.server.core.Effect;
import dev.parley.server.core.Seeds;
import dev.parley.server.core.state.Audience;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CommitGateTest {

    private final CommitGate gate = new CommitGate();
    private final List<Long> released = new ArrayList<>();

    private static Effect effect(long number) {
        return new Effect.Reply(number, new ServerMessage.Ok(null, new Result.Done()));
    }

    private void release(long committed) {
        gate.release(committed, effect -> released.add(((Effect.Reply) effect).session()));
    }

    @Test
    void anEffectWaitsForAllEventsBeforeItAndTheOnesBehindWaitForIt() {
        gate.park(0, effect(1), true);
        gate.park(2, effect(2), true);
        gate.park(2, effect(3), true);
        gate.park(5, effect(4), true);
        release(1);
        assertThat(released).containsExactly(1L);
        release(4);
        assertThat(released).containsExactly(1L, 2L, 3L);
        assertThat(gate.size()).isEqualTo(1);
        gate.park(5, effect(5), true);
        release(5);
        assertThat(released).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(gate.size()).isZero();
    }

    @Test
    void whatWaitsIsCountedInBytesUntilItLeaves() {
        Entry small = new Entry.Message("tea", 1, Instant.EPOCH, "ann", "hi", null, null, null);
        Entry large = new Entry.Message("tea", 1, Instant.EPOCH, "ann", "x".repeat(4096), null, null, null);
        gate.park(1, new Effect.Deliver(Audience.of(List.of(1L)), 0, small, false), true);
        long one = gate.bytes();
        assertThat(one).isPositive();
        gate.park(2, new Effect.Deliver(Audience.of(List.of(1L)), 0, large, false), true);
        assertThat(gate.bytes()).isGreaterThanOrEqualTo(2 * one + 4096);
        Result.Page page = new Result.Page("tea", Collections.nCopies(50, large), true, 50, 1L);
        gate.park(3, new Effect.Reply(1, new ServerMessage.Ok(null, page)), true);
        assertThat(gate.bytes()).isGreaterThan(50 * 4096);
        gate.release(1, effect -> {});
        gate.fail(2, effect -> null);
        gate.release(2, effect -> {});
        assertThat(gate.bytes()).isZero();
        assertThat(gate.size()).isZero();
    }

    static LongStream seeds() {
        return Seeds.some(3);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whateverIsCommittedWhenTheOrderIsThatOfDeciding(long seed) {
        Random random = new Random(seed);
        List<Long> positions = new ArrayList<>();
        long position = 0;
        long committed = 0;
        for (int i = 0; i < 2000; i++) {
            position += random.nextInt(3);
            gate.park(position, effect(positions.size()), true);
            positions.add(position);
            committed += random.nextInt((int) (position - committed) + 1);
            release(committed);
            for (int n = 0; n < positions.size(); n++) {
                if (n < released.size()) {
                    assertThat(released.get(n)).isEqualTo(n);
                } else {
                    assertThat(positions.get(n)).isGreaterThan(committed);
                    break;
                }
            }
        }
    }

    @Test
    void whatWaitsForEventsThatAreNotStoredFallsUnlessNobodyAskedForIt() {
        gate.park(1, effect(1), true);
        gate.park(2, effect(2), true);
        gate.park(2, effect(3), false);
        gate.park(3, effect(4), true);
        gate.park(3, effect(5), true);
        gate.fail(1, falling -> {
            long number = ((Effect.Reply) falling).session();
            return number == 4 ? null : effect(-number);
        });
        release(1);
        assertThat(released).containsExactly(1L, -2L, 3L, -5L);
        gate.park(2, effect(6), true);
        release(1);
        assertThat(released).hasSize(4);
        release(2);
        assertThat(released).hasSize(5);
    }
}
