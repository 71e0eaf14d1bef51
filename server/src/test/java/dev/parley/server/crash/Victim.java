package dev.parley.server.crash;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The server that is killed again and again, on one data folder. Whatever happens, it and the folder end with this JVM. */
final class Victim implements AutoCloseable {
    /** Far more than a start may take: past it the server hangs. */
    static final int PATIENCE_S = 60;

    private static final Pattern LISTENING = Pattern.compile("Parley listening on .+:(\\d+)");
    private static final int REMEMBERED = 60;

    private final Path folder;
    private final Path config;
    private final Thread lastResort = new Thread(this::end, "kill the server");
    private final Deque<String> output = new ArrayDeque<>();
    private volatile Process process;
    private final Object lifecycle = new Object();
    private volatile boolean isToDie;
    private boolean isOver;
    private boolean isKept;
    private int port;

    Victim(String settings) {
        try {
            folder = Files.createTempDirectory("parley-crash");
            config = Files.writeString(folder.resolve("parley.toml"), settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(lastResort);
    }

    /** Starts it and waits until it listens; returns how long that took, in milliseconds. */
    long start() {
        long begun = System.nanoTime();
        launch();
        awaitListening(begun + SECONDS.toNanos(PATIENCE_S));
        return NANOSECONDS.toMillis(System.nanoTime() - begun);
    }

    /** Starts it and kills it so many milliseconds later, wherever it is then: a recovery is cut short as well. */
    void startAndKill(long afterMs) throws InterruptedException {
        launch();
        Thread.sleep(afterMs);
        kill();
    }

    private void launch() {
        isToDie = false;
        port = 0;
        synchronized (lifecycle) {
            if (isOver) {
                throw new IllegalStateException("This JVM is about to end, and a server would be left behind");
            }
            try {
                process = new ProcessBuilder(command())
                        .redirectInput(new File("/dev/null"))
                        .redirectErrorStream(true)
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        Process launched = process;
        Thread reader = new Thread(() -> collect(launched), "server output");
        reader.setDaemon(true);
        reader.start();
    }

    private List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.parley.server.Main",
                "--port",
                "0",
                "--data",
                folder.resolve("data").toString(),
                "--config",
                config.toString());
    }

    private void collect(Process from) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(from.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said(from, line);
            }
        } catch (IOException killed) {
            // There is no more to collect.
        }
    }

    private synchronized void said(Process from, String line) {
        output.add(line);
        if (output.size() > REMEMBERED) {
            output.remove();
        }
        Matcher listening = LISTENING.matcher(line);
        if (from == process && listening.find()) {
            port = Integer.parseInt(listening.group(1));
            notifyAll();
        }
    }

    private synchronized void awaitListening(long deadline) {
        while (port == 0) {
            long left = NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0 || !process.isAlive()) {
                throw new AssertionError("The server did not come to listen within " + PATIENCE_S + " s; it runs: "
                        + process.isAlive() + "\n" + output());
            }
            try {
                // Not much longer than a glance: nobody tells that the process has ended.
                wait(Math.min(left, 100));
            } catch (InterruptedException e) {
                throw new AssertionError("Interrupted while waiting for the server", e);
            }
        }
    }

    int port() {
        return port;
    }

    /** Whether it keeps anything but logs and its lock in its folder. */
    boolean hasStore() {
        try (Stream<Path> files = Files.list(folder.resolve("data"))) {
            return files.map(file -> file.getFileName().toString())
                    .anyMatch(name -> !List.of("logs", "server.lock").contains(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether its end is this test's doing: a connection that breaks before that is an accident. */
    boolean isToDie() {
        return isToDie;
    }

    /** SIGKILL: it has no say in it. */
    void kill() throws InterruptedException {
        isToDie = true;
        process.destroyForcibly().waitFor();
    }

    synchronized String output() {
        return "The server's last words:\n" + String.join("\n", output);
    }

    @Override
    public void close() {
        end();
        Runtime.getRuntime().removeShutdownHook(lastResort);
    }

    /** Leaves the folder where it is, for somebody to look into; returns it. */
    Path keep() {
        isKept = true;
        return folder;
    }

    private void end() {
        synchronized (lifecycle) {
            isOver = true;
        }
        try {
            if (process != null) {
                process.destroyForcibly().waitFor();
            }
            if (!isKept) {
                delete();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void delete() {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
