package dev.parley.server.core.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.core.event.PresenceChange;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SignInThrottleTest {

    private static final Duration LOCKOUT = Duration.ofSeconds(30);

    private final SignInThrottle throttle = new SignInThrottle();

    private static Duration at(long seconds) {
        return Duration.ofSeconds(seconds);
    }

    private void tried(String network, long second) {
        throttle.apply(new PresenceChange.SignInTried(network, at(second)), LOCKOUT);
    }

    private void failed(String user, long second) {
        throttle.apply(new PresenceChange.SignInFailed(1, user, "n", at(second)), LOCKOUT);
    }

    private long networkWaits(int perMinute, long second) {
        return throttle.waitOfNetwork("h", perMinute, at(second)).toSeconds();
    }

    private long nameWaits(int failures, long second) {
        return throttle.waitOfName("ann", "n", failures, LOCKOUT, at(second)).toSeconds();
    }

    @Test
    void aNetworksTriesAreCountedAMinuteFromTheFirst() {
        tried("h", 0);
        tried("h", 50);
        tried("other", 50);
        assertThat(networkWaits(3, 50)).isZero();
        assertThat(networkWaits(2, 50)).isEqualTo(10);
        assertThat(networkWaits(0, 50)).as("no bound").isZero();
        assertThat(networkWaits(2, 60)).isZero();
        tried("h", 60);
        assertThat(networkWaits(2, 61)).as("counted anew").isZero();
        assertThat(networkWaits(1, 61)).isEqualTo(59);
    }

    @Test
    void aNameIsLockedForANetworkFromItsLastFailureOn() {
        failed("ann", 0);
        failed("ann", 20);
        assertThat(nameWaits(2, 25)).isEqualTo(25);
        assertThat(nameWaits(3, 25)).isZero();
        assertThat(nameWaits(0, 25)).as("no bound").isZero();
        assertThat(nameWaits(2, 50)).isZero();
    }

    @Test
    void failuresFarApartAreNotInARow() {
        failed("ann", 0);
        failed("ann", 31);
        assertThat(nameWaits(2, 31)).isZero();
        throttle.apply(new PresenceChange.SignInSucceeded(1, "ann", "n"), LOCKOUT);
        failed("ann", 32);
        assertThat(nameWaits(1, 32)).isPositive();
        assertThat(nameWaits(2, 32)).isZero();
    }

    @Test
    void ofTooManyNetworksTheOneQuietLongestIsForgotten() {
        tried("h", 0);
        for (int i = 0; i < 9_999; i++) {
            tried("h" + i, 1);
        }
        assertThat(networkWaits(1, 1)).isPositive();
        for (int i = 0; i < 10_000; i++) {
            tried("x" + i, 1);
        }
        assertThat(networkWaits(1, 1)).isZero();
    }

    @Test
    void whatIsRememberedIsBoundedWhoeverTriesAndWhateverTheName() {
        for (int i = 0; i < 3 * Recent.REMEMBERED; i++) {
            throttle.apply(new PresenceChange.SignInTried("n" + i, at(0)), LOCKOUT);
            throttle.apply(new PresenceChange.RegistrationBegan("n" + i, at(0)), LOCKOUT);
            throttle.apply(new PresenceChange.TokenTried("n" + i, at(0)), LOCKOUT);
            throttle.apply(new PresenceChange.GuessBegan(i, "user" + i, "n" + i, at(0)), LOCKOUT);
            throttle.apply(new PresenceChange.Disconnected(i, Instant.EPOCH), LOCKOUT);
            throttle.apply(new PresenceChange.SignInFailed(1, "user" + i, "n" + i, at(0)), LOCKOUT);
            throttle.apply(new PresenceChange.SignInSucceeded(1, "user" + i, "m" + i), LOCKOUT);
        }
        assertThat(throttle.remembered()).isEqualTo(7 * Recent.REMEMBERED);
    }

    private void succeeded(String network) {
        throttle.apply(new PresenceChange.SignInSucceeded(1, "ann", network), LOCKOUT);
    }

    @Test
    void aNetworkIsKnownOnceSomebodyHasSignedInFromThere() {
        assertThat(throttle.isKnown("n")).isFalse();
        failed("ann", 0);
        assertThat(throttle.isKnown("n")).isFalse();
        succeeded("n");
        assertThat(throttle.isKnown("n")).isTrue();
        assertThat(throttle.isKnown("other")).isFalse();
    }

    @Test
    void wrongPasswordsInARowForWhateverNamesMakeANetworkAStrangerAgain() {
        succeeded("n");
        for (int i = 1; i < SignInThrottle.WRONG_IN_A_ROW; i++) {
            failed("user" + i, i);
        }
        assertThat(throttle.isKnown("n")).isTrue();
        failed("ann", 100);
        assertThat(throttle.isKnown("n")).isFalse();
        failed("ann", 100_000);
        assertThat(throttle.isKnown("n")).as("time does not forgive it").isFalse();
        succeeded("n");
        failed("ann", 100_001);
        assertThat(throttle.isKnown("n")).as("a sign-in does").isTrue();
    }

    /** A password that is being compared is one that may be wrong. */
    @Test
    void whoGoesBeforeTheAnswerHasGuessedWrong() {
        succeeded("n");
        for (int i = 0; i < SignInThrottle.WRONG_IN_A_ROW; i++) {
            throttle.apply(new PresenceChange.GuessBegan(7, "ann", "n", at(i)), LOCKOUT);
            throttle.apply(new PresenceChange.Disconnected(7, Instant.EPOCH), LOCKOUT);
        }
        assertThat(throttle.isKnown("n")).isFalse();
    }
}
