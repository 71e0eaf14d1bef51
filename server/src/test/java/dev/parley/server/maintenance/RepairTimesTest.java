package dev.parley.server.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.parley.name.Name;
import dev.parley.protocol.Entry;
import dev.parley.server.assembly.StateCompaction;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.LogId;
import dev.parley.server.core.event.Restored;
import dev.parley.server.core.state.Keeping;
import dev.parley.server.core.state.State;
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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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

    private static class Nobody implements Journal.Listener {
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

    private static Event banned(String source, Instant at, Instant until) {
        return new Event.SourceBanned(source, "Ann", "spam", at, until);
    }

    private void write(Options options, List<Event> events) throws Exception {
        CountDownLatch stored = new CountDownLatch(events.size());
        Journal.Listener listener = new Nobody() {
            @Override
            public void committed(long position) {
                while (stored.getCount() > events.size() - position) {
                    stored.countDown();
                }
            }
        };
        try (SqliteJournal journal = SqliteJournal.open(folder, options, listener)) {
            journal.append(events);
            assertThat(stored.await(60, TimeUnit.SECONDS))
                    .as("all of it is stored")
                    .isTrue();
            journal.awaitIdle();
        }
    }

    /** A ban for a day that was made while the clock was 60 days ahead does not last 61. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void bansAndNoticesAreSetRightTooAlsoInASnapshotAndABanLastsAsLongAsItWasTo(boolean isInSnapshot) throws Exception {
        Instant ahead = good.plus(Duration.ofDays(60));
        Duration day = Duration.ofDays(1);
        Options options = isInSnapshot
                ? Options.usual().withCompaction(StateCompaction::new).withSnapshotEvery(1)
                : Options.usual();
        write(
                options,
                List.of(
                        new Event.AccountCreated(new Name("Ann", "ann"), "hash", good),
                        new Event.AccountCreated(new Name("Bob", "bob"), "hash", good),
                        new Event.RoomCreated(new Name("Tea", "tea"), "", false, "ann", good),
                        banned("192.0.2.1", good, good.plus(day)),
                        banned("192.0.2.2", ahead, ahead.plus(day)),
                        banned("192.0.2.3", ahead, null),
                        new Event.UserBanned("tea", "bob", "Ann", "spam", ahead),
                        new Event.NoticeSaid(1, "Restart at noon.", null, List.of("ann"), ahead)));

        assertThat(run()).last().asString().startsWith("Changed the times of 4 events.");

        State state = new State(new Keeping(100, 1 << 20, true));
        try (SqliteJournal journal = SqliteJournal.open(folder, options, new Nobody())) {
            journal.replay(state::apply);
        }
        assertThat(state.sourceBans().all())
                .extracting(Restored.OfSourceBan::source, Restored.OfSourceBan::at, Restored.OfSourceBan::until)
                .containsExactlyInAnyOrder(
                        tuple("192.0.2.1", good, good.plus(day)),
                        tuple("192.0.2.2", good, good.plus(day)),
                        tuple("192.0.2.3", good, null));
        assertThat(state.sourceBans().has("192.0.2.2", good.plus(day).plusMillis(1)))
                .isFalse();
        assertThat(state.room("tea").rules().bans()).containsExactly(new Restored.Ban("bob", "Ann", "spam", good));
        assertThat(state.notices().after(0, good))
                .containsExactly(new Restored.OfNotice(1, "Restart at noon.", null, good));
        assertThat(state.notices().after(0, good.plus(day).plusMillis(1)))
                .as("it is told for a day")
                .isEmpty();
        assertThat(Verification.verify(folder, StateCompaction::new).findings()).isEmpty();
    }
}
