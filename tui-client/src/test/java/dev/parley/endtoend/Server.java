package dev.parley.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code scripts/server.sh}, its output on a pipe. */
final class Server implements AutoCloseable {

    private static final Pattern STACK_TRACE =
            Pattern.compile("^\\s+at [\\w.$/@]+\\(.*\\)|OutOfMemoryError|StackOverflow");

    private final Stage stage;
    private final Piped process;
    private final List<String> options;
    private final int port;

    private Server(Stage stage, List<String> options, Piped process) {
        this.stage = stage;
        this.options = options;
        this.process = process;
        this.port = Integer.parseInt(process.awaitLine("^Parley listening on 127\\.0\\.0\\.1:(\\d+)$")
                .group(1));
    }

    /** @param options of the script, beside the port and the folder */
    static Server start(Stage stage, int port, List<String> options) {
        List<String> arguments = new ArrayList<>(
                List.of("--port", String.valueOf(port), "--data", data(stage).toString()));
        arguments.addAll(options);
        return new Server(
                stage,
                options,
                Piped.of(
                        stage.folder(),
                        // The script's own, and a folder for what a process that is killed leaves behind.
                        Map.of(
                                "PARLEY_SERVER_JAVA_OPTS",
                                "-Xmx1g -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError -Djava.io.tmpdir="
                                        + stage.folder()),
                        Project.script("server.sh"),
                        arguments));
    }

    private static Path data(Stage stage) {
        return stage.folder().resolve("data");
    }

    /** A port that nobody listens on, and that the system gives to nobody who connects. */
    static int freePort() throws IOException {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 30_000);
            try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return free.getLocalPort();
            } catch (BindException taken) {
                // Another one, then.
            }
        }
    }

    /** One command of {@code scripts/admin.sh}, and what it printed. */
    List<String> admin(String... command) {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of("--data", data(stage).toString()));
        try (Piped console = Piped.of(stage.folder(), Map.of(), Project.script("admin.sh"), arguments)) {
            assertThat(console.endingInput()).as("%s", console).isZero();
            return console.output();
        }
    }

    /** Opens {@code scripts/admin.sh} on a terminal. */
    Tmux adminConsole(int columns, int rows) {
        Tmux console = stage.terminal(columns, rows);
        console.enter(Project.script("admin.sh") + " --data '" + data(stage) + "'");
        console.awaitRow("^parley>$");
        return console;
    }

    int port() {
        return port;
    }

    Piped process() {
        return process;
    }

    /** SIGKILL, and another one in its place, on the same port. */
    Server killed() {
        process.process().destroyForcibly();
        process.awaitEnd();
        return this;
    }

    Server startedAgain() {
        return stage.keep(start(stage, port, options));
    }

    /** The lines that it printed so far, without the time. */
    List<String> log() {
        return process.output().stream()
                .map(line -> line.replaceFirst("^\\d\\d:\\d\\d:\\d\\d ", ""))
                .toList();
    }

    /** These lines come one after the other, with any others between them. Each is an expression for a whole line, the time apart. */
    void logged(String... regexes) {
        Patience.until(
                "these lines in the log, in this order:\n" + String.join("\n", regexes),
                () -> areIn(log(), regexes),
                () -> String.join("\n", log()));
    }

    private static boolean areIn(List<String> lines, String... regexes) {
        int next = 0;
        for (String line : lines) {
            if (next < regexes.length && line.matches(regexes[next])) {
                next++;
            }
        }
        return next == regexes.length;
    }

    /** All that the server wrote for people to read: its output, and its log files. */
    String everythingLogged() {
        List<String> all = new ArrayList<>(process.output());
        all.addAll(process.errors());
        all.add(filesBelow(data(stage).resolve("logs")));
        return String.join("\n", all);
    }

    /** All that the server keeps, its store too. */
    String everythingKept() {
        return filesBelow(data(stage));
    }

    private static String filesBelow(Path folder) {
        List<String> all = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.add(Project.utf8(Files.readAllBytes(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return String.join("\n", all);
    }

    @Override
    public void close() {
        process.close();
        assertThat(Stream.concat(process.output().stream(), process.errors().stream())
                        .filter(STACK_TRACE.asPredicate()))
                .as("stack traces of the server")
                .isEmpty();
    }
}
