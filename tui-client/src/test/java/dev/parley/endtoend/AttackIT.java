package dev.parley.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code scripts/attack.sh}: that it plays and measures and leaves nothing behind. How fast a server is, is not for a test. */
class AttackIT extends EndToEnd {

    private static final List<String> ATTACKS = List.of("none", "typing", "sign-in", "tls-hellos");

    @BeforeAll
    static void requirePython() {
        Project.requirePython();
    }

    private Piped attack(Path runs, String options) {
        String small = " --accounts 60 --entries 100 --dir '" + runs + "' ";
        return stage.keep(new Piped(
                stage.folder(), Map.of(), "bash", "-c", "exec " + Project.script("attack.sh") + small + options));
    }

    private Path runs() throws IOException {
        return Files.createDirectories(stage.folder().resolve("runs"));
    }

    private static void assertNothingIsLeft(Path runs) {
        assertThat(runs).isEmptyDirectory();
        Patience.until("no process with " + runs, () -> processesOf(runs).isEmpty(), () -> processesOf(runs)
                .toString());
    }

    /** From the kernel itself: the JDK shows no more than the beginning of a long class path. */
    private static List<String> processesOf(Path runs) {
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.map(process -> commandOf(process.pid()))
                    .filter(command -> command.contains(runs.toString()))
                    .toList();
        }
    }

    private static String commandOf(long pid) {
        try {
            return Project.utf8(Files.readAllBytes(Path.of("/proc/" + pid + "/cmdline")));
        } catch (IOException hasEnded) {
            return "";
        }
    }

    private static boolean hasServer(Path runs) {
        return processesOf(runs).stream().anyMatch(command -> command.contains("dev.parley.server.Main"));
    }

    @Test
    void aShortRunPrintsATableLosesNothingAndLeavesNothing() throws IOException {
        Path runs = runs();
        Piped attack = attack(runs, "--seconds 1 " + String.join(" ", ATTACKS));
        // One after the other, for each of them a server is started.
        ATTACKS.forEach(name -> attack.awaitLine("^\\| " + name + " \\|"));
        assertThat(attack.awaitEnd()).as(attack.toString()).isZero();
        List<List<String>> rows = attack.output().stream()
                .filter(line -> line.startsWith("| "))
                .map(line -> Stream.of(line.split("\\|", -1)).map(String::strip).toList())
                .toList();
        List<String> head = rows.get(0);
        assertThat(rows).hasSize(2 + ATTACKS.size()).allSatisfy(row -> assertThat(row)
                .hasSameSizeAs(head));
        for (int i = 0; i < ATTACKS.size(); i++) {
            List<String> row = rows.get(2 + i);
            assertThat(row.get(1)).isEqualTo(ATTACKS.get(i));
            assertThat(row.get(head.indexOf("read, ms: p50 / p99 / max"))).matches("[\\d.]+ / [\\d.]+ / [\\d.]+");
            assertThat(row.get(head.indexOf("lost"))).as(row.toString()).isEqualTo("0");
            assertThat(row.get(head.indexOf("server"))).as(row.toString()).isEqualTo("lived");
        }
        assertNothingIsLeft(runs);
    }

    @Test
    void aRunThatIsStoppedLeavesNothing() throws IOException {
        Path runs = runs();
        Piped attack = attack(runs, "--seconds 600 slowloris");
        attack.awaitError("^slowloris: ");
        Patience.until("a server", () -> hasServer(runs), attack::toString);
        attack.process().destroy();
        assertThat(attack.awaitEnd()).isEqualTo(128 + 15);
        assertNothingIsLeft(runs);
    }
}
