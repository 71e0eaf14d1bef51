package dev.parley.endtoend;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.awaitility.core.ConditionTimeoutException;

/** Waiting for what must come, as long as a slow and busy machine may take; then it fails with what there is instead. */
final class Patience {

    private static final Duration MOST = Duration.ofMinutes(2);
    private static final Duration BETWEEN = Duration.ofMillis(40);

    private Patience() {}

    static void until(String what, Callable<Boolean> condition, Supplier<String> instead) {
        try {
            await().atMost(MOST).pollDelay(Duration.ZERO).pollInterval(BETWEEN).until(condition);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("Waited in vain for " + what + ". There is:\n" + instead.get(), e);
        }
    }
}
