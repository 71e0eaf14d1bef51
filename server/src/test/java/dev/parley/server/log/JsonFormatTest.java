package dev.parley.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class JsonFormatTest {

    private static final String TIME = "2026-11-21T01:02:03.040Z";

    private final JsonFormat format = new JsonFormat(ZoneId.of("Europe/Berlin"));

    private static JsonNode read(String line) throws IOException {
        assertThat(line.lines()).hasSize(1);
        return new ObjectMapper().readTree(line);
    }

    @Test
    void aLineIsAnObjectWithTimeLevelLoggerAndMessage() {
        assertThat(format.fileLine(Events.at(TIME, "{} joined room [{}]", "ann", "tea")))
                .isEqualTo("{\"time\":\"2026-11-21T02:02:03.040+01:00\",\"level\":\"INFO\",\"logger\":\"parley\","
                        + "\"message\":\"ann joined room [tea]\"}");
    }

    @Test
    void aLineOfTheLogItselfIsNoOther() throws IOException {
        JsonNode line = read(
                format.fileLine(Instant.parse(TIME).toEpochMilli(), Level.WARN, "parley", "3 log lines were lost"));

        assertThat(line.path("level").asText()).isEqualTo("WARN");
        assertThat(line.path("message").asText()).isEqualTo("3 log lines were lost");
    }

    @Test
    void whatComesFromOutsideSteersNeitherAParserNorATerminal() throws IOException {
        String line = format.fileLine(Events.at(TIME, "{} left", "ann\"}\n{\"message\":\"bob\u001b[2J\u009b31m"));

        assertThat(line.chars()).allMatch(c -> c >= ' ' && c != 0x9b);
        assertThat(read(line).path("message").asText())
                .isEqualTo("ann\"}\\n{\"message\":\"bob\\u{1B}[2J\\u{9B}31m left");
    }

    @Test
    void aFailureIsOneObjectWithItsTrace() throws IOException {
        JsonNode line = read(format.fileLine(Events.failure(
                TIME, "It broke", new IllegalStateException("first\nsecond\u001b[2J", new IOException("cause")))));

        assertThat(line.path("message").asText()).isEqualTo("It broke");
        assertThat(line.path("trace").asText().lines())
                .startsWith("java.lang.IllegalStateException: first", "second\\u{1B}[2J")
                .contains("Caused by: java.io.IOException: cause")
                .anyMatch(each -> each.startsWith("    at dev.parley.server.log.JsonFormatTest"));
    }

    private record Told(String request, String user) {
        @Override
        public String toString() {
            return request + " by " + user;
        }
    }

    @Test
    void theComponentsOfARecordThatIsTheWholeMessageAreFields() throws IOException {
        JsonNode line = read(format.fileLine(Events.at(TIME, "{}", new Told("send", "ann\u202e"))));

        assertThat(line.path("message").asText()).isEqualTo("send by ann\\u{202E}");
        assertThat(line.path("fields").path("request").asText()).isEqualTo("send");
        assertThat(line.path("fields").path("user").asText()).isEqualTo("ann\\u{202E}");
        assertThat(read(format.fileLine(Events.at(TIME, "{} twice {}", new Told("a", "b"), new Told("c", "d"))))
                        .has("fields"))
                .isFalse();
    }
}
