package dev.parley.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IpTextTest {

    @ParameterizedTest
    @CsvSource({
        "0:0:0:0:0:0:0:1, ::1",
        "0:0:0:0:0:0:0:0, ::",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
        "2001:db8:a0:10:0:0:0:0, 2001:db8:a0:10::",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "fe80:0:0:0:0:0:0:1%eth0, fe80::1%eth0",
        "127.0.0.1, 127.0.0.1",
        "chat.example.org, chat.example.org"
    })
    void theLongestRunOfZerosIsLeftOut(String written, String shown) {
        assertThat(IpText.shortened(written)).isEqualTo(shown);
    }
}
