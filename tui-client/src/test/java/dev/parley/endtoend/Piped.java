package dev.parley.endtoend;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A program whose three standard streams are pipes: what it prints is kept in lines. */
final class Piped implements AutoCloseable {

    private final Process process;
    private final List<Thread> readers = new ArrayList<>();
    private final List<String> output = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();

    Piped(Path folder, Map<String, String> environment, String... command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        Project.clean(builder.environment(), folder);
        builder.environment().putAll(environment);
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        collect(process.getInputStream(), output);
        collect(process.getErrorStream(), errors);
    }

    private void collect(InputStream from, List<String> into) {
        Thread reader = new Thread(() -> collectNow(from, into), "output of " + process.pid());
        reader.setDaemon(true);
        reader.start();
        readers.add(reader);
    }

    private void collectNow(InputStream from, List<String> into) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(from, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                synchronized (this) {
                    into.add(line);
                }
            }
        } catch (IOException endedWithTheProcess) {
            // Killed: there is no more to collect.
        }
    }

    Process process() {
        return process;
    }

    synchronized List<String> output() {
        return List.copyOf(output);
    }

    synchronized List<String> errors() {
        return List.copyOf(errors);
    }

    /** A line for its standard input. A program that has ended by now, or is about to, does not read it. */
    void write(String line) {
        try {
            OutputStream in = process.getOutputStream();
            in.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            in.flush();
        } catch (IOException noReader) {
            awaitEnd();
        }
    }

    void endInput() {
        try {
            process.getOutputStream().close();
        } catch (IOException noReader) {
            awaitEnd();
        }
    }

    /** The first line of its output in which the expression is found, now or soon. */
    Matcher awaitLine(String regex) {
        Pattern pattern = Pattern.compile(regex);
        awaitOutput("a line with " + regex, lines -> lines.stream().anyMatch(pattern.asPredicate()));
        Matcher matcher = output().stream()
                .map(pattern::matcher)
                .filter(Matcher::find)
                .findFirst()
                .orElseThrow();
        return matcher;
    }

    void awaitOutput(String what, Predicate<List<String>> wanted) {
        Patience.until(what, () -> wanted.test(output()), this::all);
    }

    void awaitError(String regex) {
        Predicate<String> line = Pattern.compile(regex).asPredicate();
        Patience.until(
                "a line on standard error with " + regex,
                () -> errors().stream().anyMatch(line),
                this::all);
    }

    /** There is no more for it to read; its exit status. */
    int endingInput() {
        endInput();
        return awaitEnd();
    }

    /** Its exit status, once it has ended by itself and all that it wrote is here. */
    int awaitEnd() {
        Patience.until("its end", () -> !process.isAlive(), this::all);
        join();
        return process.exitValue();
    }

    private void join() {
        for (Thread reader : readers) {
            try {
                reader.join(TimeUnit.SECONDS.toMillis(20));
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    private String all() {
        List<String> lines = new ArrayList<>(output());
        lines.add("and on standard error:");
        lines.addAll(errors());
        lines.add(process.isAlive() ? "It runs." : "It ended with " + process.exitValue() + ".");
        return String.join("\n", lines);
    }

    /** Asked first, so that it can clear up behind it. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            throw new AssertionError(e);
        }
        join();
    }

    static Piped of(Path folder, Map<String, String> environment, String program, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(arguments);
        return new Piped(folder, environment, command.toArray(String[]::new));
    }

    @Override
    public String toString() {
        return process.info().commandLine().orElse("process " + process.pid()) + Arrays.asList(all());
    }
}
