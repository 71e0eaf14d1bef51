package dev.parley.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A Parley server as a process of its own, on a free port, with a data folder of its own. Whatever happens, it ends with this JVM. */
final class ServerProcess implements AutoCloseable {
    static final int PATIENCE_S = 60;

    private static final Pattern LISTENING = Pattern.compile("Parley listening on (.+):(\\d+)");
    private static final Pattern STACK_TRACE =
            Pattern.compile("^\\s+at [\\w.$/@]+\\(.*\\)|OutOfMemoryError|StackOverflowError");

    private static final String SCRIPT = "/usr/bin/script";

    private final Process process;
    private final Path folder;
    private final Path data;
    private final Thread killer;
    private final List<Thread> readers = new ArrayList<>();
    private final List<String> output = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();
    private boolean outputEnded;
    private final int port;

    static ServerProcess start(Settings settings, String... jvmOptions) {
        try {
            Path folder = Files.createTempDirectory("parley-blackbox");
            return start(settings, folder, folder.resolve("data"), jvmOptions);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Over a data folder that is the caller's, and outlives the process. */
    static ServerProcess startOver(Path data, Settings settings, String... jvmOptions) {
        try {
            return start(settings, Files.createTempDirectory("parley-blackbox"), data, jvmOptions);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** On a disk that only programs see whose command begins so. */
    static ServerProcess startOver(Path data, Settings settings, List<String> inside) {
        try {
            return start(inside, settings, Files.createTempDirectory("parley-blackbox"), data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** On a terminal, so that it has its console. Only where {@link #hasTerminals}. */
    static ServerProcess startOnTerminal(Path data, Settings settings) {
        try {
            Path folder = Files.createTempDirectory("parley-blackbox");
            Path config = Files.writeString(folder.resolve("parley.toml"), settings.toToml());
            List<String> server =
                    command(List.of(), "--port", "0", "--data", data.toString(), "--config", config.toString());
            List<String> command = List.of(SCRIPT, "-qefc", "exec " + String.join(" ", server), "/dev/null");
            return new ServerProcess(folder, data, command, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether there is the tool of util-linux that runs a program on a terminal of its own. */
    static boolean hasTerminals() {
        return Files.isExecutable(Path.of(SCRIPT));
    }

    /** Types a line on its console. */
    void type(String line) {
        try {
            process.getOutputStream().write((line + "\r").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServerProcess start(Settings settings, Path folder, Path data, String... jvmOptions)
            throws IOException {
        return start(List.of(), settings, folder, data, jvmOptions);
    }

    private static ServerProcess start(
            List<String> inside, Settings settings, Path folder, Path data, String... jvmOptions) throws IOException {
        Path config = Files.writeString(folder.resolve("parley.toml"), settings.toToml());
        List<String> command = new ArrayList<>(inside);
        command.addAll(
                command(List.of(jvmOptions), "--port", "0", "--data", data.toString(), "--config", config.toString()));
        return new ServerProcess(folder, data, command);
    }

    /** What starts a server's JVM with these arguments. */
    static List<String> command(List<String> jvmOptions, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8"));
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.parley.server.Main"));
        command.addAll(List.of(arguments));
        return command;
    }

    private ServerProcess(Path folder, Path data, List<String> command) throws IOException {
        this(folder, data, command, false);
    }

    private ServerProcess(Path folder, Path data, List<String> command, boolean hasConsole) throws IOException {
        this.folder = folder;
        this.data = data;
        ProcessBuilder builder = new ProcessBuilder(command);
        process = (hasConsole ? builder : builder.redirectInput(new File("/dev/null"))).start();
        killer = new Thread(this::kill, "kill the server");
        Runtime.getRuntime().addShutdownHook(killer);
        collect(process.getInputStream(), output, true);
        collect(process.getErrorStream(), errors, false);
        Matcher listening =
                LISTENING.matcher(awaitLine(line -> LISTENING.matcher(line).find()));
        assertThat(listening.find()).isTrue();
        port = Integer.parseInt(listening.group(2));
    }

    private void collect(InputStream from, List<String> into, boolean isOutput) {
        Thread reader = new Thread(
                () -> {
                    try (BufferedReader lines =
                            new BufferedReader(new InputStreamReader(from, StandardCharsets.UTF_8))) {
                        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                            synchronized (output) {
                                into.add(line);
                                output.notifyAll();
                            }
                        }
                    } catch (IOException endedWithTheProcess) {
                        // Killed: there is no more to collect.
                    } finally {
                        synchronized (output) {
                            outputEnded |= isOutput;
                            output.notifyAll();
                        }
                    }
                },
                "server output");
        reader.setDaemon(true);
        reader.start();
        readers.add(reader);
    }

    int port() {
        return port;
    }

    Path data() {
        return data;
    }

    /** Its settings file, for changes. */
    Path config() {
        return folder.resolve("parley.toml");
    }

    /** How many files and sockets it has open, as Linux counts them. */
    int openFiles() {
        return openOfKind("");
    }

    /** How many of them are sockets. */
    int openSockets() {
        return openOfKind("socket:");
    }

    private int openOfKind(String beginning) {
        int count = 0;
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(Path.of("/proc", Long.toString(process.pid()), "fd"))) {
            for (Path file : files) {
                count += leadsTo(file).startsWith(beginning) ? 1 : 0;
            }
            return count;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty for one that was closed since it was listed. */
    private static String leadsTo(Path file) throws IOException {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (NoSuchFileException closed) {
            return "";
        }
    }

    long pid() {
        return process.pid();
    }

    /** Sends the process a signal by its name, such as STOP. */
    void signal(String name) throws IOException, InterruptedException {
        int status = new ProcessBuilder("kill", "-" + name, Long.toString(pid()))
                .inheritIO()
                .start()
                .waitFor();
        assertThat(status).as("kill -%s", name).isZero();
    }

    /** As when the power goes (SIGKILL), and waits until it has. */
    void kill9() {
        try {
            // Where it runs on a terminal, the server is below the process that has the terminal.
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            throw new AssertionError("Interrupted while waiting for the server's end", e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** All that it has said on standard output so far. */
    List<String> output() {
        synchronized (output) {
            return List.copyOf(output);
        }
    }

    List<String> errors() {
        synchronized (output) {
            return List.copyOf(errors);
        }
    }

    /** The first line on standard output of this kind, now or soon. */
    String awaitLine(Predicate<String> kind) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
        synchronized (output) {
            int seen = 0;
            while (true) {
                for (; seen < output.size(); seen++) {
                    if (kind.test(output.get(seen))) {
                        return output.get(seen);
                    }
                }
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (outputEnded || left <= 0) {
                    throw new AssertionError("The server never printed the line waited for. Its output:\n"
                            + String.join("\n", output)
                            + "\nand on standard error:\n"
                            + String.join("\n", errors));
                }
                try {
                    output.wait(left);
                } catch (InterruptedException e) {
                    throw new AssertionError("Interrupted while waiting for the server", e);
                }
            }
        }
    }

    /** Asks it to end (SIGTERM) without waiting. */
    void askToEnd() {
        process.destroy();
    }

    /** Its exit status once it has ended by itself, which it has a bounded time for. */
    int awaitEnd() {
        try {
            assertThat(process.waitFor(PATIENCE_S, TimeUnit.SECONDS))
                    .as("the server ends within %s s; its output: %s %s", PATIENCE_S, output(), errors())
                    .isTrue();
            for (Thread reader : readers) {
                reader.join(TimeUnit.SECONDS.toMillis(PATIENCE_S));
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new AssertionError("Interrupted while waiting for the server's end", e);
        }
    }

    /** Neither fell over nor left a stack trace: a refused request is no accident. */
    void assertHealthy() {
        assertThat(isAlive())
                .as("the server runs; its output: %s %s", output(), errors())
                .isTrue();
        assertNoAccident();
    }

    private void assertNoAccident() {
        assertThat(Stream.concat(output().stream(), errors().stream())
                        .filter(line -> STACK_TRACE.matcher(line).find()))
                .as("stack traces in the server's output: %s %s", output(), errors())
                .isEmpty();
    }

    @Override
    public void close() {
        try {
            process.destroy();
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            for (Thread reader : readers) {
                reader.join(TimeUnit.SECONDS.toMillis(PATIENCE_S));
            }
            Runtime.getRuntime().removeShutdownHook(killer);
            delete();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        assertNoAccident();
    }

    /** The last resort, when this JVM ends before the server does. */
    private void kill() {
        try {
            process.destroyForcibly().waitFor();
            delete();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void delete() {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
