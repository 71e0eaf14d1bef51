package dev.parley.server.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.name.Name;
import dev.parley.protocol.Entry;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.MessageStyle;
import dev.parley.protocol.Role;
import dev.parley.server.core.Kinds;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.LogId;
import dev.parley.server.core.event.Restored;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What holds for every {@link Journal}; each kind inherits these tests. */
public abstract class JournalContract {

    private static final Instant AT = Instant.parse("2026-11-21T10:00:00.123Z");
    private static final LogId TEA = new LogId.RoomLog("tea");
    private static final LogId DIRECT = LogId.DirectLog.between("ann", "ольга");

    /** One of every kind, with every field that may be absent both ways. */
    public static final List<Event> EVENTS = List.of(
            new Event.AccountCreated(new Name("Ann", "ann"), "$argon2id$x", AT),
            new Event.TokenIssued("ann", "hash", null, null, AT),
            new Event.TokenIssued("ann", "hash2", "läptop 😀", null, AT),
            new Event.TokenIssued("ann", "hash3", null, "192.0.2.1", AT),
            new Event.TokenUsed("ann", "hash", null, AT),
            new Event.TokenUsed("ann", "hash2", "[2001:db8::1]", AT),
            new Event.TokenRevoked("ann", "hash"),
            new Event.PasswordChanged("ann", "$argon2id$y", "hash2", false),
            new Event.PasswordChanged("ann", "$argon2id$z", null, false),
            new Event.PasswordChanged("ann", "$argon2id$t", null, true),
            new Event.RoomCreated(new Name("lobby", "lobby"), "", false, null, AT),
            new Event.RoomCreated(new Name("Tea", "tea"), "Leaves", true, "ann", AT),
            new Event.EntryWritten(TEA, "ann", new Entry.Joined("Tea", 1, AT, "Ann"), List.of()),
            new Event.EntryWritten(
                    TEA,
                    "ann",
                    new Entry.Message("Tea", 2, AT, "Ann", "a\n\t\"q\" 😀", "cid", MessageStyle.ACTION, 1L),
                    List.of("bob", "ольга")),
            new Event.EntryWritten(
                    DIRECT, "ann", new Entry.Message("@", 1, AT, "Ann", "psst", null, null, null), List.of()),
            new Event.EntryWritten(TEA, "ann", new Entry.Topic("Tea", 3, AT, "Ann", ""), List.of()),
            new Event.EntryWritten(
                    TEA, "ann", new Entry.Left("Tea", 4, AT, "Ann", LeaveReason.LOGOUT, null, null), List.of()),
            new Event.EntryWritten(
                    TEA, "bob", new Entry.Left("Tea", 5, AT, "Bob", LeaveReason.KICKED, "Ann", "bye"), List.of()),
            // Of messages that are not here: from one that is, a store takes the text that does not hold any more.
            new Event.EntryWritten(TEA, "ann", new Entry.Edited("Tea", 6, AT, "Ann", 101, "b\n😀"), List.of()),
            new Event.EntryWritten(TEA, "ann", new Entry.Edited("Tea", 7, AT, "Ann", 102, null), List.of()),
            new Event.EntryWritten(TEA, "ann", new Entry.Reacted("Tea", 8, AT, "Ann", 2, "👍", true, null), List.of()),
            new Event.EntryWritten(TEA, "ann", new Entry.Reacted("Tea", 9, AT, "Ann", 2, "👍", false, 8L), List.of()),
            new Event.EntryWritten(TEA, "ann", new Entry.Deleted("Tea", 10, AT, "Ann", 103), List.of()),
            new Event.EntryWritten(TEA, "ann", new Entry.Role("Tea", 11, AT, "Ann", "Bob", Role.READER), List.of()),
            new Event.EntryWritten(TEA, "ann", new Entry.Setting("Tea", 12, AT, "Ann", "slow_s", "30"), List.of()),
            new Event.CursorMoved(TEA, "ann", Event.Cursor.READ, 3, null),
            new Event.CursorMoved(TEA, "ann", Event.Cursor.READ, 4, 2L),
            new Event.CursorMoved(DIRECT, "ольга", Event.Cursor.RECEIVED, Long.MAX_VALUE, null),
            new Event.HistoryCleared(TEA, 2),
            new Event.HistoryCleared(DIRECT, 0),
            new Event.RetentionSet("tea", 30),
            new Event.RetentionSet("tea", null),
            new Event.RoleGiven("tea", "bob", Role.READER),
            new Event.UserInvited("tea", "bob", "Ann", AT),
            new Event.InvitationEnded("tea", "bob"),
            new Event.UserBanned("tea", "bob", "Ann", "", AT),
            new Event.UserUnbanned("tea", "bob"),
            new Event.CodeMade(1, "hash4", 30, 7, null, "Ann", AT),
            new Event.CodeMade(2, "hash5", 1, 365, "tea", "Ann", AT),
            new Event.CodeUsed(1),
            new Event.CodeEnded(2),
            new Event.UserBlocked("ann", "bob", AT),
            new Event.UserUnblocked("ann", "bob"),
            new Event.PreferenceSet("ann", "direct_from", "known"),
            new Event.RoomEnded("tea"),
            new Event.SourceBanned("192.0.2.1", "Ann", "Spam.", AT, null),
            new Event.SourceBanned("2001:db8:0:0:0:0:0:0", "Ann", "", AT, AT.plusSeconds(60)),
            new Event.SourceUnbanned("192.0.2.1"),
            new Event.NoticeSaid(1, "hear", null, List.of("bob"), AT),
            new Event.NoticeSaid(2, "hear", "Ann", List.of(), AT),
            new Event.NoticesSeen("bob", 2),
            new Event.PasswordDue("bob"),
            new Event.BotSet("bob", true),
            new Event.BotSet("bob", false),
            new Event.AccountDisabled("bob", true),
            new Event.AccountDisabled("bob", false),
            new Event.UserForgotten("bob"));

    /** The entries among {@link #EVENTS}. */
    public static Stream<Event.EntryWritten> entries() {
        return EVENTS.stream().filter(Event.EntryWritten.class::isInstance).map(Event.EntryWritten.class::cast);
    }

    /** Writes down what the journal says, from whatever thread. */
    protected static final class Heard implements Journal.Listener {
        final List<Long> committed = new CopyOnWriteArrayList<>();
        final List<IOException> failures = new CopyOnWriteArrayList<>();

        public Heard() {}

        @Override
        public void committed(long position) {
            committed.add(position);
        }

        @Override
        public void failed(long position, IOException cause) {
            failures.add(cause);
        }

        @Override
        public void writable() {
            // Nothing failed here.
        }

        public long committedUpTo() {
            return committed.isEmpty() ? 0 : committed.get(committed.size() - 1);
        }

        public void awaitFailure() {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(2))
                    .until(() -> !failures.isEmpty());
        }

        public void await(long position) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(2))
                    .until(() -> committed.contains(position) || !failures.isEmpty());
            assertThat(failures).isEmpty();
        }
    }

    protected final Heard heard = new Heard();
    private Journal journal;

    /** A journal over a new and empty store. */
    protected abstract Journal create(Journal.Listener listener) throws IOException;

    /** The journal's store as the next process finds it. {@code closed} was closed before, unless it lives in memory only. */
    protected abstract Journal reopen(Journal before, Journal.Listener listener) throws IOException;

    @Test
    void everyKindOfEventAndOfEntryHasASample() {
        assertThat(EVENTS.stream().<Class<?>>map(Object::getClass).distinct())
                .as("those of snapshots are not journaled")
                .containsExactlyInAnyOrderElementsOf(Kinds.of(Event.class)
                        .filter(kind -> !Restored.class.isAssignableFrom(kind))
                        .toList());
        assertThat(entries()
                        .<Class<?>>map(written -> written.entry().getClass())
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(Kinds.of(Entry.class).toList());
    }

    private Journal empty() throws IOException {
        journal = create(heard);
        assertThat(replay(journal)).isEmpty();
        return journal;
    }

    /** As many messages of one log, the first with the number {@code seq}. */
    public static List<Event> messages(long seq, int count) {
        List<Event> events = new ArrayList<>();
        for (long next = seq; next < seq + count; next++) {
            Entry said = new Entry.Message("Tea", next, AT, "Ann", "text " + next, null, null, null);
            events.add(new Event.EntryWritten(TEA, "ann", said, List.of()));
        }
        return events;
    }

    private static List<Event> replay(Journal journal) throws IOException {
        List<Event> events = new ArrayList<>();
        long position = journal.replay(events::add);
        assertThat(position).isEqualTo(events.size());
        return events;
    }

    @AfterEach
    void close() throws IOException {
        if (journal != null) {
            journal.close();
        }
    }

    @Test
    void anEmptyOneReplaysNothing() throws IOException {
        assertThat(empty().epoch()).isNotBlank();
        assertThat(heard.committed).allMatch(position -> position == 0);
    }

    @Test
    void whatIsCommittedIsReplayedInOrderAndToTheLetter() throws IOException {
        Journal before = empty();
        String epoch = before.epoch();
        before.append(EVENTS.subList(0, 1));
        before.append(EVENTS.subList(1, 9));
        before.append(EVENTS.subList(9, EVENTS.size()));
        heard.await(EVENTS.size());
        journal = reopen(before, new Heard());
        assertThat(replay(journal)).isEqualTo(EVENTS);
        assertThat(journal.epoch()).as("the same store").isEqualTo(epoch);
    }

    @Test
    void positionsCountEventsAndOnlyGrowAndEndAtTheLast() throws IOException {
        Journal one = empty();
        long appended = 0;
        for (int i = 0; i < 200; i++) {
            List<Event> some = messages(appended + 1, 1 + i % 16);
            one.append(some);
            appended += some.size();
        }
        heard.await(appended);
        assertThat(heard.committed).isSorted().allMatch(position -> position >= 0);
        assertThat(heard.committed.get(heard.committed.size() - 1)).isEqualTo(appended);
    }

    @Test
    void positionsGoOnAfterAReplay() throws IOException {
        Journal before = empty();
        before.append(EVENTS);
        heard.await(EVENTS.size());
        Heard next = new Heard();
        journal = reopen(before, next);
        assertThat(replay(journal)).hasSize(EVENTS.size());
        journal.append(EVENTS.subList(0, 3));
        Heard listening = journal == before ? heard : next;
        listening.await(EVENTS.size() + 3);
        journal = reopen(journal, new Heard());
        assertThat(replay(journal)).hasSize(EVENTS.size() + 3).endsWith(EVENTS.get(0), EVENTS.get(1), EVENTS.get(2));
    }

    @Test
    void aListThatWasAppendedMayBeUsedForOtherThingsAfterwards() throws IOException {
        Journal before = empty();
        List<Event> mine = new ArrayList<>(EVENTS);
        before.append(mine);
        heard.await(EVENTS.size());
        mine.clear();
        journal = reopen(before, new Heard());
        assertThat(replay(journal)).isEqualTo(EVENTS);
    }

    @Test
    void anotherStoreHasAnotherEpoch() throws IOException {
        String one = empty().epoch();
        try (Journal other = create(new Heard())) {
            assertThat(other.epoch()).isNotEqualTo(one);
        }
    }
}
