package dev.parley.server.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Many short runs, each with trouble of its own. {@code -Dparley.seed=…} repeats the one that failed, {@code -Dparley.runs=…}
 * makes more or fewer.
 */
class SimulationTest {

    /** So many take about ten seconds. */
    private static final int RUNS = 3000;

    /** Within so many one must find a fault. */
    private static final int RUNS_FOR_A_FAULT = 200;

    @Test
    void whateverHappensThePromisesAreKept() {
        Long wanted = Long.getLong("parley.seed");
        long began = System.nanoTime();
        long first = wanted == null ? began : wanted;
        int runs = wanted == null ? Integer.getInteger("parley.runs", RUNS) : 1;
        int answers = 0;
        for (int i = 0; i < runs; i++) {
            // Half of them are the same each time, half are new.
            long seed = i % 2 == 0 && wanted == null ? i : first + i;
            Simulation simulation = new Simulation(seed, Fault.NONE, new Trace(false));
            try {
                simulation.run();
            } catch (RuntimeException | AssertionError broken) {
                fail(report(seed, Fault.NONE, broken), broken);
            }
            answers += simulation.answers();
        }
        System.out.printf("%d runs, %d answers, %d ms%n", runs, answers, (System.nanoTime() - began) / 1_000_000);
        assertThat(answers).as("something was asked").isGreaterThan(runs);
    }

    /** The same run once more, and the steps before its end. */
    private static String report(long seed, Fault fault, Throwable broken) {
        Trace trace = new Trace(true);
        try {
            new Simulation(seed, fault, trace).run();
        } catch (RuntimeException | AssertionError again) {
            return trace + "\n" + again + "\nThis was -Dparley.seed=" + seed;
        }
        return broken + "\nA second run with the seed " + seed + " does not find it: chance has a leak";
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aFaultIsFound(Fault fault) {
        boolean found = LongStream.range(0, RUNS_FOR_A_FAULT).anyMatch(seed -> finds(seed, fault));
        assertThat(found)
                .as("%s was found within %s runs", fault, RUNS_FOR_A_FAULT)
                .isTrue();
    }

    private static boolean finds(long seed, Fault fault) {
        try {
            new Simulation(seed, fault, new Trace(false)).run();
            return false;
        } catch (RuntimeException | AssertionError found) {
            return true;
        }
    }
}
