package dev.parley.client.reducer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.model.Effect;
import dev.parley.client.model.Event;
import dev.parley.client.model.Fate;
import dev.parley.protocol.Entry;
import dev.parley.protocol.MessageStyle;
import dev.parley.protocol.Request;
import dev.parley.protocol.ServerEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

class TalkingTest {

    private final PaperServer server = new PaperServer();
    private final PaperServer.Wire bob = server.actor("bob");
    private final Person ann = Person.signedIn(server, "ann");

    private void bobSays(String room, String text) {
        server.ask(bob, new Request.Send(room, text, null, null, null));
        ann.settle();
    }

    @Test
    void aMessageIsShownAsSendingUntilItIsStored() {
        ann.happen(new Event.Typed("hello"));
        assertThat(ann.in("lobby").outgoing()).hasSize(1);
        ann.settle();
        assertThat(ann.in("lobby").outgoing()).isEmpty();
        assertThat(ann.texts("lobby")).containsExactly("hello");
    }

    @Test
    void meIsToldInTheThirdPerson() {
        ann.says("/me waves");
        Entry.Message message =
                (Entry.Message) ann.entries("lobby").get(ann.entries("lobby").size() - 1);
        assertThat(message.style()).isEqualTo(MessageStyle.ACTION);
        assertThat(message.text()).isEqualTo("waves");
    }

    @Test
    void whatWaitsForAConnectionIsNotSaidToBeOnItsWay() {
        ann.says("/msg bob");
        server.cut(ann.wire);
        ann.happen(new Event.LinkDown("The connection was lost.", false, null, 1));
        ann.happen(new Event.Typed("psst"));
        assertThat(ann.status()).isEqualTo("Waiting to send to @bob ○");
    }

    @Test
    void aDirectMessagesFateIsTold() {
        ann.says("/msg bob");
        ann.happen(new Event.Typed("psst"));
        assertThat(ann.status()).isEqualTo("Sending to @bob …");
        ann.settle();
        assertThat(ann.status()).isEqualTo("Stored for @bob ·");
        assertThat(fate()).isEqualTo(Fate.STORED);
        server.ask(bob, new Request.Received("@ann", 1));
        ann.settle();
        assertThat(ann.status()).isEqualTo("Delivered to @bob ✓");
        server.ask(bob, new Request.Read("@ann", 1));
        ann.settle();
        assertThat(ann.status()).isEqualTo("Seen by @bob ✓✓");
        assertThat(fate()).isEqualTo(Fate.SEEN);
        assertThat(linesOfFates()).as("lines where there is no bar").containsExactly("Delivered to @bob ✓");
    }

    private List<String> linesOfFates() {
        return ann.effects.stream()
                .filter(Effect.Said.class::isInstance)
                .map(effect -> ((Effect.Said) effect).status().text())
                .filter(text -> text.contains("@bob"))
                .toList();
    }

    @Test
    void whoIsNotThereIsToldToHaveItWaiting() {
        server.cut(bob);
        ann.settle();
        ann.says("/msg bob psst");
        assertThat(linesOfFates()).containsExactly("Stored for @bob ·");
    }

    private Fate fate() {
        return ann.in("@bob").fate((Entry.Message) ann.entries("@bob").get(0));
    }

    @Test
    void msgGoesToTheConversationAndTheColonFormStays() {
        ann.says("@bob: one");
        assertThat(ann.model.conversations().currentKey()).isEqualTo("lobby");
        ann.says("/msg bob two");
        assertThat(ann.model.conversations().currentKey()).isEqualTo("@bob");
        assertThat(ann.texts("@bob")).containsExactly("one", "two");
    }

    @Test
    void aMessageToNobodyIsNotSentAndSaysSo() {
        ann.says("/msg nobody hello");
        assertThat(ann.model.conversations().get("@nobody")).isNull();
        assertThat(ann.status()).isEqualTo("There is no user named nobody.");
        assertThat(ann.notes("lobby")).containsExactly("Not done: /msg @nobody hello");
    }

    @Test
    void oneDoesNotTalkToOneself() {
        ann.says("/msg ANN hello");
        assertThat(ann.status()).isEqualTo("You cannot send a direct message to yourself.");
    }

    @Test
    void aRefusedMessageSaysWhyAndTheNextIsSent() {
        ann.happen(new Event.Typed("forbidden words"));
        ann.says("good words");
        assertThat(ann.notes("lobby")).containsExactly("Not sent: forbidden words (The text has a control character.)");
        assertThat(ann.texts("lobby")).containsExactly("good words");
    }

    @Test
    void aTextThatIsTooLongIsNotSent() {
        ann.says("x".repeat(4097));
        assertThat(ann.status()).isEqualTo("The text has 4097 characters; the server takes 4096. Nothing was sent.");
        assertThat(ann.in("lobby").outgoing()).isEmpty();
    }

    @Test
    void whatOthersSayElsewhereIsUnreadUntilItIsInView() {
        ann.says("/join tea");
        bobSays("lobby", "hello");
        bobSays("lobby", "ann: are you there?");
        assertThat(ann.in("lobby").unread().messages()).isEqualTo(2);
        assertThat(ann.in("lobby").unread().mentions()).isEqualTo(1);
        ann.presses("Alt-1");
        assertThat(ann.in("lobby").unread().isEmpty()).isTrue();
        assertThat(server.readMark("ann", "lobby"))
                .isEqualTo(ann.in("lobby").log().last());
        assertThat(ann.in("lobby").marks().newFrom())
                .isLessThan(ann.in("lobby").log().last());
    }

    @Test
    void whatWasSeenIsReadAlsoByWhoLeavesAtOnce() {
        ann.says("/join tea");
        ann.presses("Alt-1");
        bobSays("lobby", "one");
        bobSays("lobby", "two");
        long seen = ann.in("lobby").log().last();
        ann.presses("Alt-2");
        bobSays("lobby", "three");
        ann.wait(2);
        assertThat(server.readMark("ann", "lobby")).isEqualTo(seen);
        ann.presses("Alt-1");
        assertThat(ann.in("lobby").marks().newFrom()).isEqualTo(seen);
    }

    @Test
    void whoLooksAwayOrFurtherUpHasNotRead() {
        ann.pressed(new dev.parley.client.terminal.Key.Focus(false));
        bobSays("lobby", "hello");
        assertThat(ann.in("lobby").unread().messages()).isEqualTo(1);
        ann.pressed(new dev.parley.client.terminal.Key.Focus(true));
        assertThat(ann.in("lobby").unread().isEmpty()).isTrue();
    }

    @Test
    void marksAreNotSentForEachMessageOfAFlood() {
        ann.effects.clear();
        for (int i = 0; i < 100; i++) {
            bobSays("lobby", "flood " + i);
        }
        assertThat(ann.effects.stream().filter(TalkingTest::isMark)).hasSizeLessThanOrEqualTo(1);
        ann.wait(1);
        assertThat(server.readMark("ann", "lobby"))
                .isEqualTo(ann.in("lobby").log().last());
    }

    private static boolean isMark(Effect effect) {
        return effect instanceof Effect.Ask ask && ask.request() instanceof Request.Read;
    }

    @Test
    void anotherClientOfTheSameUserHasRead() {
        ann.says("/join tea");
        bobSays("lobby", "hello");
        ann.happen(new Event.FromServer(
                new ServerEvent.Read("lobby", ann.in("lobby").log().last(), 0L)));
        assertThat(ann.in("lobby").unread().isEmpty()).isTrue();
    }

    @Test
    void aDirectMessageFromSomebodyNewOpensAConversationAndRings() {
        ann.effects.clear();
        bobSays("@ann", "psst");
        assertThat(ann.texts("@bob")).containsExactly("psst");
        assertThat(ann.in("@bob").unread().messages()).isEqualTo(1);
        bobSays("@ann", "psst again");
        assertThat(ann.effects).contains(new Effect.Bell());
        assertThat(ann.model.conversations().currentKey()).isEqualTo("lobby");
    }

    @Test
    void aBroadcastIsSeenAndItsReachIsTold() {
        ann.says("/broadcast tea is ready");
        assertThat(ann.notes("lobby")).containsExactly("ann to everyone: tea is ready");
        assertThat(ann.status()).isEqualTo("Sent to 2 people.");
    }
}
