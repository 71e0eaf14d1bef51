package dev.parley.server.core.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1",
        "192.0.2.17, 192.0.2.17",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2::/64",
        "2001:db8:1:2:ffff:0:0:1, 2001:db8:1:2::/64",
        "2001:db8:1:3:3:4:5:6, 2001:db8:1:3::/64",
        "2001:0DB8:0001:0002:3:4:5:6, 2001:db8:1:2::/64",
        "2001:db8::1, 2001:db8:0:0::/64",
        "::1, 0:0:0:0::/64",
        "0:0:0:0:0:0:0:1, 0:0:0:0::/64",
        "fe80:0:0:0:1:2:3:4%eth0, fe80:0:0:0::/64",
        "1:2:3:4:5:6:7::, 1:2:3:4::/64"
    })
    void anIpv4AddressStandsForItselfAndAnIpv6AddressForItsNetwork(String host, String network) {
        assertThat(Network.of(host)).isEqualTo(network);
    }
}
