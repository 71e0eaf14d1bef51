package dev.parley.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An upgrade: the server stops and another one starts in its place, while people and programs go on writing. */
class RestartIT extends EndToEnd {

    private static final int CLIENTS = 50;

    /** Who has printed it, and what a client of the crowd has said. */
    private static final Pattern HEARD = Pattern.compile("^(u\\d+)> .*\\b(u\\d+): (u\\d+) line (\\d+)$");

    private static final String TYPED_MEANWHILE = "ann is still writing";

    private static final Map<String, String> WITH_PASSWORD = Map.of("PARLEY_PASSWORD", PASSWORD);

    private int lines;

    @Test
    void underFiftyClientsThatGoOnWritingNothingIsLostAndNothingIsThereTwice() throws IOException {
        Server server = stage.serverWithoutLimits();
        int port = server.port();
        FullScreen ann = person("ann", port);
        FullScreen bob = person("bob", port);
        Piped ear = ear(port);
        Patience.until("the listener's position", () -> position().contains("ops"), this::position);
        Piped crowd = crowd(port);
        ear.awaitOutput(
                "all of the crowd",
                output -> output.stream()
                                .filter(line -> line.matches(".*\"joined\",\"room\":\"ops\".*\"user\":\"u\\d+\".*"))
                                .count()
                        == CLIENTS);
        say(crowd);
        awaitHeard(crowd, 1);
        ear.awaitLine("u" + CLIENTS + " line 1\"");

        for (int i = 0; i < 3; i++) {
            say(crowd);
        }
        // The last of them are on their way now. The listener is away from before the stop until after it.
        ear.process().destroyForcibly();
        ear.awaitEnd();
        server.process().process().destroy();
        say(crowd);
        assertThat(server.process().awaitEnd()).isZero();
        say(crowd);
        ann.enter(TYPED_MEANWHILE);
        ann.terminal().awaitRow(TYPED_MEANWHILE);
        Piped again = ear(port);
        again.awaitError("Trying again\\.");
        Server next = server.startedAgain();
        say(crowd);
        awaitHeard(crowd, lines);
        say(crowd);
        awaitHeard(crowd, lines);

        bob.enter("bob as well");
        bob.seesStored("bob as well");
        ann.hears("ops", "bob", "bob as well");
        for (String said : List.of("ann: " + TYPED_MEANWHILE, "bob: bob as well")) {
            crowd.awaitOutput(said, output -> times(said, output) >= CLIENTS);
        }
        assertThatNothingIsMissingOrTwice(crowd);
        assertThatTheListenerHasMissedNothing(ear, again);
        assertThat(next.process().process().isAlive()).isTrue();
    }

    private FullScreen person(String name, int port) {
        FullScreen person = stage.fullScreen(name, port);
        person.register(PASSWORD);
        person.enter("/join ops");
        person.terminal().awaitRow("^#ops>");
        return person;
    }

    private Piped crowd(int port) {
        return stage.keep(new Piped(
                stage.folder(),
                Map.of(),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.parley.client.plain.PipeCrowd",
                String.valueOf(port),
                PASSWORD,
                "ops",
                String.valueOf(CLIENTS),
                "--wait",
                "300"));
    }

    private Piped ear(int port) {
        return stage.client(
                WITH_PASSWORD,
                "--json",
                "--register",
                "--user",
                "ear",
                "--join",
                "ops",
                "--position",
                stage.folder().resolve("ear.position"),
                "--wait",
                "300",
                "127.0.0.1",
                port);
    }

    private String position() {
        Path file = stage.folder().resolve("ear.position");
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One more line of each of the crowd. */
    private void say(Piped crowd) {
        lines++;
        crowd.write("line " + lines);
    }

    /** Everybody has heard this line of everybody else. */
    private static void awaitHeard(Piped crowd, int line) {
        crowd.awaitOutput(
                "line " + line + " of all at all",
                output -> output.stream()
                                .filter(printed -> printed.endsWith(" line " + line)
                                        && HEARD.matcher(printed).matches())
                                .count()
                        >= (long) CLIENTS * (CLIENTS - 1));
    }

    private static long times(String said, List<String> output) {
        return output.stream().filter(line -> line.endsWith(' ' + said)).count();
    }

    private void assertThatNothingIsMissingOrTwice(Piped crowd) {
        crowd.endInput();
        assertThat(crowd.awaitEnd()).as("%s", crowd.errors()).isZero();
        Map<String, List<Integer>> heard = new HashMap<>();
        for (String printed : crowd.output()) {
            Matcher said = HEARD.matcher(printed);
            if (said.matches()) {
                assertThat(said.group(2)).as(printed).isEqualTo(said.group(3));
                heard.computeIfAbsent(said.group(1) + " of " + said.group(2), pair -> new ArrayList<>())
                        .add(Integer.valueOf(said.group(4)));
            }
        }
        List<Integer> all = IntStream.rangeClosed(1, lines).boxed().toList();
        assertThat(heard).hasSize(CLIENTS * (CLIENTS - 1));
        assertThat(heard)
                .allSatisfy((pair, numbers) -> assertThat(numbers).as(pair).isEqualTo(all));
        assertThat(times("ann: " + TYPED_MEANWHILE, crowd.output())).isEqualTo(CLIENTS);
        for (int i = 1; i <= CLIENTS; i++) {
            assertThat(crowd.output()).contains("u" + i + "= 0");
        }
    }

    /** It was killed, so the last lines before that may be there twice. */
    private void assertThatTheListenerHasMissedNothing(Piped before, Piped after) throws IOException {
        assertThat(after.endingInput()).isZero();
        Set<String> heard = new HashSet<>();
        for (Piped run : List.of(before, after)) {
            for (String line : run.output()) {
                heard.add(new JsonMapper().readTree(line).path("text").asText());
            }
        }
        for (int line = 1; line <= lines; line++) {
            for (int user = 1; user <= CLIENTS; user++) {
                assertThat(heard).contains("u" + user + " line " + line);
            }
        }
        assertThat(heard).contains(TYPED_MEANWHILE, "bob as well");
    }
}
