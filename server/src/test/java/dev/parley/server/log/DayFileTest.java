package dev.parley.server.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DayFileTest {

    @TempDir
    Path folder;

    private final AtomicLong nanos = new AtomicLong();

    private DayFile open(int keepDays) throws IOException {
        return new DayFile(folder, keepDays, 1_000_000_000, LineFormat.forFile(ZoneOffset.UTC));
    }

    private Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }

    @Test
    void eachDayHasAFileOfItsOwn() throws IOException {
        DayFile file = open(36_500);
        file.write(Events.at("2031-03-01T23:59:59.999Z", "late"));
        file.write(Events.at("2031-03-02T00:00:00.000Z", "early"));
        file.write(Events.at("2031-03-02T00:00:01.000Z", "a little later"));
        file.close();

        assertThat(folder.resolve("parley-2031-03-01.log")).hasContent("2031-03-01T23:59:59.999Z INFO parley late");
        assertThat(folder.resolve("parley-2031-03-02.log")).hasContent("""
                2031-03-02T00:00:00.000Z INFO parley early
                2031-03-02T00:00:01.000Z INFO parley a little later
                """);
    }

    @Test
    void aSecondRunGoesOnInTheSameFile() throws IOException {
        for (String run : new String[] {"first", "second"}) {
            DayFile file = open(36_500);
            file.write(Events.at("2031-03-01T12:00:00Z", run));
            file.close();
        }

        assertThat(folder.resolve("parley-2031-03-01.log")).hasContent("""
                2031-03-01T12:00:00.000Z INFO parley first
                2031-03-01T12:00:00.000Z INFO parley second
                """);
    }

    @Test
    void daysThatAreTooOldGoAndNothingElseDoes() throws IOException {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        for (String name : new String[] {
            "parley-" + today.minusDays(8) + ".log",
            "parley-" + today.minusDays(7) + ".log",
            "parley-2001-01-01.txt",
            "parley-notes.log",
            "2001-01-01.log"
        }) {
            Files.createFile(folder.resolve(name));
        }

        DayFile file = open(7);
        file.today(Instant.now());
        file.write(Events.at(Instant.now().toString(), "any line"));
        file.close();

        assertThat(folder.resolve("parley-" + today + ".log"))
                .content()
                .contains("Deleting log files older than 7 days: parley-" + today.minusDays(8) + ".log\n");
        assertThat(names())
                .containsExactlyInAnyOrder(
                        "2001-01-01.log",
                        "parley-2001-01-01.txt",
                        "parley-" + today.minusDays(7) + ".log",
                        "parley-" + today + ".log",
                        "parley-notes.log");
    }

    @Test
    void nothingIsDeletedByTheTimeOfALine() throws IOException {
        Files.createFile(folder.resolve("parley-2031-03-01.log"));

        DayFile file = open(7);
        file.write(Events.at("2031-06-01T12:00:00Z", "the clock has jumped"));
        file.close();
        DayFile next = open(7);
        next.today(Instant.parse("2031-03-08T12:00:00Z"));
        next.write(Events.at("2031-06-01T12:00:01Z", "the time is known"));
        next.close();

        assertThat(names()).contains("parley-2031-03-01.log", "parley-2031-06-01.log");
    }

    @ParameterizedTest
    @ValueSource(strings = {"deleted", "moved away", "replaced", "deleted with its folder"})
    void aFileThatIsGoneIsMadeAnew(String how) throws IOException {
        Path logs = folder.resolve("logs");
        DayFile file = new DayFile(logs, 7, 1_000_000_000, LineFormat.forFile(ZoneOffset.UTC), nanos::get);
        file.write(Events.at("2031-03-01T12:00:00Z", "before"));
        file.flush();
        Path today = logs.resolve("parley-2031-03-01.log");
        switch (how) {
            case "moved away" -> Files.move(today, folder.resolve("old.log"));
            case "replaced" -> {
                Files.move(today, folder.resolve("old.log"));
                Files.createFile(today);
            }
            default -> {
                try (Stream<Path> files = Files.list(logs)) {
                    for (Path each : files.toList()) {
                        Files.delete(each);
                    }
                }
            }
        }
        if (how.equals("deleted with its folder")) {
            Files.delete(logs);
        }

        nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        file.write(Events.at("2031-03-01T12:00:02Z", "after"));
        file.close();

        assertThat(today).hasContent("2031-03-01T12:00:02.000Z INFO parley after");
    }

    @Test
    void theDataFolderIsNotMadeAnewForALogFile() throws IOException {
        Path data = Files.createDirectory(folder.resolve("data"));
        Path logs = data.resolve("logs");
        DayFile file = new DayFile(logs, 7, 1_000_000_000, LineFormat.forFile(ZoneOffset.UTC), nanos::get);
        Files.move(data, folder.resolve("elsewhere"));

        nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        assertThatThrownBy(() -> file.write(Events.at("2031-03-01T12:00:00Z", "lost")))
                .isInstanceOf(IOException.class);
        assertThat(data).doesNotExist();

        Files.move(folder.resolve("elsewhere"), data);
        file.write(Events.at("2031-03-01T12:00:01Z", "written"));
        file.close();
        assertThat(logs.resolve("parley-2031-03-01.log")).hasContent("2031-03-01T12:00:01.000Z INFO parley written");
    }

    @Test
    void aFolderThatCannotBeMadeIsFoundOutAtTheStart() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> new DayFile(file, 7, 1_000_000_000, LineFormat.forFile(ZoneOffset.UTC)))
                .isInstanceOf(IOException.class);
    }

    private long bytesOfAll() throws IOException {
        long all = 0;
        for (String name : names().toList()) {
            all += Files.size(folder.resolve(name));
        }
        return all;
    }

    @Test
    void allFilesTogetherNeverHaveMoreThanSoManyBytesAndTheOldestGo() throws IOException {
        Files.writeString(folder.resolve("parley-2031-02-27.log"), "x".repeat(7_500));
        DayFile file = new DayFile(folder, 36_500, 8_000, LineFormat.forFile(ZoneOffset.UTC));
        for (int line = 0; line < 1_000; line++) {
            file.write(Events.at("2031-03-01T12:00:00Z", "line " + line + " ä".repeat(20)));
            file.flush();
            assertThat(bytesOfAll()).isLessThan(8_000 + 500);
        }
        file.write(Events.at("2031-03-02T12:00:00Z", "the next day"));
        file.close();

        assertThat(names()).doesNotContain("parley-2031-02-27.log", "parley-2031-03-01.log");
        List<String> left =
                names().filter(name -> name.startsWith("parley-2031")).toList();
        assertThat(left).hasSizeBetween(6, 9).contains("parley-2031-03-02.log");
        String all = "";
        for (String name : left) {
            all += Files.readString(folder.resolve(name));
        }
        assertThat(all).contains("line 999 ", "Deleting log files past 8000 bytes in all: parley-2031-");
    }

    @Test
    void theNextRunGoesOnInTheLastFileOfTheDay() throws IOException {
        for (int run = 0; run < 3; run++) {
            DayFile file = new DayFile(folder, 36_500, 80_000, LineFormat.forFile(ZoneOffset.UTC));
            file.write(Events.at("2031-03-01T12:00:00Z", run + "x".repeat(6_000)));
            file.close();
        }

        assertThat(names().filter(name -> name.startsWith("parley-2031-03-01")))
                .containsExactly("parley-2031-03-01.2.log", "parley-2031-03-01.log");
        assertThat(Files.readString(folder.resolve("parley-2031-03-01.2.log")))
                .contains("2x")
                .doesNotContain("1x");
    }

    @Test
    void nobodyButItsOwnerMayReadALogWhateverMadeIt() throws IOException {
        Path logs = Files.createDirectory(
                folder.resolve("logs"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        Path old = Files.createFile(logs.resolve("parley-2031-03-01.log"));
        Files.setPosixFilePermissions(old, PosixFilePermissions.fromString("rw-r--r--"));
        DayFile file = new DayFile(logs, 36_500, 80_000, LineFormat.forFile(ZoneOffset.UTC));
        file.write(Events.at("2031-03-01T12:00:00Z", "old"));
        file.write(Events.at("2031-03-02T12:00:00Z", "new"));
        file.close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(logs)))
                .isEqualTo("rwx------");
        for (Path one : List.of(old, logs.resolve("parley-2031-03-02.log"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(one)))
                    .isEqualTo("rw-------");
        }
    }
}
