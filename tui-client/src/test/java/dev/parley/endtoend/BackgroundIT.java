package dev.parley.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A server in the background: {@code server.sh start | stop | status}, and the client that offers to start one. */
class BackgroundIT extends EndToEnd {

    private static final Pattern RUNS =
            Pattern.compile("Parley listening on 127\\.0\\.0\\.1:(\\d+), in the background \\(process (\\d+)\\)\\.");

    private final String data = "data of ours";

    private Piped server(String command, String... options) {
        List<String> arguments = new ArrayList<>(List.of(command, "--data", data));
        arguments.addAll(List.of(options));
        return stage.keep(Piped.of(stage.folder(), Map.of(), Project.script("server.sh"), arguments));
    }

    /** Whatever a test started is stopped before its folder goes. */
    private void stopAfterwards(String... options) {
        stage.keep(() -> {
            List<String> arguments = new ArrayList<>(List.of("stop"));
            arguments.addAll(List.of(options));
            Piped.of(stage.folder(), Map.of(), Project.script("server.sh"), arguments)
                    .awaitEnd();
        });
    }

    private static Matcher runs(Piped command) {
        assertThat(command.awaitEnd()).as(command.toString()).isZero();
        Matcher matcher = RUNS.matcher(String.join("\n", command.output()));
        assertThat(matcher.find()).as(command.toString()).isTrue();
        return matcher;
    }

    @Test
    void startStatusAndStop() {
        stopAfterwards("--data", data);
        assertThat(server("status").awaitEnd()).isEqualTo(3);
        Piped start = server("start", "--port", "0");
        String port = runs(start).group(1);
        assertThat(String.join("\n", start.output()))
                .contains(
                        "Data: " + stage.folder().resolve(data),
                        "Logs: " + stage.folder().resolve(data + "/logs"))
                .contains("Stop it with: scripts/server.sh stop --data '"
                        + stage.folder().resolve(data) + "'");
        stage.rawPeer("zoe", Integer.parseInt(port));
        assertThat(runs(server("status")).group(1)).isEqualTo(port);
        assertThat(runs(server("start")).group(1)).as("the one that runs").isEqualTo(port);
        Piped other = server("start", "--port", "1");
        assertThat(other.awaitEnd()).isEqualTo(1);
        assertThat(String.join("\n", other.output())).contains("Another server uses this data folder", "--data DIR");
        Piped stop = server("stop");
        assertThat(stop.awaitEnd()).isZero();
        assertThat(stop.output()).containsExactly("Parley has stopped.");
        assertThat(server("status").awaitEnd()).isEqualTo(3);
        Piped again = server("stop");
        assertThat(again.awaitEnd()).isZero();
        assertThat(again.output()).singleElement().asString().startsWith("No Parley server runs on ");
    }

    @Test
    void ofTwoStartsAtOnceOneStartsAndTheOtherFindsIt() {
        stopAfterwards("--data", data);
        Piped one = server("start", "--port", "0");
        Piped two = server("start", "--port", "0");
        assertThat(runs(one).group()).isEqualTo(runs(two).group());
    }

    @Test
    void aServerThatWasKilledIsNotTakenForOneThatRuns() {
        stopAfterwards("--data", data);
        long pid = Long.parseLong(runs(server("start", "--port", "0")).group(2));
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        process.destroyForcibly();
        Patience.until("its end", () -> !process.isAlive(), process::toString);
        assertThat(server("status").awaitEnd()).isEqualTo(3);
        assertThat(server("stop").awaitEnd()).isZero();
        assertThat(runs(server("start", "--port", "0")).group(2)).isNotEqualTo(String.valueOf(pid));
    }

    @Test
    void aServerInATerminalIsFoundAndStoppedToo() {
        Piped inForeground = stage.keep(Piped.of(
                stage.folder(), Map.of(), Project.script("server.sh"), List.of("--data", data, "--port", "0")));
        inForeground.awaitLine("^Parley listening");
        Piped status = server("status");
        Patience.until(
                "a status", () -> status.awaitEnd() == 0 || server("status").awaitEnd() == 0, status::toString);
        Piped started = server("start");
        assertThat(started.awaitEnd()).isZero();
        assertThat(String.join("\n", started.output())).contains("in a terminal or as a service");
        assertThat(server("stop").awaitEnd()).isZero();
        assertThat(inForeground.awaitEnd()).isZero();
    }

    @Test
    void whyItCouldNotStartIsSaid() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Piped start = server("start", "--port", String.valueOf(taken.getLocalPort()));
            assertThat(start.awaitEnd()).isEqualTo(1);
            assertThat(start.errors()).singleElement().asString().contains("port is taken");
        }
        Piped start = server("start", "--config", "absent.toml");
        assertThat(start.awaitEnd()).isEqualTo(1);
        assertThat(start.errors()).singleElement().asString().contains("absent.toml");
        Piped impossible = server("start", "--port", "70000");
        assertThat(impossible.awaitEnd()).as("as without start").isEqualTo(2);
        assertThat(impossible.errors()).singleElement().asString().contains("--port must be from 0 to 65535");
    }

    @Test
    void theClientOffersToStartOneAndSaysHowToStopIt() throws IOException {
        stopAfterwards();
        int port = Server.freePort();
        Tmux terminal = stage.terminal(100, 30);
        terminal.enter("clear; " + Project.script("client.sh") + " localhost " + port);
        terminal.awaitRow("Start one on this machine, in the background\\? \\[Y/n\\]");
        terminal.enter("perhaps");
        terminal.awaitScreen(
                "the question again",
                rows -> rows.stream()
                                .filter(row -> row.startsWith("Start one on this machine"))
                                .count()
                        == 2);
        terminal.enter("y");
        terminal.awaitAnswer("#{alternate_on}", "1");
        terminal.awaitRow("Password");
        terminal.keys("C-c", "C-c");
        terminal.awaitShell();
        terminal.awaitRow("The server keeps running in the background\\. Stop it with: scripts/server\\.sh stop");
        terminal.awaitRow("^Data: " + Pattern.quote(stage.folder().toString()));
        terminal.close();
        Piped status = stage.keep(Piped.of(stage.folder(), Map.of(), Project.script("server.sh"), List.of("status")));
        assertThat(runs(status).group(1)).as("after the terminal was closed").isEqualTo(String.valueOf(port));

        // The second person's command is the same, in the line client too.
        Tmux second = stage.terminal(100, 30);
        second.enter("clear; " + Project.script("client.sh") + " --plain localhost " + port);
        second.awaitNoRow("Start one on this machine");
        second.awaitRow("^Name:");
        second.keys("C-d");
        second.awaitShell();
        second.awaitRow("The server keeps running in the background");
    }

    @Test
    void aScriptStartsOneOnlyIfItSaysSo() throws IOException {
        stopAfterwards();
        String port = String.valueOf(Server.freePort());
        Map<String, String> password = Map.of("PARLEY_PASSWORD", PASSWORD);
        Object[] options = {"--plain", "--user", "bot", "--register", "--join", "ops", "127.0.0.1", port};
        Piped unasked = stage.client(password, options);
        assertThat(unasked.endingInput()).isEqualTo(1);
        assertThat(unasked.errors()).singleElement().asString().endsWith("scripts/server.sh --port " + port);
        List<Object> more = new ArrayList<>(List.of(options));
        more.add("--start-server");
        Piped asked = stage.client(password, more.toArray());
        asked.write("hello");
        assertThat(asked.endingInput()).as(asked.toString()).isZero();
        assertThat(asked.output()).noneMatch(line -> line.contains("listening"));
        assertThat(String.join("\n", asked.errors()))
                .contains("Parley listening on 127.0.0.1:" + port, "Stop it with: scripts/server.sh stop");
        Piped elsewhere = stage.client(
                password, "--plain", "--user", "bot", "--join", "ops", "--start-server", "parley.invalid", port);
        assertThat(elsewhere.endingInput()).isEqualTo(1);
        assertThat(elsewhere.errors()).containsExactly("There is no host named parley.invalid.");
    }
}
