package dev.parley.server.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.text.SourceText;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.2, false",
        "2001:db8:1:2::1, 2001:db8:1:2:ffff:ffff:ffff:ffff, true",
        "2001:db8:1:2::1, 2001:db8:1:3::1, false",
        "::ffff:192.0.2.1, 192.0.2.1, true",
        "::ffff:192.0.2.1, 192.0.2.2, false",
        "fe80::1, fe80::2, false",
        "::1, ::1, true",
        "::1, 127.0.0.1, false"
    })
    void anAddressIsOneAndOfIpv6ASixtyFour(String one, String other, boolean same) throws UnknownHostException {
        assertThat(Network.of(InetAddress.getByName(one)).equals(Network.of(InetAddress.getByName(other))))
                .isEqualTo(same);
    }

    /** People write sources of connections elsewhere: what they ban is what is counted here. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "192.0.2.1",
                "2001:db8:1:2::1",
                "2001:db8:1:2:ffff:ffff:ffff:ffff",
                "::ffff:192.0.2.1",
                "fe80::1",
                "::1",
                "127.0.0.1"
            })
    void aSourceAsItIsWrittenMeansTheSame(String address) throws UnknownHostException {
        assertThat(SourceText.network(address))
                .isEqualTo(Network.of(InetAddress.getByName(address)).getHostAddress());
    }
}
