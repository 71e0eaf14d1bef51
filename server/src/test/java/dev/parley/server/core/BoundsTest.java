package dev.parley.server.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.name.Name;
import dev.parley.protocol.Entry;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.Request;
import dev.parley.protocol.Result;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.LogId;
import dev.parley.server.core.query.Query;
import dev.parley.server.core.state.Keeping;
import dev.parley.server.core.state.Room;
import dev.parley.server.core.state.State;
import java.time.Instant;
import java.util.List;
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
        ChatFixture chat = ChatFixture.open();
        chat.quick(true);
        ChatFixture.Client ann = chat.register("ann");
        for (int i = 0; i < Policy.MAX_ROOMS_OF_ONE; i++) {
            ann.ok(new Request.Create("room" + i, null, false));
        }
        assertThat(ann.refused(new Request.Create("one-more", null, false)).is(ErrorCode.FORBIDDEN))
                .isTrue();
        chat.register("bob").ok(new Request.Create("one-more", null, false));
    }
}
