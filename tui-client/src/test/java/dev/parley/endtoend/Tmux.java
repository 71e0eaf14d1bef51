package dev.parley.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.text.TextWidth;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A pseudo-terminal with a shell in it: a tmux server of its own with one pane. Typing is as good as typing at a keyboard, and what is on
 * the screen is what a person would see there. Closing it takes the terminal away from whatever runs in it.
 */
final class Tmux implements AutoCloseable {

    static final String PROMPT = "ready>";

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final long SECONDS_FOR_A_COMMAND = 60;

    private final Path folder;
    private final String socket = "parley-" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet();
    private Path recording;

    Tmux(Path folder, int columns, int rows) {
        this.folder = folder;
        tmux(
                "-u",
                "-f",
                "/dev/null",
                "new-session",
                "-d",
                "-x",
                String.valueOf(columns),
                "-y",
                String.valueOf(rows),
                "exec env PS1='" + PROMPT + " ' sh",
                ";",
                "set-option",
                "-g",
                "escape-time",
                "0",
                ";",
                "set-option",
                "-g",
                "set-clipboard",
                "on",
                ";",
                "set-option",
                "-g",
                "set-titles",
                "on",
                ";",
                // The window's name is what a program makes it, and not sooner or later the name of what runs.
                "set-option",
                "-g",
                "automatic-rename",
                "off",
                ";",
                "set-option",
                "-g",
                "allow-rename",
                "on");
        awaitShell();
    }

    // Typing

    /** A line typed and sent off with Enter, as fast as tmux can. */
    void enter(String line) {
        type(line);
        keys("Enter");
    }

    /** Text as it is, key by key. */
    void type(String text) {
        // tmux takes a semicolon at the end of an argument for its own.
        tmux("send-keys", "-l", text.endsWith(";") ? text.substring(0, text.length() - 1) + "\\;" : text);
    }

    /** Keys by tmux's names: {@code C-c}, {@code F7}, {@code BTab}. */
    void keys(String... names) {
        List<String> arguments = new ArrayList<>(List.of("send-keys"));
        arguments.addAll(Arrays.asList(names));
        tmux(arguments.toArray(String[]::new));
    }

    /** As a terminal pastes for a program that has asked to be told what is a paste. */
    void paste(String text) {
        tmux("set-buffer", text, ";", "paste-buffer", "-p");
    }

    void resize(int columns, int rows) {
        tmux("resize-window", "-x", String.valueOf(columns), "-y", String.valueOf(rows));
    }

    // Looking

    /** The rows on the screen, without the spaces at their ends. */
    List<String> screen() {
        return Arrays.stream(tmux("capture-pane", "-p").split("\n", -1))
                .map(String::stripTrailing)
                .toList();
    }

    /** The screen with its colours and the cursor's place: two that are equal look the same to a person. */
    String picture() {
        return tmux(
                "capture-pane",
                "-p",
                "-e",
                ";",
                "display-message",
                "-p",
                "cursor #{cursor_x},#{cursor_y} #{cursor_flag}");
    }

    /** How the words are drawn that are the first group of an expression for a row: colours and attributes, equal where they look the same. */
    String look(String regex) {
        Pattern wanted = Pattern.compile(regex);
        awaitRow(regex);
        return Look.of(tmux("capture-pane", "-p", "-e"), wanted);
    }

    /** What was on the screen and scrolled off it, and what is on it. */
    List<String> scrollback() {
        return Arrays.stream(tmux("capture-pane", "-p", "-J", "-S", "-").split("\n", -1))
                .map(String::stripTrailing)
                .toList();
    }

    /** What tmux knows of the pane, in its words for formats: {@code #{cursor_x}}. */
    String ask(String format) {
        return tmux("display-message", "-p", format).strip();
    }

    List<String> buffers() {
        return tmux("list-buffers").lines().toList();
    }

    void awaitScreen(String what, Predicate<List<String>> wanted) {
        Patience.until(what, () -> wanted.test(screen()), () -> String.join("\n", screen()));
    }

    /** A row in which the expression is found. */
    void awaitRow(String regex) {
        Predicate<String> row = Pattern.compile(regex).asPredicate();
        awaitScreen("a row with " + regex, rows -> rows.stream().anyMatch(row));
    }

    void awaitNoRow(String regex) {
        Predicate<String> row = Pattern.compile(regex).asPredicate();
        awaitScreen("no row with " + regex, rows -> rows.stream().noneMatch(row));
    }

    /** The last row that is not empty is this one, and the caret stands behind it and a space. */
    void awaitCaretBehind(String regex) {
        Patience.until(
                "the caret behind " + regex,
                () -> {
                    // Both at the same moment.
                    List<String> answer = tmux(
                                    "capture-pane", "-p", ";", "display-message", "-p", "#{cursor_x},#{cursor_y}")
                            .lines()
                            .map(String::stripTrailing)
                            .toList();
                    List<String> rows = answer.subList(0, answer.size() - 1);
                    int last = rows.size() - 1;
                    while (last > 0 && rows.get(last).isEmpty()) {
                        last--;
                    }
                    String caret = TextWidth.of(rows.get(last)) + 1 + "," + last;
                    return rows.get(last).matches(regex)
                            && answer.get(rows.size()).equals(caret);
                },
                () -> ask("#{cursor_x},#{cursor_y}") + "\n" + String.join("\n", screen()));
    }

    /** The screen that is shown, and how, is {@link #appearance} as it was. */
    void awaitAppearance(String wanted) {
        Patience.until(
                "the terminal to be " + wanted,
                () -> appearance().equals(wanted),
                () -> appearance() + "\n" + String.join("\n", screen()));
    }

    void awaitAnswer(String format, String wanted) {
        Patience.until(
                format + " to be " + wanted,
                () -> ask(format).equals(wanted),
                () -> ask(format) + "\n" + String.join("\n", screen()));
    }

    /** A program may write in the folder of the stage while it runs: a file whose name ends so is there. */
    void awaitFile(String end) {
        Patience.until("a file …" + end, () -> isThere(end), () -> String.join("\n", screen()));
    }

    private boolean isThere(String end) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(end));
        } catch (IOException | UncheckedIOException changing) {
            return false;
        }
    }

    // Recording

    /** From here on whatever programs write to the terminal is kept, byte by byte. */
    void record() {
        try {
            recording = Files.createTempFile(folder, "recording", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        tmux("pipe-pane", "exec cat >'" + recording + "'");
    }

    /** What was written since, once there is as much of it as wanted. */
    String recorded(Predicate<String> wanted) {
        Patience.until("output", () -> wanted.test(readRecording()), this::readRecording);
        tmux("pipe-pane");
        return readRecording();
    }

    private String readRecording() {
        try {
            return Project.utf8(Files.readAllBytes(recording));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // The shell

    /** The shell waits for a command. */
    void awaitShell() {
        awaitScreen("the shell's prompt", rows -> {
            List<String> written = rows.stream().filter(row -> !row.isEmpty()).toList();
            return !written.isEmpty() && written.get(written.size() - 1).equals(PROMPT);
        });
    }

    /** Runs a command to its end and gives what it printed. */
    String outputOf(String command) {
        try {
            Path output = Files.createTempFile(folder, "output", "");
            Path done = Path.of(output + ".done");
            enter(command + " >'" + output + "' 2>&1; : >'" + done + "'");
            Patience.until("the end of " + command, () -> Files.exists(done), () -> String.join("\n", screen()));
            awaitShell();
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The exit status of the command that ran last; asked before anything else is run. */
    int status() {
        return Integer.parseInt(outputOf("echo $?").strip());
    }

    /** The terminal's modes and the keys that raise signals, as {@code stty} tells them; not its size. */
    String modes() {
        return outputOf("stty -a </dev/tty").replaceAll("rows .*", "");
    }

    /** The terminal's modes at this moment, whatever reads from it. */
    String modesNow() {
        try {
            Process stty = new ProcessBuilder("stty", "-a", "-F", ask("#{pane_tty}")).start();
            return Project.utf8(stty.getInputStream().readAllBytes()).replaceAll("rows .*", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The screen that is shown, and how. */
    String appearance() {
        return ask(
                "alternate #{alternate_on} cursor #{cursor_flag} wrap #{wrap_flag} mouse #{mouse_any_flag}"
                        + " keypad #{keypad_flag} application keys #{keypad_cursor_flag} insert #{insert_flag} mode #{pane_in_mode}");
    }

    /** What the shell runs in the foreground: a script of ours, that has become a JVM. */
    ProcessHandle program() {
        long shell = Long.parseLong(ask("#{pane_pid}"));
        Predicate<ProcessHandle> isJava =
                child -> child.info().command().map(c -> c.endsWith("java")).orElse(false);
        Patience.until(
                "a JVM in the terminal", () -> childrenOf(shell).anyMatch(isJava), () -> String.join("\n", screen()));
        return childrenOf(shell).filter(isJava).findFirst().orElseThrow();
    }

    private static Stream<ProcessHandle> childrenOf(long pid) {
        return ProcessHandle.of(pid).orElseThrow().children();
    }

    /** Sends a signal to {@link #program}. */
    void signal(String name) {
        try {
            assertThat(new ProcessBuilder(
                                    "kill", "-" + name, String.valueOf(program().pid()))
                            .start()
                            .waitFor())
                    .as("kill -%s", name)
                    .isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** SIGKILL to {@link #program}, and its end: a file that it held is free then. */
    void kill() {
        ProcessHandle program = program();
        signal("KILL");
        Patience.until("the end of what was killed", () -> !program.isAlive(), program::toString);
    }

    /** As when a person closes the window: whatever ran in it hears a hang-up, and is to end of it. */
    @Override
    public void close() {
        Result shell = run("display-message", "-p", "#{pane_pid}");
        List<ProcessHandle> running = shell.status() == 0
                ? ProcessHandle.of(Long.parseLong(shell.output().strip()))
                        .map(handle -> handle.descendants().toList())
                        .orElse(List.of())
                : List.of();
        run("kill-server");
        try {
            Patience.until(
                    "the end of all in a closed window",
                    () -> running.stream().noneMatch(ProcessHandle::isAlive),
                    running::toString);
        } finally {
            running.forEach(ProcessHandle::destroyForcibly);
        }
    }

    // tmux

    private String tmux(String... arguments) {
        Result result = run(arguments);
        if (result.status() != 0) {
            throw new AssertionError("tmux " + String.join(" ", arguments) + ": " + result.output());
        }
        return result.output();
    }

    private record Result(int status, String output) {}

    private Result run(String... arguments) {
        List<String> command = new ArrayList<>(List.of("tmux", "-L", socket));
        command.addAll(Arrays.asList(arguments));
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
            Project.clean(builder.environment(), folder);
            Process process = builder.start();
            String output = Project.utf8(process.getInputStream().readAllBytes());
            if (!process.waitFor(SECONDS_FOR_A_COMMAND, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("tmux does not answer: " + command);
            }
            return new Result(process.exitValue(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
