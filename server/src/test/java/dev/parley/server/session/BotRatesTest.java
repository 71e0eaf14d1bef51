package dev.parley.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.net.TokenBucket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BotRatesTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final BotRates rates = new BotRates(limits(2));

    private static SessionLimits limits(int botsPerSecond) {
        return new SessionLimits(
                1, 1, 1, 1, 100, 10, botsPerSecond, Duration.ZERO, Duration.ofSeconds(30), SourceLimits.UNBOUNDED);
    }

    @Test
    void allConnectionsOfABotCountTogether() {
        TokenBucket one = rates.of("robot", SECOND);
        TokenBucket other = rates.of("robot", SECOND);

        assertThat(one.take(SECOND)).as("it begins with one, and no burst").isTrue();
        assertThat(other.take(SECOND)).isFalse();
        assertThat(rates.of("robot", SECOND).take(SECOND))
                .as("nor does another connection help")
                .isFalse();
        assertThat(rates.of("other", SECOND).take(SECOND)).isTrue();
        assertThat(other.take(2 * SECOND)).isTrue();
    }

    @Test
    void otherBoundsHoldAtOnceAndTheSameChangeNothing() {
        TokenBucket before = rates.of("robot", SECOND);
        rates.limit(limits(2));
        assertThat(rates.of("robot", SECOND)).isSameAs(before);
        rates.limit(limits(3));
        assertThat(rates.of("robot", SECOND)).isNotSameAs(before);
    }

    @Test
    void whatIsRememberedIsBoundedAndDeletedAccountsAreForgotten() {
        TokenBucket first = rates.of("robot", SECOND);
        rates.forget("robot");
        assertThat(rates.size()).isZero();
        assertThat(rates.of("robot", SECOND)).isNotSameAs(first);
        TokenBucket kept = rates.of("kept", SECOND);
        for (int i = 0; i < 2 * BotRates.REMEMBERED; i++) {
            rates.of("bot" + i, SECOND);
            rates.of("kept", SECOND);
        }
        assertThat(rates.size()).isEqualTo(BotRates.REMEMBERED);
        assertThat(rates.of("kept", SECOND)).as("the one that asks is kept").isSameAs(kept);
    }
}
