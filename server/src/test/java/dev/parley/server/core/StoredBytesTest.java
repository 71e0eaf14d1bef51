package dev.parley.server.core;

import static dev.parley.server.core.Requests.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.Entry;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ErrorReply;
import dev.parley.protocol.Request;
import dev.parley.protocol.ServerMessage;
import dev.parley.server.core.ChatFixture.Client;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.LogId;
import dev.parley.server.core.state.Keeping;
import dev.parley.server.core.state.State;
import dev.parley.server.core.state.Written;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Nobody fills the disk: what one user stores in a day, and in all, has an end. */
class StoredBytesTest {

    private static final String TEXT = "x".repeat(1000);

    private static ChatFixture limited(long perDay, long inAll) {
        Policy.PerUser limits = new Policy.PerUser(0, 0, 0, 0, perDay, inAll);
        return new ChatFixture(
                new Policy(4096, true, true, true, Map.of(), 100, 100, 32, Policy.SignIn.UNBOUNDED, limits), 100);
    }

    private static long stored(State state, String user) {
        return Objects.requireNonNull(state.account(user)).stored();
    }

    private static int said(Client client, String room) {
        int said = 0;
        while (said < 1000 && client.ask(send(room, TEXT)) instanceof ServerMessage.Ok) {
            said++;
        }
        return said;
    }

    @Test
    void whoHasWrittenMuchInADayWaitsAndNobodyElseNotices() {
        ChatFixture chat = limited(12_000, 0);
        Client ann = chat.register("ann");
        Client bob = chat.register("bob");
        ann.ok(send("lobby", "first"));
        chat.wait(Duration.ofHours(3));
        assertThat(said(ann, "lobby")).isEqualTo(10);
        ErrorReply refused = ann.refused(send("lobby", "no more"));
        assertThat(refused.is(ErrorCode.RATE_LIMITED)).isTrue();
        assertThat(refused.retryAfterMs()).isEqualTo(Duration.ofHours(21).toMillis());
        assertThat(refused.text())
                .isEqualTo("You have written 12000 bytes within a day, which is the limit. Try again in 22 hours.");
        assertThat(ann.refusal(new Request.Topic("lobby", "tea"))).isEqualTo("rate_limited");
        assertThat(ann.refusal(new Request.React("lobby", 3, "👍", true))).isEqualTo("rate_limited");
        assertThat(ann.refusal(new Request.Edit("lobby", 3, "other"))).isEqualTo("rate_limited");
        assertThat(ann.refusal(new Request.Create("tea", null, false))).isEqualTo("rate_limited");
        assertThat(ann.refusal(send("@bob", "hi"))).isEqualTo("rate_limited");
        ann.ok(new Request.Delete("lobby", 3));
        ann.ok(new Request.Leave("lobby"));
        bob.ok(send("lobby", "hi"));
        chat.wait(Duration.ofMillis(refused.retryAfterMs()));
        ann.ok(new Request.Join("lobby", false, null, 50));
        ann.ok(send("lobby", "again"));
    }

    @Test
    void whoHasWrittenTooMuchInAllStopsUntilSomeIsDeletedForItsAge() {
        ChatFixture chat = limited(0, 12_000);
        Client ann = chat.register("ann");
        Client bob = chat.register("bob");
        assertThat(said(ann, "lobby")).isEqualTo(10);
        assertThat(ann.refused(send("lobby", "no more")).is(ErrorCode.FORBIDDEN))
                .isTrue();
        bob.ok(send("lobby", "hi"));
        long before = stored(chat.state(), "ann");
        long half = Objects.requireNonNull(chat.state().room("lobby")).entries().lastSeq() / 2;
        chat.submit(Command.NO_SESSION, new Input.HistoryExpired(new LogId.RoomLog("lobby"), half));
        assertThat(stored(chat.state(), "ann")).isBetween(before / 3, before * 2 / 3);
        assertThat(said(ann, "lobby")).isBetween(4, 6);
        Event cleared = new Event.HistoryCleared(
                new LogId.RoomLog("lobby"), chat.state().room("lobby").entries().lastSeq());
        chat.state().apply(cleared);
        assertThat(stored(chat.state(), "ann")).isZero();
        assertThat(stored(chat.state(), "bob")).isZero();
    }

    @Test
    void aSnapshotKnowsWhatEachHasWrittenAndWhere() {
        ChatFixture chat = limited(0, 0);
        Client ann = chat.register("ann");
        chat.register("bob");
        said(ann, "@bob");
        ann.ok(new Request.Create("tea", null, false));
        ann.ok(send("tea", TEXT));
        ann.ok(new Request.Leave("tea"));
        State restored = new State(new Keeping(10, Long.MAX_VALUE, true));
        chat.state().summary().forEach(restored::apply);
        assertThat(stored(restored, "ann"))
                .isEqualTo(stored(chat.state(), "ann"))
                .isGreaterThan(1000L * TEXT.length());
        restored.apply(new Event.UserForgotten("bob"));
        assertThat(stored(restored, "ann"))
                .as("what was in the conversation is gone")
                .isBetween(1_000L, 3_000L);
        restored.apply(new Event.HistoryCleared(new LogId.RoomLog("tea"), 3));
        assertThat(stored(restored, "ann")).as("also of a room that she left").isLessThan(1_000L);
    }

    @Test
    void bytesAreThoseOfTheText() {
        for (String text : new String[] {"tea", "Tee für dich", "茶", "🍵", "a\uD83C"}) {
            ChatFixture chat = limited(0, 0);
            chat.register("ann");
            long before = stored(chat.state(), "ann");
            chat.state()
                    .apply(new Event.EntryWritten(
                            new LogId.RoomLog("lobby"),
                            "ann",
                            new Entry.Message("lobby", 2, ChatFixture.START, "ann", text, null, null, null),
                            List.of()));
            int utf8 = text.startsWith("a\uD83C") ? 3 : text.getBytes(StandardCharsets.UTF_8).length;
            assertThat(stored(chat.state(), "ann") - before).isEqualTo(Written.ENTRY_BYTES + utf8);
        }
    }
}
