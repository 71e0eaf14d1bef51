package dev.parley.server.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.parley.server.crash.Violations.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A server that is killed keeps its word. A failure tells its seed, and {@code -Dparley.seed=…} uses it again;
 * {@code scripts/crash.sh} does the same for longer.
 */
@Timeout(600)
class CrashTest {
    private static final int KILLS = 12;

    private final long seed = Long.getLong("parley.seed", System.nanoTime());
    private final List<String> lines = new ArrayList<>();

    @Test
    void whatWasPromisedOutlivesEveryKill() throws InterruptedException {
        assumeTrue(hasStore(), "a server without a store forgets all, as the other test shows");
        Violations violations = run(Plan.ofKills(KILLS, seed));
        assertThat(violations.isEmpty()).as(told()).isTrue();
    }

    /** That the test can fail: the same run on a server whose store is memory. */
    @Test
    void aServerThatForgetsIsFoundOut() throws InterruptedException {
        Violations violations = run(Plan.ofKills(1, seed).inMemory());
        assertThat(violations.count(Kind.LOST)).as(told()).isPositive();
        assertThat(violations.count(Kind.EPOCH)).as(told()).isPositive();
    }

    private static boolean hasStore() {
        try (Victim server = new Victim(Plan.SETTINGS)) {
            server.start();
            return server.hasStore();
        }
    }

    private Violations run(Plan plan) throws InterruptedException {
        try (CrashRun run = new CrashRun(plan, lines::add)) {
            return run.run();
        }
    }

    private String told() {
        return "seed " + seed + "\n" + String.join("\n", lines);
    }
}
