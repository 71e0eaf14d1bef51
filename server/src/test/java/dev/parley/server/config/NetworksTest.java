package dev.parley.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @Test
    void anEmptyListHoldsNobody() {
        assertThat(Networks.of(List.of()).test("127.0.0.1")).isFalse();
    }
}
