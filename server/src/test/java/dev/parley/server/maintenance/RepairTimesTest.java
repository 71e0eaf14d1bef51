package dev.parley.server.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.name.Name;
import dev.parley.protocol.Entry;
import dev.parley.server.assembly.StateCompaction;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.LogId;
import dev.parley.server.journal.Journal;
import dev.parley.server.journal.sqlite.Options;
import dev.parley.server.journal.sqlite.SqliteJournal;
import dev.parley.server.journal.sqlite.Verification;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code repair-times} on a store that a server wrote whose clock was ahead. */
class RepairTimesTest {

    private final Instant good = Instant.now().truncatedTo(ChronoUnit.MILLIS).minus(Duration.ofDays(1));
    private static final LogId TEA = new LogId.RoomLog("tea");

    @TempDir
    Path folder;

    /** The command that it is a part of. */
    @Command(name = "test", subcommands = RepairTimes.class)
    static final class Root {
        @Option(names = "--data", scope = ScopeType.INHERIT)
        Path data;
    }

    private static final class Nobody implements Journal.Listener {
        @Override
        public void committed(long position) {
            // Closing waits for it.
        }

        @Override
        public void failed(long position, IOException cause) {
            throw new AssertionError(cause);
        }

        @Override
        public void writable() {
            // Nothing failed.
        }
    }

    private SqliteJournal open() throws IOException {
        return SqliteJournal.open(folder, Options.usual(), new Nobody());
    }

    private static Event said(long seq, Instant at) {
        Entry entry = new Entry.Message("Tea", seq, at, "Ann", "hi", null, null, null);
        return new Event.EntryWritten(TEA, "ann", entry, List.of());
    }

    private List<String> run() {
        StringWriter out = new StringWriter();
        int status = new CommandLine(new Root())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .execute("repair-times", "--data", folder.toString());
        assertThat(status).as("%s", out).isZero();
        return out.toString().lines().toList();
    }

    @Test
    void laterTimesBecomeThatOfTheLastGoodEntryAndTheStoreAsItWasIsKept() throws IOException {
        String epoch;
        try (SqliteJournal journal = open()) {
            epoch = journal.epoch();
            journal.append(List.of(
                    new Event.AccountCreated(new Name("Ann", "ann"), "hash", good),
                    new Event.RoomCreated(new Name("Tea", "tea"), "", false, "ann", good),
                    new Event.EntryWritten(TEA, "ann", new Entry.Joined("Tea", 1, good, "Ann"), List.of()),
                    said(2, good.plus(Duration.ofDays(60))),
                    said(3, good.plus(Duration.ofDays(61)))));
        }
        Path before = folder.resolve("parley.db.before-repair-times-1");
        assertThat(run())
                .containsExactly(
                        "room tea: 2 entries are of " + good + " now",
                        "Changed the times of 2 events. The store as it was is in " + before + ".");
        assertThat(before).exists();
        assertThat(run()).containsExactly("No time is later than now. Nothing was changed.");
        assertThat(Verification.verify(folder, StateCompaction::new).findings()).isEmpty();
        try (SqliteJournal journal = open()) {
            List<Event> events = new ArrayList<>();
            journal.replay(events::add);
            assertThat(events).endsWith(said(2, good), said(3, good));
            assertThat(journal.epoch()).as("clients load everything again").isNotEqualTo(epoch);
        }
    }
}
