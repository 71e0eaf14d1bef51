package dev.parley.server.core.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.name.Name;
import dev.parley.protocol.Entry;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.Role;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.LogId;
import dev.parley.server.core.event.Restored;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StateTest {

    private static final Instant AT = Instant.parse("2026-11-21T10:00:00Z");
    private static final LogId.RoomLog TEA = new LogId.RoomLog("tea");
    private static final LogId.DirectLog DIRECT = LogId.DirectLog.between("bob", "ann");

    private static State with(Event... events) {
        State state = new State(new Keeping(4, Long.MAX_VALUE, true));
        for (Event event : events) {
            state.apply(event);
        }
        return state;
    }

    private static Event.EntryWritten written(String text, String cid, String... mentioned) {
        return new Event.EntryWritten(
                TEA, "ann", new Entry.Message("tea", 2, AT, "ann", text, cid, null, null), List.of(mentioned));
    }

    private static final List<Event> BASE = List.of(
            new Event.AccountCreated(new Name("Ann", "ann"), "hash", AT),
            new Event.AccountCreated(new Name("Bob", "bob"), "hash", AT),
            new Event.RoomCreated(new Name("milk", "milk"), "", false, "bob", AT),
            new Event.RoomCreated(new Name("tea", "tea"), "", false, null, AT),
            new Event.EntryWritten(TEA, "ann", new Entry.Joined("tea", 1, AT, "Ann"), List.of()));

    /** One more event than the base, each different from all others in one thing only. */
    private static final List<Event> DIFFERENT = List.of(
            written("x", null),
            written("x", null, "ann"),
            new Event.HistoryCleared(TEA, 1),
            new Event.RoomEnded("milk"),
            new Event.RetentionSet("tea", 0),
            new Event.RetentionSet("tea", 7),
            new Event.UserForgotten("ann"),
            new Event.UserForgotten("bob"),
            new Event.AccountDisabled("ann", true),
            new Event.AccountDisabled("bob", true),
            new Event.EntryWritten(
                    TEA, "ann", new Entry.Message("tea", 2, AT.plusMillis(1), "ann", "x", null, null, null), List.of()),
            new Event.EntryWritten(TEA, "bob", new Entry.Joined("tea", 2, AT, "Bob"), List.of()),
            new Event.EntryWritten(
                    TEA, "ann", new Entry.Left("tea", 2, AT, "Ann", LeaveReason.LEAVE, null, null), List.of()),
            new Event.EntryWritten(TEA, "ann", new Entry.Topic("tea", 2, AT, "Ann", "leaves"), List.of()),
            new Event.EntryWritten(
                    DIRECT, "ann", new Entry.Message("@", 1, AT, "ann", "x", null, null, null), List.of()),
            new Event.CursorMoved(TEA, "ann", Event.Cursor.RECEIVED, 1, null),
            new Event.CursorMoved(TEA, "ann", Event.Cursor.READ, 9, 0L),
            new Event.PasswordChanged("ann", "other hash", null, false),
            new Event.PasswordChanged("ann", "other hash", null, true),
            new Event.TokenIssued("ann", "token", null, null, AT),
            new Event.TokenIssued("ann", "token", "laptop", null, AT),
            new Event.TokenIssued("ann", "token", null, "192.0.2.1", AT),
            new Event.TokenIssued("bob", "token", null, null, AT),
            new Event.RoomCreated(new Name("den", "den"), "", false, null, AT),
            new Event.RoomCreated(new Name("den", "den"), "", true, null, AT),
            new Event.RoomCreated(new Name("den", "den"), "", false, "ann", AT),
            new Event.RoomCreated(new Name("den", "den"), "topic", false, null, AT),
            new Event.RoomCreated(new Name("Den", "den"), "", false, null, AT),
            new Event.RoomCreated(new Name("den", "other"), "", false, null, AT),
            new Event.AccountCreated(new Name("Cy", "cy"), "hash", AT),
            new Event.AccountCreated(new Name("CY", "cy"), "hash", AT),
            new Event.AccountCreated(new Name("Cy", "other"), "hash", AT));

    @Test
    void statesThatDifferInAnythingAreDescribedDifferently() {
        Set<String> descriptions = new LinkedHashSet<>();
        descriptions.add(with(BASE.toArray(Event[]::new)).describe());
        for (Event event : DIFFERENT) {
            List<Event> events = new ArrayList<>(BASE);
            events.add(event);
            assertThat(descriptions.add(with(events.toArray(Event[]::new)).describe()))
                    .as("%s is seen in the description", event)
                    .isTrue();
        }
    }

    @Test
    void whatAStateTakesIsTheSameAfterASnapshot() {
        State all = with(BASE.toArray(Event[]::new));
        long nothingMore = all.bytes();
        for (Event event : DIFFERENT) {
            State one = with(BASE.toArray(Event[]::new));
            one.apply(event);
            assertThat(with(one.summary().toArray(Event[]::new)).bytes())
                    .as("bytes after %s", event)
                    .isEqualTo(one.bytes());
        }
        all.apply(new Event.TokenIssued("ann", "token", "laptop", null, AT));
        all.apply(written("x", null, "ann"));
        all.apply(new Event.CursorMoved(TEA, "ann", Event.Cursor.READ, 2, 0L));
        all.apply(new Event.TokenRevoked("ann", "token"));
        assertThat(all.bytes()).as("nothing is left of a token and a mention").isEqualTo(nothingMore);
    }

    @Test
    void aLogKeepsItsNewestEntriesAndCountsOn() {
        State state = with(BASE.toArray(Event[]::new));
        for (int seq = 2; seq <= 50; seq++) {
            state.apply(new Event.EntryWritten(
                    TEA, "ann", new Entry.Message("tea", seq, AT, "ann", "m" + seq, null, null, null), List.of()));
            Entries entries = state.room("tea").entries();
            assertThat(entries.lastSeq()).isEqualTo(seq);
            assertThat(entries.firstSeq()).isEqualTo(Math.max(1, seq - 3));
            for (long kept = entries.firstSeq(); kept <= seq; kept++) {
                assertThat(entries.at(kept).seq()).isEqualTo(kept);
            }
            assertThatThrownBy(() -> entries.at(entries.firstSeq() - 1)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> entries.at(entries.lastSeq() + 1)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aLogOfAnyBoundKeepsThatMany() {
        for (int bound = 1; bound <= 70; bound++) {
            EntryLog log = new EntryLog(new Keeping(bound, Long.MAX_VALUE, true));
            for (int seq = 1; seq <= 150; seq++) {
                log.append(new Entry.Joined("tea", seq, AT, "ann"));
                assertThat(log.firstSeq()).isEqualTo(Math.max(1, seq - bound + 1));
                assertThat(log.at(log.firstSeq()).seq()).isEqualTo(log.firstSeq());
                assertThat(log.at(seq).seq()).isEqualTo(seq);
            }
        }
    }

    @Test
    void aGapInAJournalIsNotAppliedSilently() {
        State state = with(BASE.toArray(Event[]::new));
        for (Event wrong : List.of(
                new Event.EntryWritten(TEA, "ann", new Entry.Joined("tea", 3, AT, "Ann"), List.of()),
                new Event.EntryWritten(TEA, "ann", new Entry.Joined("tea", 1, AT, "Ann"), List.of()),
                new Event.EntryWritten(TEA, "cy", new Entry.Joined("tea", 2, AT, "Cy"), List.of()),
                new Event.EntryWritten(
                        new LogId.RoomLog("den"), "ann", new Entry.Joined("den", 1, AT, "Ann"), List.of()),
                new Event.TokenIssued("cy", "t", null, null, AT),
                new Event.PasswordChanged("cy", "h", null, false))) {
            assertThatThrownBy(() -> state.apply(wrong)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void aRoomEndsWithItsMembersAndOneNumberMoreIsUsedUp() {
        State state = with(BASE.toArray(Event[]::new));
        state.apply(new Event.RoomEnded("tea"));
        assertThat(state.room("tea")).isNull();
        assertThat(state.account("ann").rooms()).isEmpty();
        assertThat(state.endedRooms().lastSeq("tea")).isEqualTo(2);
        assertThatThrownBy(() -> state.apply(new Event.RoomEnded("none"))).isInstanceOf(IllegalStateException.class);
    }

    private static Restored afterSnapshot(String room, long lastSeq) {
        return new Restored.OfEndedRoom(room, lastSeq);
    }

    @Test
    void theOldestOfManyEndedLogsShareTheHighestOfTheirNumbers() {
        State state = with(BASE.toArray(Event[]::new));
        EndedLogs ended = state.endedRooms();
        ended.ended("first", 7);
        ended.ended("second", 5);
        for (int i = 2; i < EndedLogs.MAX_NAMES; i++) {
            ended.ended("room" + i, 3);
        }
        assertThat(List.of(ended.lastSeq("first"), ended.lastSeq("second"), ended.lastSeq("unknown")))
                .containsExactly(7L, 5L, 0L);
        ended.ended("another", 1);
        assertThat(List.of(ended.lastSeq("first"), ended.lastSeq("second"), ended.lastSeq("unknown")))
                .containsExactly(7L, 5L, 7L);
        ended.ended("one more", 9);
        assertThat(List.of(ended.lastSeq("second"), ended.lastSeq("one more")))
                .as("the highest of all that went stays")
                .containsExactly(7L, 9L);
        assertThat(state.summary().filter(Restored.OfEndedRoom.class::isInstance))
                .hasSize(EndedLogs.MAX_NAMES + 1)
                .startsWith(afterSnapshot(null, 7), afterSnapshot("room2", 3))
                .endsWith(afterSnapshot("another", 1), afterSnapshot("one more", 9));
        State restored = with(state.summary().toArray(Event[]::new));
        assertThat(restored.describe()).isEqualTo(state.describe());
    }

    @Test
    void whatASnapshotDoesNotSayOfMessagesIsNotKnownUntilOneIsWritten() {
        State state = with(
                new Event.AccountCreated(new Name("Ann", "ann"), "hash", AT),
                new Restored.OfRoom(
                        new Name("tea", "tea"),
                        "",
                        false,
                        Map.of(),
                        List.of(),
                        new Restored.LogEnds(1, 0, AT),
                        0,
                        null,
                        Map.of()));
        assertThat(state.room("tea").spokenIn()).isNull();
        state.apply(new Event.EntryWritten(TEA, "ann", new Entry.Joined("tea", 1, AT, "Ann"), List.of()));
        assertThat(state.room("tea").spokenIn()).isNull();
        state.apply(written("hi", null));
        assertThat(state.room("tea").spokenIn()).isTrue();
    }

    @Test
    void whatIsUnreadAfterHistoryWasClearedIsTheSameFromASnapshot() {
        State state = with(BASE.toArray(Event[]::new));
        for (int seq = 2; seq <= 9; seq++) {
            String user = seq == 2 ? "bob" : "ann";
            Entry entry = seq == 2
                    ? new Entry.Joined("tea", seq, AT, "Bob")
                    : new Entry.Message("tea", seq, AT, "Ann", "m" + seq, null, null, null);
            state.apply(new Event.EntryWritten(TEA, user, entry, List.of()));
        }
        state.apply(new Event.HistoryCleared(TEA, 6));
        State restored = with(state.summary().toArray(Event[]::new));
        for (Event next : List.of(
                new Event.EntryWritten(TEA, "ann", new Entry.Topic("tea", 10, AT, "Ann", "x"), List.of()),
                new Event.EntryWritten(
                        TEA, "ann", new Entry.Message("tea", 11, AT, "Ann", "on", null, null, null), List.of()))) {
            state.apply(next);
            restored.apply(next);
            assertThat(restored.describe()).as("after %s", next).isEqualTo(state.describe());
        }
        assertThat(state.room("tea").unread("bob")).isEqualTo(4);
    }

    @Test
    void bothSidesFindTheSameConversation() {
        assertThat(LogId.DirectLog.between("ann", "bob")).isEqualTo(LogId.DirectLog.between("bob", "ann"));
        assertThat(DIRECT.other("ann")).isEqualTo("bob");
        assertThat(DIRECT.other("bob")).isEqualTo("ann");
        assertThat(LogId.DirectLog.between("ann", "ann").other("ann")).isEqualTo("ann");
    }

    /** All that the description leaves out, but the entries, which the store has. */
    private static final List<Event> LIVED = List.of(
            new Event.RoomCreated(new Name("Den", "den"), "topic", true, "ann", AT),
            new Event.EntryWritten(new LogId.RoomLog("den"), "ann", new Entry.Joined("Den", 1, AT, "Ann"), List.of()),
            new Event.EntryWritten(TEA, "bob", new Entry.Joined("tea", 2, AT, "Bob"), List.of()),
            new Event.EntryWritten(
                    TEA, "ann", new Entry.Message("tea", 3, AT, "Ann", "@bob x", "k", null, null), List.of("bob")),
            new Event.EntryWritten(
                    DIRECT, "bob", new Entry.Message("@", 1, AT, "Bob", "psst", "k", null, null), List.of()),
            new Event.CursorMoved(DIRECT, "ann", Event.Cursor.RECEIVED, 1, null),
            new Event.CursorMoved(TEA, "ann", Event.Cursor.READ, 2, 0L),
            new Event.TokenIssued("ann", "t1", null, null, AT),
            new Event.TokenIssued("ann", "t2", "laptop", "192.0.2.1", AT),
            new Event.TokenUsed("ann", "t1", "192.0.2.7", AT.plusSeconds(7200)),
            new Event.PasswordChanged("bob", "set by the operator", null, true),
            new Event.RetentionSet("den", 30),
            new Event.AccountDisabled("bob", true),
            new Event.AccountCreated(new Name("Carl", "carl"), "hash", AT),
            new Event.EntryWritten(
                    LogId.DirectLog.between("bob", "carl"),
                    "carl",
                    new Entry.Message("@", 1, AT, "Carl", "psst", null, null, null),
                    List.of()),
            new Event.UserForgotten("carl"),
            new Event.RoomEnded("milk"),
            new Event.RoomCreated(new Name("Gone", "gone"), "", false, "ann", AT),
            new Event.EntryWritten(new LogId.RoomLog("gone"), "ann", new Entry.Joined("Gone", 1, AT, "Ann"), List.of()),
            new Event.EntryWritten(
                    new LogId.RoomLog("gone"),
                    "ann",
                    new Entry.Left("Gone", 2, AT, "Ann", LeaveReason.LEAVE, null, null),
                    List.of()),
            new Event.RoomEnded("gone"),
            new Event.HistoryCleared(TEA, 2),
            new Event.EntryWritten(
                    TEA, "ann", new Entry.Left("tea", 4, AT, "Ann", LeaveReason.LEAVE, null, null), List.of()),
            new Event.EntryWritten(TEA, "ann", new Entry.Joined("tea", 5, AT, "Ann"), List.of()));

    private static State lived() {
        State state = with(BASE.toArray(Event[]::new));
        LIVED.forEach(state::apply);
        return state;
    }

    /** A snapshot does not say what was edited or forgotten on the way to it. */
    @Test
    void whatWasReadBeforeASummaryIsOutOfDateForTheStateMadeOfIt() {
        State state = with(BASE.toArray(Event[]::new));
        state.apply(new Event.EntryWritten(
                DIRECT, "ann", new Entry.Message("@", 1, AT, "ann", "x", null, null, null), List.of()));
        State restored = with(state.summary().toArray(Event[]::new));
        assertThat(restored.room(TEA.name()).entries().amendedOldAt()).isEqualTo(state.position());
        assertThat(restored.direct(DIRECT).entries().amendedOldAt()).isEqualTo(state.position());
    }

    @Test
    void aSummaryLeadsToTheSameStateAndGoesOnLikeIt() {
        State state = lived();
        State restored = with(state.summary().toArray(Event[]::new));
        assertThat(restored.describe()).isEqualTo(state.describe());
        assertThat(restored.position()).isEqualTo(BASE.size() + LIVED.size());
        for (Event next : List.of(
                new Event.RoomCreated(new Name("GONE", "gone"), "", false, "bob", AT),
                new Event.EntryWritten(
                        new LogId.RoomLog("gone"), "bob", new Entry.Joined("GONE", 3, AT, "Bob"), List.of()),
                new Event.EntryWritten(
                        TEA, "bob", new Entry.Message("tea", 6, AT, "Bob", "on", null, null, null), List.of("ann")),
                new Event.CursorMoved(TEA, "bob", Event.Cursor.READ, 6, 0L),
                new Event.TokenRevoked("ann", "t1"),
                new Event.UserForgotten("ann"))) {
            state.apply(next);
            restored.apply(next);
            assertThat(restored.describe()).as("after %s", next).isEqualTo(state.describe());
        }
    }

    @Test
    void whoIsForgottenIsNoPartOfAnythingAndWhatWasSaidIsReadFromTheStore() {
        State state = lived();
        state.apply(new Event.UserForgotten("ann"));
        assertThat(state.account("ann")).isNull();
        assertThat(state.accountOfToken("t2")).isNull();
        assertThat(state.direct(DIRECT)).isNull();
        assertThat(state.account("bob").directs()).isEmpty();
        Room tea = state.room("tea");
        assertThat(tea.members()).containsExactly("bob");
        assertThat(state.room("den").role("ann")).isEqualTo(Role.MEMBER);
        assertThat(tea.entries().lastSeq()).isEqualTo(5);
        assertThat(tea.entries().firstSeq()).as("nothing is left in memory").isEqualTo(6);
        assertThat(state.sentKeys().get("ann", "k")).isNull();
        assertThat(state.sentKeys().get("bob", "k"))
                .as("what it was for was in their direct conversation")
                .isNull();
        assertThat(state.lastSeqBefore(DIRECT)).isEqualTo(2);
        assertThat(state.forgottenAt()).isEqualTo(state.position());
    }

    @Test
    void whatIsClearedIsGoneAndNumbersGoOn() {
        State state = lived();
        Entries tea = state.room("tea").entries();
        assertThat(tea.firstKept()).isEqualTo(3);
        state.apply(new Event.HistoryCleared(TEA, 5));
        assertThat(tea.firstKept()).isEqualTo(6);
        assertThat(tea.firstSeq()).isEqualTo(6);
        assertThat(tea.lastSeq()).isEqualTo(5);
        state.apply(new Event.HistoryCleared(TEA, 2));
        assertThat(tea.firstKept()).as("it never comes back").isEqualTo(6);
        state.apply(new Event.EntryWritten(
                TEA, "bob", new Entry.Message("tea", 6, AT, "Bob", "new", null, null, null), List.of()));
        assertThat(tea.at(6).seq()).isEqualTo(6);
    }
}
