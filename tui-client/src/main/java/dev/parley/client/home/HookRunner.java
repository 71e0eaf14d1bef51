package dev.parley.client.home;

import dev.parley.client.model.Effect;
import dev.parley.client.model.Event;
import dev.parley.client.model.Tone;
import dev.parley.client.terminal.PersonsLocale;
import dev.parley.json.ServerCodec;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Runs the person's programs on messages: one at a time, on a thread of its own, which is made for the first. No shell is between, so
 * nothing in a message is ever a command. What a program prints is dropped: the screen is not its own.
 */
final class HookRunner implements AutoCloseable {

    private static final Pattern SYSTEMS_WORDS = Pattern.compile("error[:=] ?\\d+,? \\(?(.*?)\\)?$");

    /** Messages that wait for a program; more are skipped. */
    static final int MOST_WAITING = 100;

    /** A program that runs longer is ended. */
    static final Duration LIMIT = Duration.ofSeconds(10);

    /** What one that runs is given when the client ends. */
    private static final long LAST_SECONDS = 1;

    private static final String PASSWORD = "PARLEY_PASSWORD";

    private final Duration limit;
    private final ServerCodec codec = new ServerCodec();
    private final ThreadPoolExecutor thread;

    /** Kinds of failures that the person knows of, for each setting. */
    private final Set<String> told = new HashSet<>();

    HookRunner(Duration limit) {
        this.limit = limit;
        this.thread =
                new ThreadPoolExecutor(1, 1, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), task -> {
                    Thread made = new Thread(task, "hooks");
                    made.setDaemon(true);
                    return made;
                });
        thread.allowCoreThreadTimeOut(true);
    }

    /**
     * Has the program run, in its turn.
     *
     * @param happens is told what fails, each kind of failure once
     */
    void run(Effect.RunHook hook, Consumer<Event> happens) {
        try {
            thread.execute(() -> runNow(hook, happens));
        } catch (RejectedExecutionException full) {
            tell(
                    hook,
                    "full",
                    "is too slow: " + MOST_WAITING + " messages wait for it. More are skipped until it catches up.",
                    happens);
        }
    }

    private void runNow(Effect.RunHook hook, Consumer<Event> happens) {
        Process process;
        try {
            process = start(hook.program());
        } catch (IOException e) {
            tell(hook, "start", "cannot be run: " + reason(e), happens);
            return;
        }
        feed(process, codec.encode(hook.message()));
        Integer status = await(process);
        if (status == null) {
            tell(hook, "late", "took longer than " + limit.toSeconds() + " s and was ended.", happens);
        } else if (status != 0) {
            tell(hook, "status", "failed with status " + status + ".", happens);
        }
    }

    private static Process start(List<String> program) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(program)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        PersonsLocale.restore(builder.environment());
        builder.environment().remove(PASSWORD);
        return builder.start();
    }

    /** On a thread of its own: a program need not read, and a pipe holds only so much. */
    private static void feed(Process process, byte[] line) {
        Thread feeder = new Thread(
                () -> {
                    try (OutputStream in = process.getOutputStream()) {
                        in.write(line);
                    } catch (IOException notRead) {
                        // It has ended, or has closed its input: its own affair.
                    }
                },
                "hook-input");
        feeder.setDaemon(true);
        feeder.start();
    }

    /** Its status; null if it had to be ended. */
    private @Nullable Integer await(Process process) {
        try {
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
        } catch (InterruptedException ending) {
            awaitLast(process);
            Thread.currentThread().interrupt();
        }
        end(process);
        return null;
    }

    private static void awaitLast(Process process) {
        try {
            process.waitFor(LAST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException again) {
            Thread.currentThread().interrupt();
        }
    }

    /** It first, so that it starts no more; its children are known from before. */
    private static void end(Process process) {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
    }

    private void tell(Effect.RunHook hook, String kind, String what, Consumer<Event> happens) {
        boolean isNew;
        synchronized (told) {
            isNew = told.add(hook.setting() + " " + kind);
        }
        if (isNew && !thread.isShutdown()) {
            happens.accept(new Event.Told(
                    Tone.ERROR, hook.setting() + ": " + hook.program().get(0) + " " + what));
        }
    }

    /** What the system says, out of {@code …: error=2, No such file or directory} or, since JDK 25, {@code …, error: 2 (No such …)}. */
    private static String reason(IOException e) {
        String said = String.valueOf(e.getMessage()).strip();
        Matcher matcher = SYSTEMS_WORDS.matcher(said);
        return (matcher.find() ? matcher.group(1) : said) + ".";
    }

    /** Ends soon: the program that runs has a moment, what waits is dropped. */
    @Override
    public void close() {
        thread.shutdownNow();
        try {
            // A bound for the case that even the end of a program takes long.
            boolean unused = thread.awaitTermination(2 * LAST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
