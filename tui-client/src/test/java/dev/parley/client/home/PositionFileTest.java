package dev.parley.client.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.client.home.PositionFile.Position;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionFileTest {

    private static final Position SOME = new Position("bot", "e1", Map.of("ops", 12L, "@ann", 0L));

    @TempDir
    private Path folder;

    private Path path() {
        return folder.resolve("ops.position");
    }

    @Test
    void whatIsSavedIsThereAtTheNextStartAndNothingElseIs() throws IOException {
        try (PositionFile file = PositionFile.open(path())) {
            assertThat(file.before()).isNull();
            file.save(new Position("bot", "e1", Map.of("ops", 11L)));
            file.save(SOME);
        }
        try (PositionFile again = PositionFile.open(path())) {
            assertThat(again.before()).isEqualTo(SOME);
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(path());
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path())))
                .isEqualTo("rw-------");
    }

    @Test
    void aLinkStaysALink() throws IOException {
        Path real = folder.resolve("real");
        Files.createFile(real);
        Files.createSymbolicLink(path(), real);
        try (PositionFile file = PositionFile.open(path())) {
            file.save(SOME);
        }
        assertThat(path()).isSymbolicLink();
        assertThat(real).content().contains("\"ops\":12");
    }

    @Test
    void oneClientOfThisProcessHasItAtATime() throws IOException {
        try (PositionFile file = PositionFile.open(path())) {
            assertIsTaken();
            file.save(SOME);
            assertIsTaken();
            file.save(new Position("bot", "e1", Map.of()));
            assertIsTaken();
        }
        PositionFile.open(path()).close();
    }

    private void assertIsTaken() {
        assertThatThrownBy(() -> PositionFile.open(path()))
                .isInstanceOf(IOException.class)
                .hasMessage("Another client uses " + path() + ". Give each client a position file of its own.");
    }

    /** Locks of one process do not stop itself: only another process shows that the lock is on the file that is there now. */
    @Test
    void oneProcessHasItAtATime() throws Exception {
        try (PositionFile file = PositionFile.open(path())) {
            assertThat(elsewhere()).startsWith("Another client uses ");
            file.save(SOME);
            file.save(new Position("bot", "e1", Map.of("ops", 13L)));
            assertThat(elsewhere()).startsWith("Another client uses ");
        }
        assertThat(elsewhere()).isEqualTo("{ops=13}");
    }

    private String elsewhere() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Opening.class.getName(),
                        path().toString())
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return said.strip();
    }

    /** Another process, which says what it finds. */
    static final class Opening {
        private Opening() {}

        public static void main(String[] arguments) {
            try (PositionFile file = PositionFile.open(Path.of(arguments[0]))) {
                Position before = file.before();
                System.out.println(before == null ? "nothing" : before.rooms());
            } catch (IOException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "buy milk",
                "{}",
                "[1,2]",
                "{\"parley_position\":2,\"user\":\"bot\",\"epoch\":\"e\",\"rooms\":{}}",
                "{\"parley_position\":1,\"user\":\"bot\",\"epoch\":\"e\",\"rooms\":{\"ops\":-1}}",
                "{\"parley_position\":1,\"user\":\"bot\",\"epoch\":\"e\",\"rooms\":{\"ops\":\"7\"}}",
                "{\"parley_position\":1,\"user\":\"bot\",\"epoch\":\"e\",\"rooms\":{\"ops\":1e300}}",
                "{\"parley_position\":1,\"user\":\"bot\",\"epoch\":\"e\",\"rooms\":[]}",
                "{\"parley_position\":1,\"user\":\"bot\",\"epoch\":\"e\",\"roo"
            })
    void anotherFileIsLeftAlone(String text) throws IOException {
        Files.writeString(path(), text);
        assertThatThrownBy(() -> PositionFile.open(path()))
                .isInstanceOf(IOException.class)
                .hasMessage(path() + " is not a position file. Delete it, or name another file.");
        assertThat(path()).hasContent(text);
        assertThat(List.of(folder.toFile().list())).containsExactly("ops.position");
    }

    @Test
    void whatCannotBeWrittenLeavesWhatWasThere() throws IOException {
        try (PositionFile file = PositionFile.open(path())) {
            file.save(SOME);
            Path away = folder.resolveSibling(folder.getFileName() + "-away");
            Files.move(folder, away);
            assertThatThrownBy(() -> file.save(new Position("bot", "e1", Map.of("ops", 13L))))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith(path().toAbsolutePath() + " cannot be written: ")
                    .hasMessageEndingWith(".");
            Files.move(away, folder);
            file.save(new Position("bot", "e1", Map.of("ops", 14L)));
        }
        assertThat(path()).content().contains("\"ops\":14");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(path());
        }
    }

    @Test
    void aFolderOrAPlaceThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> PositionFile.open(folder)).hasMessageContaining("is not a position file");
        Path lost = folder.resolve("none/ops.position");
        assertThatThrownBy(() -> PositionFile.open(lost))
                .hasMessage(lost + " cannot be made: there is no folder " + lost.getParent() + ".");
    }
}
