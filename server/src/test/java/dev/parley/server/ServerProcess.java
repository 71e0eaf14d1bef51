package dev.parley.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@link FakeServer} as a process of its own, its standard input a pipe that stays open and says nothing. */
final class ServerProcess implements AutoCloseable {

    private static final String LISTENING = "Parley listening on ";

    private final Process process;
    private final BufferedReader out;
    private String printed = "";

    private ServerProcess(Process process) {
        this.process = process;
        this.out = process.inputReader(StandardCharsets.UTF_8);
    }

    /** In a session of its own. Who runs the tests may have SIGHUP ignored, which is handed down. */
    static ServerProcess startWithoutTerminal(String... args) throws IOException {
        return start(List.of("env", "--default-signal=HUP", "setsid"), List.of(), args);
    }

    /** Starts one with options for its JVM. */
    static ServerProcess start(List<String> options, String... args) throws IOException {
        return start(List.of(), options, args);
    }

    private static ServerProcess start(List<String> by, List<String> options, String... args) throws IOException {
        List<String> command = new ArrayList<>(by);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), FakeServer.class.getName()));
        command.addAll(List.of(args));
        return new ServerProcess(new ProcessBuilder(command).start());
    }

    static ServerProcess start(String... args) throws IOException {
        return start(List.of(), args);
    }

    /** Reads standard output up to the line that says where it listens; returns what follows in that line. */
    String awaitListening() throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            printed += line + "\n";
            if (line.startsWith(LISTENING)) {
                return line.substring(LISTENING.length());
            }
        }
        throw new IOException("It never listened: " + printed + err());
    }

    /** Reads standard output up to this line; false if it ends before. */
    boolean awaitLine(String expected) throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            printed += line + "\n";
            if (line.equals(expected)) {
                return true;
            }
        }
        return false;
    }

    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    void type(String text) throws IOException {
        process.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    int awaitExit() throws InterruptedException {
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("It does not end. It printed: " + printed);
        }
        return process.exitValue();
    }

    /** All of standard output; waits for its end. */
    String out() {
        StringBuilder rest = new StringBuilder(printed);
        out.lines().forEach(line -> rest.append(line).append('\n'));
        return rest.toString();
    }

    /** All of standard error; waits for its end. */
    String err() {
        try {
            return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
