package dev.parley.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworksTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1, true",
        "127.0.0.1, 127.0.0.2, false",
        "10.0.0.0/8, 10.1.2.3, true",
        "2001:db8::7, 2001:db8:0:0:0:0:0:7, true",
        "2001:db8::7, 2001:db8:0:0:0:0:0:8, false",
        "2001:db8::/112, 2001:db8:0:0:0:0:0:8, true",
        "2001:db8::/112, 2001:db8:0:0:0:0:1:8, false",
        "fe80::1, fe80:0:0:0:0:0:0:1%eth0, true",
        "::ffff:10.0.0.1, 10.0.0.1, true",
        "unix:haproxy, unix:haproxy, true",
        "unix:haproxy, unix:ann, false",
    })
    void anAddressIsHeldToItsLastBit(String name, String host, boolean is) {
        assertThat(Networks.of(List.of("203.0.113.1", name)).test(host)).isEqualTo(is);
    }

    /** Java would ask the network for the address of such a name. */
    @ParameterizedTest
    @ValueSource(strings = {"1.2.3.999", "1.2.3", "localhost", "example.org", ".:1", "01.2.3.4"})
    void whatIsNoAddressInDigitsIsNoNetwork(String name) {
        assertThat(Networks.isName(name)).isFalse();
        assertThat(Networks.of(List.of("127.0.0.0/8")).test(name)).isFalse();
    }

    @Test
    void anEmptyListHoldsNobody() {
        assertThat(Networks.of(List.of()).test("127.0.0.1")).isFalse();
    }
}
