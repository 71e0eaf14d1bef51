package dev.parley.server.core.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.core.event.PresenceChange;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SignInThrottleTest {

    private static final Duration LOCKOUT = Duration.ofSeconds(30);
    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

    private final SignInThrottle throttle = new SignInThrottle();

    private static Instant at(long seconds) {
        return START.plusSeconds(seconds);
    }

    private void tried(String host, long second) {
        throttle.apply(new PresenceChange.SignInTried(host, at(second)), LOCKOUT);
    }

    private void failed(String user, long second) {
        throttle.apply(new PresenceChange.SignInFailed(user, at(second)), LOCKOUT);
    }

    private long hostWaits(int perMinute, long second) {
        return throttle.waitOfHost("h", perMinute, at(second)).toSeconds();
    }

    private long nameWaits(int failures, long second) {
        return throttle.waitOfName("ann", failures, LOCKOUT, at(second)).toSeconds();
    }

    @Test
    void aHostsTriesAreCountedAMinuteFromTheFirst() {
        tried("h", 0);
        tried("h", 50);
        tried("other", 50);
        assertThat(hostWaits(3, 50)).isZero();
        assertThat(hostWaits(2, 50)).isEqualTo(10);
        assertThat(hostWaits(0, 50)).as("no bound").isZero();
        assertThat(hostWaits(2, 60)).isZero();
        tried("h", 60);
        assertThat(hostWaits(2, 61)).as("counted anew").isZero();
        assertThat(hostWaits(1, 61)).isEqualTo(59);
    }

    @Test
    void aNameIsLockedFromTheLastFailureOn() {
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
        throttle.apply(new PresenceChange.SignInSucceeded("ann"), LOCKOUT);
        failed("ann", 32);
        assertThat(nameWaits(1, 32)).isPositive();
        assertThat(nameWaits(2, 32)).isZero();
    }

    @Test
    void ofTooManyHostsTheOneQuietLongestIsForgotten() {
        tried("h", 0);
        for (int i = 0; i < 9_999; i++) {
            tried("h" + i, 1);
        }
        assertThat(hostWaits(1, 1)).isPositive();
        for (int i = 0; i < 10_000; i++) {
            tried("x" + i, 1);
        }
        assertThat(hostWaits(1, 1)).isZero();
    }
}
