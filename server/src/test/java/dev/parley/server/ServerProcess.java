package dev.parley.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * {@link FakeServer} as a process of its own, its standard input a pipe that stays open and says nothing. Whatever is waited for, is waited
 * for {@value #PATIENCE_S} s at most.
 */
final class ServerProcess implements AutoCloseable {

    private static final int PATIENCE_S = 60;

    private static final String LISTENING = "Parley listening on ";

    private final Process process;
    private final Stream out;
    private final Stream err;

    /** What it prints, line by line. */
    private static final class Stream {
        private final List<String> lines = new ArrayList<>();
        private boolean hasEnded;

        Stream(BufferedReader from, String name) {
            Thread reader = new Thread(() -> read(from), name);
            reader.setDaemon(true);
            reader.start();
        }

        private void read(BufferedReader from) {
            try (from) {
                for (String line = from.readLine(); line != null; line = from.readLine()) {
                    add(line);
                }
            } catch (IOException endedWithTheProcess) {
                // Killed: there is no more to read.
            } finally {
                end();
            }
        }

        private synchronized void add(String line) {
            lines.add(line);
            notifyAll();
        }

        private synchronized void end() {
            hasEnded = true;
            notifyAll();
        }

        /** All of it, once it has ended or this is so. */
        synchronized List<String> await(String what, Predicate<List<String>> wanted) {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
            while (!hasEnded && !wanted.test(lines)) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (left <= 0) {
                    throw new AssertionError("Waited in vain for " + what + ". It printed:\n" + text());
                }
                try {
                    wait(left);
                } catch (InterruptedException e) {
                    throw new AssertionError("Interrupted while waiting for " + what, e);
                }
            }
            return List.copyOf(lines);
        }

        synchronized String text() {
            return String.join("", lines.stream().map(line -> line + "\n").toList());
        }
    }

    private ServerProcess(Process process) {
        this.process = process;
        this.out = new Stream(process.inputReader(StandardCharsets.UTF_8), "server output");
        this.err = new Stream(process.errorReader(StandardCharsets.UTF_8), "server errors");
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

    /** What follows in the line that says where it listens. */
    String awaitListening() {
        return find("where it listens", line -> line.startsWith(LISTENING)).substring(LISTENING.length());
    }

    /** This line is on its standard output, now or soon. */
    void awaitLine(String expected) {
        String unused = find("the line " + expected, expected::equals);
    }

    private String find(String what, Predicate<String> wanted) {
        return out.await(what, lines -> lines.stream().anyMatch(wanted)).stream()
                .filter(wanted)
                .findFirst()
                .orElseThrow(() -> new AssertionError("It ended without " + what + ". It printed:\n" + out.text()
                        + "and on standard error:\n" + err()));
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
        if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
            throw new AssertionError("It does not end. It printed:\n" + out.text());
        }
        return process.exitValue();
    }

    /** All of standard output; waits for its end. */
    String out() {
        return all(out, "the end of its output");
    }

    /** All of standard error; waits for its end. */
    String err() {
        return all(err, "the end of its standard error");
    }

    private static String all(Stream stream, String what) {
        List<String> unused = stream.await(what, lines -> false);
        return stream.text();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
