package dev.parley.server.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DayFileTest {

    @TempDir
    Path folder;

    private DayFile open(int keepDays) throws IOException {
        return new DayFile(folder, keepDays, LineFormat.forFile(ZoneOffset.UTC));
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

        open(7).close();

        assertThat(names())
                .containsExactlyInAnyOrder(
                        "2001-01-01.log",
                        "parley-2001-01-01.txt",
                        "parley-" + today.minusDays(7) + ".log",
                        "parley-" + today + ".log",
                        "parley-notes.log");
    }

    @Test
    void aFolderThatCannotBeMadeIsFoundOutAtTheStart() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> new DayFile(file, 7, LineFormat.forFile(ZoneOffset.UTC)))
                .isInstanceOf(IOException.class);
    }
}
