package dev.parley.server.audit.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.server.audit.Act;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class AuditLogTest {

    private static final Instant TEN = Instant.parse("2026-11-21T10:00:00Z");

    @TempDir
    Path data;

    private AuditLog open() throws IOException {
        return AuditLog.open(data, 30, 1_000_000, ZoneOffset.UTC);
    }

    private static Act act(int second, Act.By by, String who, String what, String whom, String room) {
        return new Act(TEN.plusSeconds(second), by, who, "127.0.0.1:1", what, whom, room, null, null, "ok");
    }

    private List<Path> files() throws IOException {
        try (var listed = Files.list(AuditLog.folderIn(data))) {
            return listed.sorted().toList();
        }
    }

    private String all() throws IOException {
        StringBuilder text = new StringBuilder();
        for (Path file : files()) {
            text.append(Files.readString(file));
        }
        return text.toString();
    }

    @Test
    void whatIsRecordedIsReadBackInOrderAlsoByTheNextRun() throws Exception {
        List<Act> acts = List.of(
                act(1, Act.By.OPERATOR, "root", "kick", "ann", null),
                act(2, Act.By.MODERATOR, "bob", "ban", "carl", "tea"),
                act(3, Act.By.ADMIN, "dora", "role", "ann", "tea"));
        try (AuditLog log = open()) {
            acts.forEach(log::record);
            assertThat(log.newest(10, null)).isEqualTo(acts);
            assertThat(log.newest(2, null)).isEqualTo(acts.subList(1, 3));
        }
        try (AuditLog log = open()) {
            assertThat(log.newest(10, null)).isEqualTo(acts);
            assertThat(log.newest(10, "TEA")).isEqualTo(acts.subList(1, 3));
            assertThat(log.newest(10, "ann")).containsExactly(acts.get(0), acts.get(2));
            assertThat(log.newest(10, "bob")).containsExactly(acts.get(1));
        }
    }

    @Test
    void onlyItsOwnerMayReadIt() throws Exception {
        try (AuditLog log = open()) {
            log.record(act(1, Act.By.OPERATOR, "root", "kick", "ann", null));
            assertThat(log.newest(1, null)).hasSize(1);
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(AuditLog.folderIn(data))))
                .isEqualTo("rwx------");
        for (Path file : files()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void whatSomebodyTypedIsEscapedAndCut() throws Exception {
        try (AuditLog log = open()) {
            log.record(new Act(
                    TEN,
                    Act.By.OPERATOR,
                    "root",
                    "admin.sh",
                    "kick",
                    "\033[2J\u202e\nann",
                    null,
                    null,
                    "x".repeat(5000),
                    "ok"));
        }

        assertThat(all())
                .hasLineCount(1)
                .contains("\\\\u{1B}[2J")
                .doesNotContain("\u202e", "\033")
                .hasSizeLessThan(1000);
    }

    @Test
    void moderatorsCannotFillTheFilesOfOperators() throws Exception {
        try (AuditLog log = open()) {
            log.record(act(0, Act.By.OPERATOR, "root", "password", "ann", null));
            assertThat(log.newest(1, null)).hasSize(1);
            for (int i = 0; i < 12_000; i++) {
                log.record(act(i, Act.By.MODERATOR, "bob", "set", null, "tea"));
                if (i % 2_000 == 0) {
                    log.newest(1, "none");
                }
            }
            log.newest(1, "none");
            assertThat(log.newest(1, "ann")).hasSize(1);
        }
        long bytes = 0;
        for (Path file : files()) {
            bytes += Files.size(file);
        }
        assertThat(bytes).isLessThan(1_000_000);
        assertThat(all()).contains("Deleting log files past 500000 bytes in all");
    }

    @Test
    void filesGoWhenTheyAreTooOldByTheTimeThatIsCertain() throws Exception {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Files.createDirectories(AuditLog.folderIn(data));
        Path old = Files.writeString(AuditLog.folderIn(data).resolve("server-" + today.minusDays(31) + ".jsonl"), "");
        Path young = Files.writeString(AuditLog.folderIn(data).resolve("server-" + today.minusDays(30) + ".jsonl"), "");
        try (AuditLog log = open()) {
            log.record(act(1, Act.By.OPERATOR, "root", "kick", "ann", null));
            log.newest(1, null);
            assertThat(old).exists();
            log.today(Instant.now());
            log.record(act(2, Act.By.OPERATOR, "root", "kick", "ann", null));
            log.newest(1, null);
            assertThat(old).doesNotExist();
            assertThat(young).exists();
        }
    }

    @Test
    void aDiskThatTakesNothingKeepsActsWaitingAndLosesNone() throws Exception {
        Path folder = AuditLog.folderIn(data);
        Path away = data.resolve("away");
        List<Act> acts = new ArrayList<>();
        AtomicLong hours = new AtomicLong();
        try (AuditLog log = AuditLog.open(
                data, 30, 1_000_000, ZoneOffset.UTC, () -> TimeUnit.HOURS.toNanos(hours.incrementAndGet()))) {
            // No folder can be made where a file is.
            Files.move(folder, away);
            Files.writeString(folder, "");
            acts.add(act(1, Act.By.OPERATOR, "root", "kick", "ann", null));
            log.record(acts.get(0));
            await().until(log::isFailing);
            acts.add(act(2, Act.By.OPERATOR, "root", "kick", "bob", null));
            log.record(acts.get(1));
            Files.delete(folder);
            Files.move(away, folder);
            await().until(() -> !log.isFailing());
            assertThat(log.newest(10, null)).isEqualTo(acts);
        }
    }

    @Test
    void linesThatAreNoActsAreSkipped() throws Exception {
        Files.createDirectories(AuditLog.folderIn(data));
        Files.writeString(
                AuditLog.folderIn(data).resolve("rooms-2026-11-20.jsonl"),
                "not json\n[]\n{\"time\":\"x\"}\n{\"time\":\"2026-11-20T10:00:00Z\",\"by\":\"moder");
        try (AuditLog log = open()) {
            assertThat(log.newest(10, null)).isEmpty();
        }
    }
}
