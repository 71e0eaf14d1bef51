package dev.parley.client.reducer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.client.model.Amendments;
import dev.parley.client.model.Conversation;
import dev.parley.client.model.Effect;
import dev.parley.client.model.Event;
import dev.parley.client.model.Finding;
import dev.parley.client.model.Model;
import dev.parley.client.model.Settings;
import dev.parley.client.model.Step;
import dev.parley.protocol.Entry;
import dev.parley.protocol.RequestId;
import dev.parley.protocol.Result;
import dev.parley.protocol.Role;
import dev.parley.protocol.ServerEvent;
import dev.parley.protocol.ServerMessage;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Messages of which each is in order, and all together are too much. */
class TooMuchTest {

    private static final Instant AT = Instant.parse("2026-11-21T10:00:00Z");

    private final PaperServer server = new PaperServer();
    private final Person ann = Person.signedIn(server, "ann");

    private void said(ServerMessage message) {
        ann.happen(new Event.FromServer(message));
    }

    private Conversation lobby() {
        return Objects.requireNonNull(ann.model.conversations().get("lobby"));
    }

    private static Entry.Message message(String room, long seq, String text) {
        return new Entry.Message(room, seq, AT, "bob", text, null, null, null);
    }

    private long bytesOfMembers() {
        return ann.model.conversations().all().stream()
                .mapToLong(each -> each.members().bytes())
                .sum();
    }

    @Test
    void membersOfAllRoomsHaveABound() {
        List<Result.MemberSummary> many = new ArrayList<>();
        for (int i = 0; i < 30_000; i++) {
            many.add(new Result.MemberSummary("user" + i + "x".repeat(100), Role.MEMBER, true, "a".repeat(500), null));
        }
        ann.happen(new Event.Typed("/members"));
        long id = ann.model.pending().keySet().stream().max(Long::compare).orElseThrow();
        said(new ServerMessage.Ok(new RequestId.Numeric(id), new Result.MemberList("lobby", many, null, null)));
        assertThat(lobby().members().size()).isBetween(5_000, 29_999);
        assertThat(bytesOfMembers()).isBetween(Membership.MOST_BYTES / 2, Membership.MOST_BYTES);
        int before = lobby().members().size();
        said(new Entry.Joined("lobby", lobby().log().last() + 1, AT, "z".repeat(256)));
        assertThat(lobby().members().size()).as("nobody more comes in").isEqualTo(before);
        said(new ServerEvent.Presence(many.get(0).user(), true, "b".repeat(900)));
        assertThat(bytesOfMembers()).isLessThanOrEqualTo(Membership.MOST_BYTES);
    }

    @Test
    void aFewVeryLongLinesInManyRoomsAreLetGo() {
        String text = "w".repeat(100_000);
        for (int i = 0; i < 200; i++) {
            String room = "@user" + i;
            said(message(room, 1, text));
            long id = ann.model.pending().keySet().stream().max(Long::compare).orElseThrow();
            said(new ServerMessage.Ok(
                    new RequestId.Numeric(id),
                    new Result.Joined(
                            room,
                            "",
                            Role.MEMBER,
                            List.of(),
                            List.of(message(room, 1, text)),
                            1,
                            false,
                            false,
                            null,
                            null,
                            null,
                            null)));
        }
        long held = ann.model.conversations().all().stream()
                .mapToLong(each -> each.log().lines().bytes())
                .sum();
        assertThat(held).isBetween(Retaining.MOST_BYTES / 2, Retaining.MOST_BYTES);
    }

    @Test
    void oneRoomOfVeryLongLinesKeepsItsBound() {
        long first = lobby().log().last() + 1;
        for (int i = 0; i < 60; i++) {
            said(message("lobby", first + i, "w".repeat(500_000)));
        }
        assertThat(lobby().log().lines().bytes()).isLessThan(10L << 20);
        assertThat(lobby().log().last()).isEqualTo(first + 59);
    }

    @Test
    void reactionsToAMessageHaveABound() {
        long target = lobby().log().last() + 1;
        said(message("lobby", target, "hello"));
        for (int i = 1; i <= 1_200; i++) {
            said(new Entry.Reacted("lobby", target + i, AT, "user" + i, target, "👍", true, null));
        }
        Entry.Message shown = Objects.requireNonNull(Amendments.message(lobby().log(), target));
        assertThat(shown.reactions()).hasSize(1_000);
    }

    @Test
    void aSearchThatFindsVeryMuchIsOver() {
        List<Entry.Message> page = List.of(message("lobby", 1, "w".repeat(1_000_000)));
        Finding finding = Finding.begun(1, "w", null, null).page(page, 9L);
        assertThat(finding.next()).isEqualTo(9);
        assertThat(finding.page(page, 8L).page(page, 7L).next()).isNull();
    }

    @Test
    void noticesRingNotMoreOftenThanMessages() {
        int rings = 0;
        Model model = ann.model;
        for (int i = 0; i < 10; i++) {
            Step step = Reducer.update(model, new Event.FromServer(new ServerEvent.Notice("hear", "bob")));
            model = step.model();
            rings += (int) step.effects().stream()
                    .filter(effect -> effect instanceof Effect.Bell)
                    .count();
        }
        assertThat(rings).isEqualTo(1);
    }

    /** No server can send it: the reducer fails at what is not there. */
    @Test
    void aMessageThatTheReducerFailsAtChangesNothingAndEndsTheConnection() {
        Event broken =
                new Event.FromServer(new Entry.Joined("lobby", lobby().log().last() + 1, AT, null));
        assertThatThrownBy(() -> Reducer.update(ann.model, broken)).isInstanceOf(RuntimeException.class);
        Step step = Shelter.update(ann.model, broken, fault -> "");
        assertThat(step.effects().get(0)).isEqualTo(new Effect.Disconnect());
        assertThat(step.model().isOnline()).isFalse();
        assertThat(step.model().conversations().get("lobby").log()).isEqualTo(lobby().log());
        assertThat(step.model().nextDeadline()).isPresent();
    }

    @Test
    void anyOtherFaultIsThrownOn() {
        Model model = Model.start(new Settings(ZoneOffset.UTC, "run", "test", List.of()), AT, "127.0.0.1", "ann");
        assertThatThrownBy(() -> Shelter.update(model, new Event.Typed(null), fault -> ""))
                .isInstanceOf(RuntimeException.class);
    }
}
