package dev.parley.client.reducer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.model.Conversation;
import dev.parley.client.model.Credentials;
import dev.parley.client.model.Event;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ErrorReply;
import dev.parley.protocol.Request;
import dev.parley.protocol.RequestId;
import dev.parley.protocol.ServerMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Ann is in more rooms than a connection takes requests. */
class ManyConversationsTest {

    private static final int MANY = 2000;

    private final PaperServer server = new PaperServer();
    private final Person ann = new Person(server, "ann");

    private void signIn(int rooms) {
        PaperServer.Wire other = server.actor("ann");
        for (int i = 1; i < rooms; i++) {
            server.ask(other, new Request.Join("room" + i, true, null, 0));
        }
        server.cut(other);
        ann.happen(new Event.Started(false));
        ann.step();
        ann.happen(new Event.SignIn(new Credentials("ann", "a password", false)));
        untilOnline();
    }

    private void untilOnline() {
        while (!ann.model.isOnline()) {
            ann.step();
        }
    }

    private List<String> joining() {
        List<String> rooms = new ArrayList<>();
        for (Map.Entry<RequestId, Request> asked : ann.wire.asked) {
            if (asked.getValue() instanceof Request.Join join) {
                rooms.add(join.room());
            }
        }
        return rooms;
    }

    private long open() {
        return ann.model.conversations().all().stream()
                .filter(Conversation::open)
                .count();
    }

    @Test
    void allAreOpenedAFewAtATime() {
        signIn(MANY);
        assertThat(joining()).hasSize(32).startsWith("lobby");
        while (ann.step()) {
            assertThat(ann.model.pending()).hasSizeLessThanOrEqualTo(34);
        }
        assertThat(open()).isEqualTo(MANY);
        assertThat(ann.model.isSettled()).isTrue();
    }

    @Test
    void theOneInViewIsOpenedFirstAgainAfterALostConnection() {
        signIn(100);
        ann.settle();
        ann.says("/join room77");
        ann.lose();
        ann.happen(new Event.Tick(ann.model.nextDeadline().orElseThrow()));
        untilOnline();
        assertThat(joining()).hasSize(32).startsWith("room77");
        ann.settle();
        assertThat(open()).isEqualTo(100);
    }

    @Test
    void whoLooksAtOneDoesNotWaitForTheOthers() {
        signIn(100);
        Turn turn = new Turn(ann.model);
        Viewing.view(turn, "room88");
        assertThat(turn.pending.values())
                .anyMatch(p ->
                        p.request() instanceof Request.Join join && join.room().equals("room88"));
        assertThat(turn.toOpen).doesNotContain("room88");
    }

    @Test
    void oneThatIsRefusedIsNotAskedForAgainAndTheNextIsOpened() {
        signIn(40);
        Set<String> asked = new TreeSet<>(joining());
        RequestId id = Objects.requireNonNull(ann.wire.asked.pollFirst()).getKey();
        ann.happen(new Event.FromServer(
                new ServerMessage.Failed(id, ErrorReply.of(ErrorCode.INTERNAL, "Something is broken."))));
        assertThat(joining()).hasSize(32).doesNotContain("lobby");
        assertThat(asked).contains("lobby");
        ann.settle();
        assertThat(open()).isEqualTo(39);
        assertThat(ann.model.isSettled()).isTrue();
    }

    @Test
    void aBusyServerIsNotAskedForMoreThanBefore() {
        signIn(100);
        server.busy = true;
        ann.settle();
        ann.happen(new Event.Tick(ann.model.now().plusSeconds(3)));
        assertThat(joining()).hasSize(32);
        server.busy = false;
        ann.settle();
        assertThat(open()).isEqualTo(100);
    }
}
