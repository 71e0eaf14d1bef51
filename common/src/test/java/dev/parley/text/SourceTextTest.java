package dev.parley.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sources of connections, as people write and read them. */
class SourceTextTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1, 192.0.2.1",
        "192.0.2.1/32, 192.0.2.1, 192.0.2.1",
        "::ffff:192.0.2.1, 192.0.2.1, 192.0.2.1",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2:0:0:0:0, 2001:db8:1:2::/64",
        "2001:DB8:1:2::/64, 2001:db8:1:2:0:0:0:0, 2001:db8:1:2::/64",
        "::1, 0:0:0:0:0:0:0:1, ::1",
    })
    void aSourceIsWhatLimitsCountAsOneClient(String written, String network, String shown) {
        assertThat(SourceText.network(written)).isEqualTo(network);
        assertThat(SourceText.of(network)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "1.2.3",
                "1.2.3.4/24",
                "2001:db8::/32",
                "unix:ann",
                "1.2.3.999",
                ":",
                "a:b",
                "::/x",
                ".:1",
                "01.2.3.4",
                "1.2.3.4.5"
            })
    void anythingElseIsNone(String written) {
        assertThat(SourceText.network(written)).isNull();
    }

    @Test
    void thisMachineIsLocalAndSoIsWhatIsNoAddress() {
        assertThat(SourceText.isLocal("127.0.0.1")).isTrue();
        assertThat(SourceText.isLocal("127.1.2.3")).isTrue();
        assertThat(SourceText.isLocal("0:0:0:0:0:0:0:1")).isTrue();
        assertThat(SourceText.isLocal("unix:ann")).isTrue();
        assertThat(SourceText.isLocal("192.0.2.1")).isFalse();
    }
}
