package dev.parley.client.plain;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;

/** Parley's own server as a process, from the jar that the build has made of it. */
final class RealServer implements AutoCloseable {

    private static final Pattern LISTENING = Pattern.compile("listening on .*:(\\d+)");

    private final Process process;
    private final int port;
    private final List<String> said;

    private RealServer(Process process, int port, List<String> said) {
        this.process = process;
        this.port = port;
        this.said = said;
    }

    /** Skips the test where the server is not built: {@code -pl tui-client} alone builds none. */
    static RealServer start(Path data, int wantedPort, String... options) throws IOException {
        Path target = Path.of("..", "server", "target").toAbsolutePath().normalize();
        Path jar = target.resolve("parley-server.jar");
        Assumptions.assumeTrue(Files.exists(jar), "the server is not built");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                jar + ":" + target.resolve("lib").resolve("*"),
                "dev.parley.server.Main",
                "--port",
                Integer.toString(wantedPort),
                "--data",
                data.toString()));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .start();
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        List<String> said = new CopyOnWriteArrayList<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            said.add(line);
            Matcher listening = LISTENING.matcher(line);
            if (listening.find()) {
                drain(lines, said);
                return new RealServer(process, Integer.parseInt(listening.group(1)), said);
            }
        }
        throw new AssertionError("The server did not start: " + String.join("\n", said));
    }

    private static void drain(BufferedReader lines, List<String> said) {
        Thread thread = new Thread(() -> lines.lines().forEach(said::add));
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return port;
    }

    /** What it has printed so far. */
    String said() {
        return String.join("\n", said);
    }

    /** As a power cut would. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Its folder is deleted next, and nobody must be writing there then. */
    @Override
    public void close() {
        try {
            kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
