package dev.parley.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An upgrade: the server stops and another one starts in its place, while people and programs go on writing. */
class RestartIT extends EndToEnd {

    private static final int CLIENTS = 50;

    private static final String TYPED_MEANWHILE = "ann is still writing";

    private static final Map<String, String> WITH_PASSWORD = Map.of("PARLEY_PASSWORD", PASSWORD);

    @Test
    void underFiftyClientsThatGoOnWritingNothingIsLostAndNothingIsThereTwice() throws IOException {
        Server server = stage.serverWithoutLimits();
        int port = server.port();
        FullScreen ann = person("ann", port);
        FullScreen bob = person("bob", port);
        Piped ear = ear(port);
        Patience.until("the listener's position", () -> position().contains("ops"), this::position);
        Crowd crowd = Crowd.inOneRoom(stage, port, PASSWORD, CLIENTS, "--join", "ops", "--wait", "300");
        ear.awaitOutput(
                "all of the crowd",
                output -> output.stream()
                                .filter(line -> line.matches(".*\"joined\",\"room\":\"ops\".*\"user\":\"u\\d+\".*"))
                                .count()
                        == CLIENTS);
        crowd.say();
        crowd.awaitHeard();
        ear.awaitLine("u" + CLIENTS + " line 1\"");

        for (int i = 0; i < 3; i++) {
            crowd.say();
        }
        // The last of them are on their way now. The listener is away from before the stop until after it.
        ear.process().destroyForcibly();
        ear.awaitEnd();
        server.process().process().destroy();
        crowd.say();
        assertThat(server.process().awaitEnd()).isZero();
        crowd.say();
        ann.enter(TYPED_MEANWHILE);
        ann.terminal().awaitRow(TYPED_MEANWHILE);
        Piped again = ear(port);
        again.awaitError("Trying again\\.");
        Server next = server.startedAgain();
        crowd.say();
        crowd.awaitHeard();
        crowd.say();
        crowd.awaitHeard();

        bob.enter("bob as well");
        bob.seesStored("bob as well");
        ann.hears("ops", "bob", "bob as well");
        for (String said : List.of("ann: " + TYPED_MEANWHILE, "bob: bob as well")) {
            crowd.awaitTimes(said, CLIENTS);
        }
        crowd.end();
        crowd.assertThatNothingIsMissingOrTwice();
        assertThat(crowd.times("ann: " + TYPED_MEANWHILE)).isEqualTo(CLIENTS);
        assertThat(crowd.output())
                .containsAll(crowd.names().stream().map(name -> name + "= 0").toList());
        assertThatTheListenerHasMissedNothing(crowd.lines(), ear, again);
        assertThat(next.process().process().isAlive()).isTrue();
    }

    private FullScreen person(String name, int port) {
        FullScreen person = stage.fullScreen(name, port);
        person.register(PASSWORD);
        person.enter("/join ops");
        person.terminal().awaitRow("^#ops>");
        return person;
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

    /** It was killed, so the last lines before that may be there twice. */
    private void assertThatTheListenerHasMissedNothing(int lines, Piped before, Piped after) throws IOException {
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
