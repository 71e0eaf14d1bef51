package dev.parley.server.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.name.Name;
import dev.parley.protocol.Entry;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ErrorReply;
import dev.parley.protocol.Request;
import dev.parley.protocol.Result;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.LogId;
import dev.parley.server.core.event.Restored;
import dev.parley.server.core.query.Query;
import dev.parley.server.core.state.Keeping;
import dev.parley.server.core.state.Room;
import dev.parley.server.core.state.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What the state machine keeps, and says at once, has an end. */
class BoundsTest {

    private static final Instant AT = Instant.parse("2026-11-21T10:00:00Z");

    private static Event.EntryWritten message(String room, long seq, int length) {
        Entry.Message entry = new Entry.Message(room, seq, AT, "ann", "x".repeat(length), null, null, null);
        return new Event.EntryWritten(new LogId.RoomLog(room), "ann", entry, List.of());
    }

    private static Room room(State state, String name) {
        return Objects.requireNonNull(state.room(name));
    }

    @Test
    void theLargestLogLetsGoOfItsOldestEntriesWhenAllTogetherAreTooLarge() {
        State state = new State(new Keeping(10_000, 100_000, true));
        state.apply(new Event.AccountCreated(new Name("ann", "ann"), "hash", AT));
        state.apply(new Event.RoomCreated(new Name("large", "large"), "", false, null, AT));
        state.apply(new Event.RoomCreated(new Name("small", "small"), "", false, null, AT));
        state.apply(message("small", 1, 100));
        for (long seq = 1; seq <= 500; seq++) {
            state.apply(message("large", seq, 1_000));
        }
        Room large = room(state, "large");
        assertThat(large.entries().lastSeq()).isEqualTo(500);
        assertThat(large.entries().firstSeq()).isGreaterThan(400);
        assertThat(large.entries().at(large.entries().firstSeq()).seq())
                .isEqualTo(large.entries().firstSeq());
        assertThat(large.weight()).isLessThan(100_000);
        assertThat(room(state, "small").entries().firstSeq()).isEqualTo(1);
        state.apply(message("large", 501, 10));
        assertThat(large.entries().lastSeq()).isEqualTo(501);
    }

    @Test
    void whatMemoryLetGoOfIsLookedUpInTheStore() {
        ChatFixture chat = new ChatFixture(Policy.open(), 5);
        ChatFixture.Client ann = chat.register("ann");
        for (int i = 0; i < 20; i++) {
            ann.ok(new Request.Send("lobby", "word " + i, null, null, null));
        }
        assertThat(chat.queries()).isEmpty();
        Result.Page page = ann.ok(new Request.History("lobby", 0L, null, null, 50), Result.Page.class);
        assertThat(page.entries())
                .extracting(Entry::seq)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 21).boxed().toList());
        assertThat(page.firstSeq()).isNull();
        assertThat(page.more()).isFalse();
        assertThat(chat.queries()).containsExactly(new Query.OldEntries(new LogId.RoomLog("lobby"), 1, 21));
        Result.Joined joined = ann.ok(new Request.Join("lobby", false, 3L, 2), Result.Joined.class);
        assertThat(joined.entries()).extracting(Entry::seq).containsExactly(4L, 5L);
        assertThat(joined.more()).isTrue();
        chat.unreadable(true);
        assertThat(ann.refusal(new Request.History("lobby", 0L, null, null, 50)))
                .isEqualTo("storage_failed");
        assertThat(ann.ok(new Request.History("lobby", 16L, null, null, 50), Result.Page.class)
                        .entries())
                .as("what is in memory is read all the same")
                .hasSize(5);
    }

    @Test
    void withoutAStoreAPageSaysWhereTheLogBeginsNow() {
        State state = new State(new Keeping(3, Long.MAX_VALUE, false));
        state.apply(new Event.AccountCreated(new Name("ann", "ann"), "hash", AT));
        state.apply(new Event.RoomCreated(new Name("tea", "tea"), "", false, null, AT));
        for (long seq = 1; seq <= 10; seq++) {
            state.apply(message("tea", seq, 1));
        }
        assertThat(room(state, "tea").entries().firstKept()).isEqualTo(8);
    }

    @Test
    void aCrowdIsToldInPartThoseOnlineFirst() {
        ChatFixture chat = ChatFixture.open();
        chat.quick(true);
        String longName = "x".repeat(24);
        for (int i = 0; i < 6_000; i++) {
            ChatFixture.Client somebody = chat.register(longName + i);
            if (i % 2 == 0) {
                somebody.disconnect();
            }
        }
        ChatFixture.Client ann = chat.register("ann");
        Result.MemberList list = ann.ok(new Request.Members("lobby"), Result.MemberList.class);
        assertThat(list.membersTotal()).isEqualTo(6_001);
        assertThat(list.members()).hasSizeBetween(3_100, 5_900);
        assertThat(list.members().subList(0, 3_001)).allMatch(Result.MemberSummary::online);
        assertThat(list.members().subList(3_001, list.members().size())).noneMatch(Result.MemberSummary::online);
    }

    @Test
    void oneUserDoesNotMakeAllTheRooms() {
        ChatFixture chat = limited(new Policy.PerUser(3, 0, 0, 0));
        ChatFixture.Client ann = chat.register("ann");
        for (int i = 0; i < 3; i++) {
            ann.ok(new Request.Create("room" + i, null, false));
        }
        assertThat(ann.refused(new Request.Create("one-more", null, false)).is(ErrorCode.FORBIDDEN))
                .isTrue();
        assertThat(ann.refusal(new Request.Join("one-more", true, null, 50))).isEqualTo("forbidden");
        chat.register("bob").ok(new Request.Create("one-more", null, false));
    }

    private static ChatFixture limited(Policy.PerUser limits) {
        return new ChatFixture(
                new Policy(4096, true, true, true, Map.of(), 10_000, 100_000, 32, Policy.SignIn.UNBOUNDED, limits),
                10_000);
    }

    @Test
    void whoIsInTooManyRoomsLeavesOneFirst() {
        ChatFixture chat = limited(new Policy.PerUser(0, 3, 0, 0));
        ChatFixture.Client bob = chat.register("bob");
        ChatFixture.Client ann = chat.register("ann");
        bob.ok(new Request.Create("full", null, false));
        ann.ok(new Request.Create("a", null, false));
        ann.ok(new Request.Create("b", null, false));
        assertThat(ann.refusal(new Request.Join("full", false, null, 50))).isEqualTo("forbidden");
        assertThat(ann.refusal(new Request.Create("c", null, false))).isEqualTo("forbidden");
        ann.ok(new Request.Join("a", false, null, 50));
        ann.ok(new Request.Leave("a"));
        ann.ok(new Request.Join("full", false, null, 50));
    }

    @Test
    void directConversationsAreBegunAtARate() {
        ChatFixture chat = limited(new Policy.PerUser(0, 0, 2, 0));
        ChatFixture.Client ann = chat.register("ann");
        for (String other : List.of("bob", "carl", "dora")) {
            chat.register(other);
        }
        ann.ok(direct("bob", "hi"));
        chat.wait(Duration.ofMinutes(10));
        ann.ok(direct("carl", "hi"));
        ErrorReply refused = ann.refused(direct("dora", "hi"));
        assertThat(refused.is(ErrorCode.RATE_LIMITED)).isTrue();
        assertThat(refused.retryAfterMs()).isEqualTo(Duration.ofMinutes(50).toMillis());
        assertThat(refused.text()).endsWith("Try again in 51 minutes.");
        ann.ok(direct("bob", "the same conversation"));
        chat.register("eve").ok(direct("ann", "others begin theirs"));
        chat.wait(Duration.ofMinutes(50));
        ann.ok(direct("dora", "hi"));
    }

    @Test
    void directConversationsCountForWhoeverBeganThem() {
        ChatFixture chat = limited(new Policy.PerUser(0, 0, 0, 2));
        ChatFixture.Client ann = chat.register("ann");
        ChatFixture.Client bob = chat.register("bob");
        chat.register("carl");
        chat.register("dora");
        bob.ok(direct("ann", "hi"));
        ann.ok(direct("bob", "hello"));
        ann.ok(direct("carl", "hi"));
        ann.ok(direct("ann", "a note"));
        assertThat(ann.refused(direct("dora", "hi")).is(ErrorCode.FORBIDDEN)).isTrue();
        State state = chat.state();
        assertThat(begun(state, "ann")).isEqualTo(2);
        assertThat(begun(state, "bob")).isEqualTo(1);
        State restored = new State(new Keeping(10, Long.MAX_VALUE, true));
        state.summary().forEach(restored::apply);
        assertThat(restored.describe()).isEqualTo(state.describe());
        restored.apply(new Event.UserForgotten("carl"));
        assertThat(begun(restored, "ann")).as("after carl was forgotten").isEqualTo(1);
        restored.apply(new Event.UserForgotten("ann"));
        assertThat(begun(restored, "bob")).isZero();
    }

    @Test
    void whoBeganIsNotKnownOfASnapshotFromBefore() {
        State state = new State(new Keeping(10, Long.MAX_VALUE, true));
        state.apply(new Event.AccountCreated(new Name("ann", "ann"), "hash", AT));
        state.apply(new Event.AccountCreated(new Name("bob", "bob"), "hash", AT));
        Restored.Member ann = new Restored.Member("ann", 1, 1, 0L, List.of());
        Restored.Member bob = new Restored.Member("bob", 1, 1, 0L, List.of());
        LogId.DirectLog id = LogId.DirectLog.between("ann", "bob");
        state.apply(new Restored.OfDirect(id, ann, bob, new Restored.LogEnds(1, 1, AT), null, Map.of()));
        state.apply(new Event.EntryWritten(
                id, "ann", new Entry.Message("@", 2, AT, "ann", "hi", null, null, null), List.of()));
        assertThat(begun(state, "ann")).isZero();
        state.apply(new Event.UserForgotten("bob"));
        assertThat(begun(state, "ann")).isZero();
    }

    private static Request.Send direct(String user, String text) {
        return new Request.Send("@" + user, text, null, null, null);
    }

    private static int begun(State state, String user) {
        return Objects.requireNonNull(state.account(user)).directsBegun();
    }
}
