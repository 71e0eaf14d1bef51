package dev.parley.server.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ConnectRatesTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final String SCHOOL = "192.0.2.1";

    private static int burst(ConnectRates rates, String network, long now) {
        int taken = 0;
        while (taken < 10_000 && rates.take(network, now) == 0) {
            taken++;
        }
        return taken;
    }

    @Test
    void aMinutesConnectionsMayComeAtOnceAndTheRestAsTimePasses() {
        ConnectRates rates = new ConnectRates(600, network -> 1);
        assertThat(burst(rates, SCHOOL, 0)).isEqualTo(600);
        assertThat(rates.take(SCHOOL, 0)).isEqualTo(100);
        assertThat(burst(rates, SCHOOL, SECOND)).isEqualTo(10);
        assertThat(burst(rates, SCHOOL, 3600 * SECOND)).isEqualTo(600);
        assertThat(burst(rates, "192.0.2.2", 0)).as("another address").isEqualTo(600);
    }

    @Test
    void aTrustedNetworkHasMore() {
        ConnectRates rates = new ConnectRates(60, network -> network.equals(SCHOOL) ? 3 : 1);
        assertThat(burst(rates, SCHOOL, 0)).isEqualTo(180);
        assertThat(burst(rates, "192.0.2.2", 0)).isEqualTo(60);
    }

    @Test
    void zeroIsNoLimitAndRemembersNobody() {
        ConnectRates rates = new ConnectRates(0, network -> 1);
        assertThat(burst(rates, SCHOOL, 0)).isEqualTo(10_000);
        assertThat(rates.size()).isZero();
    }

    @Test
    void onlySoManyNetworksAreRememberedAndNotTheFloodersForgotten() {
        ConnectRates rates = new ConnectRates(2, network -> 1);
        burst(rates, SCHOOL, 0);
        for (int i = 0; i < 3 * ConnectRates.REMEMBERED; i++) {
            rates.take("network " + i, 0);
            assertThat(rates.size()).isLessThanOrEqualTo(ConnectRates.REMEMBERED);
            assertThat(rates.take(SCHOOL, 0)).isPositive();
        }
    }
}
