package dev.parley.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostAndPortTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1:5000",
        "::1, [::1]:5000",
        "::, [::]:5000",
        "2001:db8::7, [2001:db8::7]:5000",
        "fe80::1:0:0:2, [fe80::1:0:0:2]:5000",
        "2001:0:0:1:0:0:0:1, [2001:0:0:1::1]:5000",
        "2001:db8:a0:10:0:0:0:0, [2001:db8:a0:10::]:5000",
    })
    void anAddressIsWrittenAsPeopleWriteIt(String address, String written) throws Exception {
        InetAddress resolved = InetAddress.getAllByName(address)[0];

        assertThat(HostAndPort.format(new InetSocketAddress(resolved, 5000))).isEqualTo(written);
    }
}
