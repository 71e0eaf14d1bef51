package dev.parley.client.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerAddressTest {

    @ParameterizedTest
    @CsvSource({
        "localhost, localhost, 5000",
        "chat.example.org:6000, chat.example.org, 6000",
        "127.0.0.1, 127.0.0.1, 5000",
        "unix:/run/parley/chat.sock, unix:/run/parley/chat.sock, 0",
        "unix:/a b:5, unix:/a b:5, 0",
        "::1, ::1, 5000",
        "[::1], ::1, 5000",
        "[fe80::1%eth0]:65535, fe80::1%eth0, 65535",
    })
    void hostsAreReadInEveryUsualForm(String written, String host, int port) {
        assertThat(ServerAddress.parse(written)).isEqualTo(new ServerAddress(host, port));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":5000",
                "host:",
                "host:0",
                "host:65536",
                "host:5x",
                "[::1",
                "[::1]5000",
                "[]:5",
                "a b",
                "unix:chat.sock",
                "unix:",
                "unix:/a\tb",
                "http://a"
            })
    void whatIsNoAddressIsRefused(String written) {
        assertThat(ServerAddress.parse(written)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"localhost, localhost:5000", "[::1]:7, [::1]:7", "unix:/s, unix:/s"})
    void anAddressIsShownAsItCanBeTyped(String written, String shown) {
        assertThat(ServerAddress.parse(written)).hasToString(shown);
    }
}
