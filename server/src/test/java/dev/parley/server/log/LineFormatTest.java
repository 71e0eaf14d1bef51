package dev.parley.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class LineFormatTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final LineFormat console = LineFormat.forConsole(BERLIN);
    private final LineFormat file = LineFormat.forFile(BERLIN);

    @Test
    void theConsoleHasLocalTimeAndTheText() {
        assertThat(console.consoleLine(Events.at(
                        "2026-11-21T01:02:03.040Z", "{} joined room [{}] from <{}>", "ann", "tea", "127.0.0.1:37528")))
                .isEqualTo("02:02:03 ann joined room [tea] from <127.0.0.1:37528>");
    }

    @Test
    void theFileHasTheMomentTheLevelAndTheLogger() {
        assertThat(file.fileLine(Events.at("2026-11-21T01:02:03.040Z", "hello")))
                .isEqualTo("2026-11-21T02:02:03.040+01:00 INFO parley hello");
        assertThat(file.fileLine(Events.at("2026-11-21T01:02:03.999Z", "hello")))
                .isEqualTo("2026-11-21T02:02:03.999+01:00 INFO parley hello");
        assertThat(file.fileLine(Events.at("2026-07-01T23:59:59.007Z", "hello")))
                .isEqualTo("2026-07-02T01:59:59.007+02:00 INFO parley hello");
        assertThat(LineFormat.forFile(ZoneOffset.UTC).fileLine(Events.at("2026-07-01T23:59:59.007Z", "hello")))
                .isEqualTo("2026-07-01T23:59:59.007Z INFO parley hello");
    }

    @Test
    void whatComesFromOutsideCannotForgeALine() {
        assertThat(file.fileLine(Events.at(
                        "2026-11-21T01:02:03Z", "{} left", "ann\n2026-11-21T02:02:04 INFO parley bob\u001b[2J")))
                .endsWith(" INFO parley ann\\n2026-11-21T02:02:04 INFO parley bob\\u{1B}[2J left");
    }

    @Test
    void aFailureIsOneLineOnTheConsoleAndWholeInTheFile() {
        var event =
                Events.failure("2026-11-21T01:02:03Z", "It broke", new IllegalStateException("first\nsecond\u001b[2J"));

        assertThat(console.consoleLine(event))
                .isEqualTo("02:02:03 ERROR It broke: java.lang.IllegalStateException: first\\nsecond\\u{1B}[2J");
        assertThat(file.fileLine(event).lines())
                .contains("    java.lang.IllegalStateException: first", "    second\\u{1B}[2J")
                .anyMatch(line -> line.startsWith("      at dev.parley.server.log.LineFormatTest"));
    }
}
