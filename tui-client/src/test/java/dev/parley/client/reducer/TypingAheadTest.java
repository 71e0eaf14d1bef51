package dev.parley.client.reducer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.model.Event;
import dev.parley.protocol.Request;
import org.junit.jupiter.api.Test;

class TypingAheadTest {

    private final PaperServer server = new PaperServer();
    private final PaperServer.Wire bob = server.actor("bob");
    private final Person ann = Person.signedIn(server, "ann");

    /** Enters lines faster than the server answers. */
    private void hurries(String... lines) {
        for (String line : lines) {
            ann.happen(new Event.Typed(line));
        }
    }

    @Test
    void whatIsTypedOnTheWayIsSaidThere() {
        hurries("/join tea", "first", "second");
        ann.settle();
        assertThat(ann.texts("tea")).containsExactly("first", "second");
        assertThat(ann.texts("lobby")).isEmpty();
        assertThat(ann.model.isSettled()).isTrue();
    }

    @Test
    void eachLineGoesWhereItWasMeantForHoweverOftenTheRoomChanges() {
        hurries("/join tea", "in tea", "/create garden", "in the garden", "/join lobby", "in the lobby");
        ann.settle();
        assertThat(ann.texts("tea")).containsExactly("in tea");
        assertThat(ann.texts("garden")).containsExactly("in the garden");
        assertThat(ann.texts("lobby")).containsExactly("in the lobby");
    }

    @Test
    void whatWasForARoomThatCannotBeEnteredIsSaidNowhere() {
        server.ask(bob, new Request.Create("tea", null, false));
        hurries("/create tea", "my own room!");
        ann.settle();
        assertThat(ann.texts("lobby")).isEmpty();
        assertThat(ann.notes("lobby")).containsExactly("Not sent, because you left its room: my own room!");
        ann.says("still here");
        assertThat(ann.texts("lobby")).containsExactly("still here");
    }

    @Test
    void norWhatWaitedWhenTheConnectionWent() {
        hurries("/join tea", "hello?");
        ann.lose();
        ann.wait(60);
        assertThat(ann.texts("lobby")).isEmpty();
        assertThat(ann.notes("lobby")).containsExactly("Not sent, because you left its room: hello?");
    }

    @Test
    void aMessageToNobodyTakesNobodyAnywhereAndIsSaidNowhere() {
        ann.says("/join tea");
        hurries("/msg nobody a secret", "another secret");
        ann.settle();
        assertThat(ann.model.conversations().currentKey()).isEqualTo("tea");
        assertThat(ann.model.conversations().get("@nobody")).isNull();
        assertThat(ann.texts("tea")).isEmpty();
        assertThat(ann.notes("tea"))
                .containsExactly(
                        "Not done: /msg @nobody a secret", "Not sent, because you left its room: another secret");
        assertThat(ann.status()).contains("no user named nobody");
    }

    @Test
    void aFirstMessageToSomebodyGoesThereWithWhatFollows() {
        hurries("/msg bob //hi", "and more", "/msg bob @ann: still to bob");
        ann.settle();
        assertThat(ann.model.conversations().currentKey()).isEqualTo("@bob");
        assertThat(ann.texts("@bob")).containsExactly("//hi", "and more", "@ann: still to bob");
    }

    @Test
    void thereIsABoundToWhatWaits() {
        hurries("/join tea");
        for (int i = 0; i < 101; i++) {
            hurries("line " + i);
        }
        assertThat(ann.status()).isEqualTo("Too many requests are waiting. Not sent: line 100");
        ann.settle();
        assertThat(ann.texts("tea")).hasSize(100);
    }
}
