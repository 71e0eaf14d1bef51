package dev.parley.client.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.model.Effect;
import dev.parley.client.model.Event;
import dev.parley.client.model.Kept;
import dev.parley.protocol.MessageStyle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxTest {

    @TempDir
    Path home;

    private final List<Event> told = new ArrayList<>();

    private Path folder() {
        return home.resolve("a/outbox");
    }

    private Outbox opened(String user) {
        Outbox outbox = new Outbox(folder());
        outbox.carryOut(new Effect.OpenOutbox("127.0.0.1:5000", user), told::add);
        return outbox;
    }

    private static Kept kept(String cid) {
        return new Kept("tea", cid, "two\nlines \u001b \"" + cid + "\"", MessageStyle.ACTION, 7L, Instant.EPOCH);
    }

    private void keep(Outbox outbox, String... cids) {
        for (String cid : cids) {
            outbox.carryOut(new Effect.Keep(kept(cid)), told::add);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.toList();
        }
    }

    @Test
    void whatWaitsIsFoundByTheNextRunWithWhatItAnswers() throws IOException {
        try (Outbox first = opened("ann")) {
            keep(first, "1", "2", "3", "2");
            first.carryOut(new Effect.Forget("2"), told::add);
            assertThat(Files.getPosixFilePermissions(files().get(0)))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
            assertThat(Files.getPosixFilePermissions(folder())).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        }
        assertThat(told).isEmpty();
        try (Outbox second = opened("ann")) {
            assertThat(told).containsExactly(new Event.Found("ann", List.of(kept("1"), kept("3"))));
            assertThat(files()).as("the file of the first is gone").hasSize(1);
            second.carryOut(new Effect.Forget("1"), told::add);
            second.carryOut(new Effect.Forget("3"), told::add);
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void nobodyTakesWhatIsAnothersOrStillInUse() throws IOException {
        try (Outbox bobs = opened("bob")) {
            keep(bobs, "2");
        }
        try (Outbox running = opened("ann")) {
            keep(running, "1");
            opened("ann").close();
            assertThat(told).isEmpty();
            assertThat(files()).hasSize(2);
        }
    }

    @Test
    void aLineThatACrashHasLeftHalfWrittenIsNone() throws IOException {
        try (Outbox outbox = opened("ann")) {
            keep(outbox, "1");
        }
        Files.writeString(files().get(0), "{\"cid\":\"2\",\"room\":\"te", StandardOpenOption.APPEND);
        opened("ann").close();
        assertThat(told).containsExactly(new Event.Found("ann", List.of(kept("1"))));
    }

    @Test
    void theSameMessageInTwoFilesIsOne() throws IOException {
        try (Outbox outbox = opened("ann")) {
            keep(outbox, "1");
        }
        Files.copy(files().get(0), folder().resolve("copy.jsonl"));
        opened("ann").close();
        assertThat(told).containsExactly(new Event.Found("ann", List.of(kept("1"))));
        assertThat(files()).hasSize(1);
    }

    @Test
    void aFolderThatCannotBeWrittenIsSaidOnce() throws IOException {
        Files.writeString(home.resolve("a"), "a file where a folder should be");
        Outbox outbox = opened("ann");
        keep(outbox, "1", "2");
        assertThat(told).hasSize(1).hasOnlyElementsOfType(Event.NotKept.class);
    }
}
