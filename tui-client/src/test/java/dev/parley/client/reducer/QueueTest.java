package dev.parley.client.reducer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.model.Effect;
import dev.parley.client.model.Event;
import dev.parley.client.model.Kept;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What waits to be sent, beyond a connection and beyond a run. */
class QueueTest {

    private final PaperServer server = new PaperServer();
    private final Person ann = Person.signedIn(server, "ann");

    private List<Effect> keeping() {
        return ann.effects.stream()
                .filter(e -> e instanceof Effect.Keep || e instanceof Effect.Forget)
                .toList();
    }

    private static Kept left(String cid, String room, Duration ago) {
        Instant at = Person.START.minus(ago);
        return new Kept(room, cid, "message " + cid, null, null, at);
    }

    @Test
    void aMessageIsKeptBeforeItIsSentAndForgottenWhenItIsStored() {
        ann.happen(new Event.Typed("hello"));
        assertThat(keeping()).hasSize(1).first().isInstanceOf(Effect.Keep.class);
        String cid = ((Effect.Keep) keeping().get(0)).message().cid();
        ann.settle();
        assertThat(keeping()).hasSize(2).last().isEqualTo(new Effect.Forget(cid));
    }

    @Test
    void whatWaitsStaysKeptUntilItIsSentOnce() {
        ann.reachable = false;
        ann.lose();
        ann.says("one").says("two");
        assertThat(keeping()).hasSize(2).hasOnlyElementsOfType(Effect.Keep.class);
        ann.reachable = true;
        ann.wait(60);
        assertThat(keeping()).hasSize(4);
        assertThat(server.texts("ann", "lobby")).containsExactly("one", "two");
    }

    @Test
    void whatAnEarlierRunLeftIsSentBeforeWhatWasSaidSince() {
        ann.reachable = false;
        ann.lose();
        ann.says("new");
        ann.happen(new Event.Found(
                "ann", List.of(left("a", "lobby", Duration.ofHours(1)), left("b", "lobby", Duration.ofHours(1)))));
        ann.reachable = true;
        ann.wait(60);
        assertThat(server.texts("ann", "lobby")).containsExactly("message a", "message b", "new");
    }

    @Test
    void whatIsOldIsAskedAbout() {
        Event.Found found = new Event.Found("ann", List.of(left("a", "lobby", Duration.ofDays(2))));
        ann.happen(found);
        ann.settle();
        assertThat(server.texts("ann", "lobby")).isEmpty();
        assertThat(ann.notes("lobby").get(0)).startsWith("1 message of yours since Thursday, 19 November");
        ann.says("/queue");
        assertThat(ann.notes("lobby")).anyMatch(note -> note.contains("message a"));
        ann.says("/queue send");
        assertThat(server.texts("ann", "lobby")).containsExactly("message a");

        ann.happen(found);
        ann.effects.clear();
        ann.says("/queue drop");
        assertThat(keeping()).containsExactly(new Effect.Forget("a"));
        assertThat(ann.status()).isEqualTo("1 message dropped.");
    }

    @Test
    void whatWasForARoomThatOneHasLeftIsGivenBack() {
        ann.happen(new Event.Found("ann", List.of(left("a", "garden", Duration.ZERO))));
        ann.settle();
        assertThat(ann.notes("lobby")).containsExactly("Not sent, since you are no longer in #garden: message a");
        assertThat(keeping()).containsExactly(new Effect.Forget("a"));
    }

    @Test
    void whatWaitsHasABoundAndTheLineStays() {
        ann.reachable = false;
        ann.lose();
        for (int i = 0; i < Queue.MOST_MESSAGES; i++) {
            ann.happen(new Event.Typed("line " + i));
        }
        ann.types("one too many");
        ann.presses("Enter");
        assertThat(ann.status()).isEqualTo(Queue.FULL);
        assertThat(ann.draft()).isEqualTo("one too many|");
        assertThat(ann.in("lobby").outgoing()).hasSize(Queue.MOST_MESSAGES);
        ann.says("/queue drop");
        assertThat(ann.in("lobby").outgoing()).isEmpty();
    }

    @Test
    void whoSignsOutKeepsWhatWaits() {
        ann.happen(new Event.Typed("on its way"));
        ann.effects.clear();
        ann.happen(new Event.Typed("/logout"));
        ann.settle();
        ann.says("yes");
        assertThat(keeping()).hasSizeLessThanOrEqualTo(1);
    }
}
