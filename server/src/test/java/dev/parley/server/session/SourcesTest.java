package dev.parley.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.config.ServerConfig;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SourcesTest {

    private static final long MS = 1_000_000;
    private static final String SCHOOL = "192.0.2.1";

    private static Sources sources(int requests, int bytes) {
        return new Sources(new SourceLimits(requests, bytes, network -> network.equals("10.0.0.1") ? 3 : 1));
    }

    /** How many requests are taken at once. */
    private static int burst(Source source, int length, long now) {
        int taken = 0;
        while (taken < 10_000 && source.waitMs(now) == 0) {
            source.took(length);
            taken++;
        }
        return taken;
    }

    @Test
    void allConnectionsOfASourceShareItsRequestsAndNobodyElseDoes() {
        Sources sources = sources(60, 0);
        Source first = sources.connect(SCHOOL, 0);
        Source second = sources.connect(SCHOOL, 0);
        assertThat(burst(first, 10, 0)).isEqualTo(60);
        assertThat(second.waitMs(0)).isEqualTo(1000);
        assertThat(burst(sources.connect("192.0.2.2", 0), 10, 0)).isEqualTo(60);
        assertThat(burst(second, 10, 2000 * MS)).isEqualTo(2);
    }

    @Test
    void bytesAreCountedAndALongLineIsWaitedForAfterwards() {
        Source source = sources(0, 6000).connect(SCHOOL, 0);
        assertThat(burst(source, 100, 0)).isEqualTo(60);
        assertThat(burst(source, 1000, 10 * MS)).isEqualTo(1);
        assertThat(source.waitMs(10 * MS)).isEqualTo(10_000);
        assertThat(source.waitMs(10_010 * MS)).isZero();
    }

    @Test
    void aTrustedSourceHasMore() {
        Sources sources = sources(60, 0);
        assertThat(burst(sources.connect("10.0.0.1", 0), 10, 0)).isEqualTo(180);
        assertThat(burst(sources.connect("10.0.0.2", 0), 10, 0)).isEqualTo(60);
    }

    @Test
    void zeroIsNoLimit() {
        assertThat(burst(sources(0, 0).connect(SCHOOL, 0), 1_000_000, 0)).isEqualTo(10_000);
    }

    @Test
    void whoConnectsAgainHasAskedForAsMuch() {
        Sources sources = sources(60, 0);
        burst(sources.connect(SCHOOL, 0), 10, 0);
        sources.connect(SCHOOL, 0);
        sources.disconnect(SCHOOL);
        sources.disconnect(SCHOOL);
        assertThat(burst(sources.connect(SCHOOL, 0), 10, 0)).isZero();
    }

    @Test
    void ofThoseThatHaveGoneOnlySoManyAreRemembered() {
        Sources sources = sources(60, 0);
        burst(sources.connect(SCHOOL, 0), 10, 0);
        for (int i = 0; i < 2 * Sources.REMEMBERED; i++) {
            sources.connect("network" + i, 0);
            sources.disconnect("network" + i);
        }
        assertThat(sources.size()).isEqualTo(1 + Sources.REMEMBERED);
        assertThat(sources.connect(SCHOOL, 0).waitMs(0))
                .as("who is connected is never forgotten")
                .isPositive();
    }

    /** Sixty people behind one address: what they ask for is never too much, also when all come back at once. */
    @Test
    void aClassThatIsBusyChattingAndComesBackAtOnceStaysBelowTheDefaults() {
        ServerConfig.Limits limits = ServerConfig.defaults().limits();
        Source source = new Sources(new SourceLimits(
                        limits.requestsPerMinutePerAddress(), limits.bytesPerMinutePerAddress(), limits.times()))
                .connect(SCHOOL, 0);
        long now = 0;
        for (int restart = 0; restart < 3; restart++) {
            for (int person = 0; person < 60; person++) {
                for (int request = 0; request < 1 + 2 * limits.roomsJoinedPerUser(); request++) {
                    take(source, 200, now);
                }
            }
            for (int second = 0; second < 120; second++) {
                now += Duration.ofSeconds(1).toNanos();
                for (int person = 0; person < 60; person++) {
                    // Typing, and a mark for what was read; every other second something said, now and then at length.
                    take(source, 100, now);
                    take(source, 100, now);
                    if (second % 2 == person % 2) {
                        take(source, person % 10 == 0 ? 4 * limits.maxText() : 300, now);
                    }
                }
            }
        }
    }

    private static void take(Source source, int length, long now) {
        assertThat(source.waitMs(now)).isZero();
        source.took(length);
    }
}
