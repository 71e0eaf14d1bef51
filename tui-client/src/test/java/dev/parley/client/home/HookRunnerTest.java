package dev.parley.client.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.client.model.Effect;
import dev.parley.client.model.Event;
import dev.parley.client.model.Tone;
import dev.parley.json.ServerCodec;
import dev.parley.protocol.Entry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HookRunnerTest {

    private static final Instant AT = Instant.parse("2026-11-02T12:30:00Z");

    private final List<Event> told = new CopyOnWriteArrayList<>();
    private HookRunner runner = new HookRunner(Duration.ofSeconds(30));

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        runner.close();
    }

    private static Entry.Message message(long seq, String text) {
        return new Entry.Message("ops", seq, AT, "bob", text, null, null, null);
    }

    private void run(Entry.Message message, String... program) {
        runner.run(new Effect.RunHook("on_message", List.of(program), message), told::add);
    }

    /** A program of a shell's lines; the folder is its first argument. */
    private void runLines(Entry.Message message, String lines) {
        run(message, "/bin/sh", "-c", lines, "sh", folder.toString());
    }

    private String in(String name) throws IOException {
        Path file = folder.resolve(name);
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private void awaitIn(String name, String text) {
        await().atMost(Duration.ofSeconds(50))
                .untilAsserted(() -> assertThat(in(name)).isEqualTo(text));
    }

    @Test
    void theMessageIsJsonOnItsStandardInput() {
        Entry.Message message = message(7, "Überlast \"$(reboot)\"\n\u001b[31m");
        runLines(message, "cat > \"$1/got\"");
        awaitIn("got", new String(new ServerCodec().encode(message), StandardCharsets.UTF_8));
        assertThat(told).isEmpty();
    }

    @Test
    void noShellReadsTheArguments() throws IOException {
        Path target = folder.resolve("made");
        run(message(1, "x"), "/bin/cp", "/dev/stdin", folder + "/$(echo made);`echo made`");
        awaitIn(
                "$(echo made);`echo made`",
                new String(new ServerCodec().encode(message(1, "x")), StandardCharsets.UTF_8));
        assertThat(target).doesNotExist();
    }

    @Test
    void theyRunOneAfterTheOther() {
        for (int i = 1; i <= 5; i++) {
            // Two at once would both find that there is none.
            runLines(
                    message(i, "x"),
                    "mkdir \"$1/running\" || exit 1; sleep 0.05; echo . >> \"$1/done\"; rmdir \"$1/running\"");
        }
        awaitIn("done", ".\n.\n.\n.\n.\n");
        assertThat(told).isEmpty();
    }

    @Test
    void thePasswordIsNotHandedOn() {
        runLines(message(1, "x"), "env | grep -c PARLEY_PASSWORD > \"$1/count\"; true");
        awaitIn("count", "0\n");
    }

    @Test
    void eachKindOfFailureIsSaidOnce() {
        String missing = folder + "/none";
        for (int i = 0; i < 3; i++) {
            run(message(i, "x"), missing);
            runLines(message(i, "x"), "exit 3");
        }
        runLines(message(9, "x"), "echo > \"$1/last\"");
        awaitIn("last", "\n");
        assertThat(told)
                .containsExactly(
                        new Event.Told(
                                Tone.ERROR, "on_message: " + missing + " cannot be run: No such file or directory."),
                        new Event.Told(Tone.ERROR, "on_message: /bin/sh failed with status 3."));
    }

    @Test
    void oneThatTakesTooLongIsEndedWithItsChildren() {
        runner.close();
        runner = new HookRunner(Duration.ofSeconds(1));
        runLines(message(1, "x"), "sleep 1001 & echo $! > \"$1/child\"; echo $$ > \"$1/parent\"; wait");
        await().atMost(Duration.ofSeconds(50)).until(() -> !told.isEmpty());
        assertThat(told)
                .containsExactly(new Event.Told(Tone.ERROR, "on_message: /bin/sh took longer than 1 s and was ended."));
        await().atMost(Duration.ofSeconds(20)).until(() -> !isAlive("child") && !isAlive("parent"));
    }

    private boolean isAlive(String name) throws IOException {
        long pid = Long.parseLong(in(name).strip());
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    @Test
    void manyMessagesAreSkippedAndThatIsSaidOnce() throws IOException {
        runLines(
                message(0, "x"),
                "echo > \"$1/began\"; until test -e \"$1/go\"; do sleep 0.02; done; echo . >> \"$1/done\"");
        awaitIn("began", "\n");
        for (int i = 1; i <= HookRunner.MOST_WAITING + 20; i++) {
            runLines(message(i, "x"), "echo . >> \"$1/done\"");
        }
        assertThat(told)
                .containsExactly(
                        new Event.Told(
                                Tone.ERROR,
                                "on_message: /bin/sh is too slow: 100 messages wait for it. More are skipped until it catches up."));
        Files.createFile(folder.resolve("go"));
        awaitIn("done", Stream.generate(() -> ".\n").limit(101).collect(Collectors.joining()));
    }

    @Test
    void theEndOfTheClientEndsItToo() {
        runLines(message(1, "x"), "echo $$ > \"$1/parent\"; exec sleep 1002");
        await().atMost(Duration.ofSeconds(50)).until(() -> !in("parent").isEmpty());
        runLines(message(2, "x"), "echo > \"$1/never\"");
        runner.close();
        await().atMost(Duration.ofSeconds(20)).until(() -> !isAlive("parent"));
        assertThat(folder.resolve("never")).doesNotExist();
        assertThat(told).isEmpty();
    }
}
