package dev.parley.packages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A program of a package, run in a folder of the test, which is its home too. What it prints goes to files there. */
final class Program implements AutoCloseable {

    private static final long PATIENCE_S = 120;

    private final Process process;
    private final Path output;
    private final Path errors;

    private Program(Process process, Path output, Path errors) {
        this.process = process;
        this.output = output;
        this.errors = errors;
    }

    /** @param environment beside a PATH of the system, this Java, and a home */
    static Program start(Path home, Map<String, String> environment, List<String> command) throws IOException {
        Path output = Files.createTempFile(home, "output", ".txt");
        Path errors = Files.createTempFile(home, "errors", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/bin:/bin");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("HOME", home.toString());
        builder.environment().putAll(environment);
        return new Program(builder.start(), output, errors);
    }

    /** Runs it to its end, without input. */
    static Program run(Path home, Map<String, String> environment, String... command) throws IOException {
        Program program = start(home, environment, List.of(command));
        program.process.getOutputStream().close();
        program.end();
        return program;
    }

    long pid() {
        return process.pid();
    }

    void say(String line) throws IOException {
        process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
    }

    /** Its exit status, once it has ended. */
    int end() {
        try {
            if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
                throw new AssertionError("It has not ended.\n" + this);
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    String output() {
        return read(output);
    }

    String errors() {
        return read(errors);
    }

    /** Waits for a line of its output in which the expression is found. */
    Matcher awaitOutput(String regex) throws InterruptedException {
        Pattern pattern = Pattern.compile(regex);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
        while (System.nanoTime() - end < 0) {
            boolean ended = !process.isAlive();
            Matcher found = pattern.matcher(output());
            if (found.find()) {
                return found;
            }
            if (ended) {
                break;
            }
            process.waitFor(20, TimeUnit.MILLISECONDS);
        }
        throw new AssertionError("There is no " + regex + ".\n" + this);
    }

    private static String read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        end();
    }

    @Override
    public String toString() {
        return output() + "and on standard error:\n" + errors();
    }
}
