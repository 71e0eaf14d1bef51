package dev.parley.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedNetworksTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.0.1, true",
        "10.0.0.0/8, 11.0.0.1, false",
        "10.20.0.0/14, 10.23.255.255, true",
        "10.20.0.0/14, 10.24.0.0, false",
        "0.0.0.0/0, 192.0.2.1, true",
        "0.0.0.0/0, 2001:db8:0:0:0:0:0:0, false",
        "192.0.2.7, 192.0.2.7, true",
        "192.0.2.7, 192.0.2.8, false",
        "2001:db8::/32, 2001:db8:1:2:0:0:0:0, true",
        "2001:db8::/32, 2001:db9:0:0:0:0:0:0, false",
        "2001:db8:1:2::7, 2001:db8:1:2:0:0:0:0, true",
        "2001:db8:1:2:3::/80, 2001:db8:1:2:0:0:0:0, true",
        "::1, 0:0:0:0:0:0:0:1, true",
        "::1, 0:0:0:0:0:0:0:0, false",
        "fe80::/10, fe80:0:0:0:0:0:0:1%eth0, true",
        "unix:ann, unix:ann, true",
        "unix:ann, unix:bob, false",
        "10.0.0.0/8, unix:ann, false",
    })
    void aNetworkIsTrustedIfOneOfThoseHoldsIt(String trusted, String network, boolean is) {
        assertThat(Networks.isName(trusted)).isTrue();
        TrustedNetworks networks = TrustedNetworks.of(List.of("203.0.113.1", trusted), 7);
        assertThat(networks.applyAsInt(network)).isEqualTo(is ? 7 : 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "school",
                "localhost",
                "10.0.0",
                "10.0.0.256",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/",
                "::/129",
                ":::",
                "unix:",
                "1/8",
            })
    void whatIsNoNetworkIsRefused(String name) {
        assertThat(Networks.isName(name)).isFalse();
    }

    @Test
    void byDefaultNobodyIs() {
        assertThat(ServerConfig.defaults().limits().times().applyAsInt("127.0.0.1"))
                .isEqualTo(1);
    }
}
