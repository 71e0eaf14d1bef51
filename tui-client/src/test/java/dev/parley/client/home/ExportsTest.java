package dev.parley.client.home;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.model.Effect;
import dev.parley.client.model.Event;
import dev.parley.client.model.Export;
import dev.parley.client.model.Tone;
import dev.parley.protocol.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportsTest {

    private static final Entry SAID = new Entry.Message(
            "tea", 1, Instant.parse("2026-11-21T10:00:01Z"), "bob", "two\nlines \u001b[31m", null, null, null);

    private final List<Event> events = new ArrayList<>();

    @TempDir
    private Path folder;

    private Export export(String name) {
        return new Export("tea", "#tea", folder.resolve(name).toString(), name.endsWith(".jsonl"), 0, 0);
    }

    @Test
    void aFileIsThereWhenItIsWhole() throws IOException {
        try (Exports exports = new Exports()) {
            for (String name : List.of("tea.txt", "tea.jsonl")) {
                exports.begin(export(name), events::add);
                assertThat(folder.resolve(name)).doesNotExist();
                exports.write(new Effect.WriteExport(export(name), List.of(SAID), ZoneOffset.UTC, true), events::add);
            }
        }
        assertThat(Files.readString(folder.resolve("tea.txt")))
                .startsWith("2026-11-21 10:00:01  <bob> two\n                      lines ");
        assertThat(Files.readString(folder.resolve("tea.txt"))).doesNotContain("\u001b");
        assertThat(Files.readString(folder.resolve("tea.jsonl")))
                .contains("\"text\":\"two\\nlines \\u001B[31m\"")
                .hasLineCount(1);
        assertThat(events).hasSize(4).last().isEqualTo(new Event.Exported(export("tea.jsonl"), true));
    }

    @Test
    void whatIsThereIsNotWrittenOverAndWhatIsNotWholeGoes() throws IOException {
        Files.writeString(folder.resolve("mine.txt"), "mine");
        try (Exports exports = new Exports()) {
            exports.begin(export("mine.txt"), events::add);
            exports.begin(export("half.txt"), events::add);
            exports.stop(export("half.txt"));
            exports.begin(export("closed.txt"), events::add);
            exports.begin(export("none/file.txt"), events::add);
        }
        assertThat(folder.resolve("mine.txt")).hasContent("mine");
        try (var left = Files.list(folder)) {
            assertThat(left).hasSize(1);
        }
        assertThat(events.get(0)).isInstanceOfSatisfying(Event.Told.class, told -> {
            assertThat(told.tone()).isEqualTo(Tone.ERROR);
            assertThat(told.text()).endsWith("mine.txt already exists. Choose another name.");
        });
        assertThat(events.get(3))
                .hasToString(new Event.Told(
                                Tone.ERROR,
                                "Could not export to " + folder.resolve("none/file.txt")
                                        + ": the folder does not exist.")
                        .toString());
    }
}
