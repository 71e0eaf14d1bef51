package dev.parley.client.terminal;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.awaitility.core.ConditionTimeoutException;

/**
 * A real terminal for tests: tmux on a socket of its own, with one pane in which a shell runs. Closing it ends the server and all that ran in
 * it. Waits for what it expects to see, for as long as a slow machine may take.
 */
final class Tmux implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    static final String PROMPT = "ready> ";

    private final Path folder;

    /** A pane of this size with a shell's prompt in it. The folder is for the socket, and for what is run. */
    Tmux(Path folder, int columns, int rows) {
        this.folder = folder;
        tmux(
                "-u",
                "new-session",
                "-d",
                "-x",
                String.valueOf(columns),
                "-y",
                String.valueOf(rows),
                "exec env PS1='" + PROMPT + "' sh");
        try {
            tmux("set-option", "-g", "escape-time", "0");
            awaitScreen(screen -> screen.contains(PROMPT.strip()));
        } catch (AssertionError e) {
            close();
            throw e;
        }
    }

    static boolean isThere() {
        try {
            return new ProcessBuilder("tmux", "-V")
                            .redirectErrorStream(true)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Types a line into the shell. */
    void command(String line) {
        type(line);
        keys("Enter");
    }

    /** Types text as it is. */
    void type(String text) {
        tmux("send-keys", "-l", text);
    }

    /** Presses keys by tmux's names: {@code C-c}, {@code F7}, {@code Enter}. */
    void keys(String... names) {
        List<String> arguments = new ArrayList<>(List.of("send-keys"));
        arguments.addAll(Arrays.asList(names));
        tmux(arguments.toArray(String[]::new));
    }

    /** Pastes, in brackets where the program asked for them. */
    void paste(String text) {
        tmux("set-buffer", text);
        tmux("paste-buffer", "-p", "-r");
    }

    void resize(int columns, int rows) {
        tmux("resize-window", "-x", String.valueOf(columns), "-y", String.valueOf(rows));
    }

    /** The rows on the screen, without the spaces at their ends. */
    List<String> screen() {
        return Arrays.stream(tmux("capture-pane", "-p").split("\n", -1))
                .map(String::stripTrailing)
                .toList();
    }

    /** What tmux thinks of something, in its words for formats: {@code #{cursor_x}}. */
    String ask(String format) {
        return tmux("display-message", "-p", format).strip();
    }

    void awaitRow(Predicate<String> row) {
        awaitScreen(rows -> rows.stream().anyMatch(row));
    }

    void awaitScreen(Predicate<List<String>> wanted) {
        try {
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> wanted.test(screen()));
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("the screen never showed what was waited for:\n" + String.join("\n", screen()), e);
        }
    }

    void awaitAnswer(String format, String wanted) {
        try {
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> ask(format)
                    .equals(wanted));
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(
                    format + " is " + ask(format) + " and not " + wanted + ":\n" + String.join("\n", screen()), e);
        }
    }

    /** Waits until a command in the shell has run, and gives what it printed. */
    String outputOf(String command) {
        Path output = folder.resolve("output-" + System.nanoTime());
        Path done = folder.resolve(output.getFileName() + ".done");
        command(command + " >" + output + " 2>&1; echo done >" + done);
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> Files.exists(done) && Files.size(done) > 0);
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        tmux("kill-server");
    }

    private String tmux(String... arguments) {
        List<String> command =
                new ArrayList<>(List.of("tmux", "-S", folder.resolve("tmux").toString(), "-f", "/dev/null"));
        command.addAll(Arrays.asList(arguments));
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            Map<String, String> environment = builder.environment();
            environment.keySet().removeAll(List.of("TMUX", "TMUX_PANE", "NO_COLOR", "COLORTERM", "ENV", "BASH_ENV"));
            environment.put("LC_ALL", "C.UTF-8");
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("tmux does not answer: " + command);
            }
            if (process.exitValue() != 0 && !arguments[0].equals("kill-server")) {
                throw new AssertionError("tmux refuses " + command + ": " + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
