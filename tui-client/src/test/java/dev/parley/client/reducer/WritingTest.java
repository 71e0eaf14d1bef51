package dev.parley.client.reducer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.model.Event;
import dev.parley.client.model.Question;
import dev.parley.client.terminal.Key;
import dev.parley.protocol.Request;
import org.junit.jupiter.api.Test;

/** What happens while a line is written, beside editing it. */
class WritingTest {

    private final PaperServer server = new PaperServer();
    private final PaperServer.Wire bob = server.actor("bob");
    private final Person ann = Person.signedIn(server, "ann");

    private void enter(String line) {
        ann.types(line);
        ann.presses("Enter");
    }

    @Test
    void ctrlRFindsWhatWasWrittenInAnyRoom() {
        enter("tea is ready");
        enter("/join tea");
        enter("biscuits");
        ann.types("draft");
        ann.presses("Ctrl-R");
        ann.types("TEA");
        assertThat(ann.draft()).isEqualTo("/join |tea");
        ann.presses("Ctrl-R");
        assertThat(ann.draft()).isEqualTo("|tea is ready");
        ann.presses("Ctrl-S");
        assertThat(ann.draft()).isEqualTo("/join |tea");
        ann.presses("Ctrl-R", "Ctrl-R");
        assertThat(ann.model.writing().recall().missing()).isTrue();
        ann.presses("Esc");
        assertThat(ann.draft()).isEqualTo("draft|");
        assertThat(ann.model.writing().recall()).isNull();
    }

    @Test
    void aLineOfSpacesIsNothingAndStaysNowhere() {
        enter("   ");
        assertThat(ann.draft()).isEqualTo("|");
        enter("/join tea");
        assertThat(ann.model.conversations().currentKey()).isEqualTo("tea");
        assertThat(ann.texts("lobby")).isEmpty();
    }

    @Test
    void enterTakesWhatWasFoundAndAnyOtherKeyGoesOnWithIt() {
        enter("one");
        enter("two");
        ann.presses("Ctrl-R");
        ann.types("onx");
        ann.presses("Backspace", "Enter");
        assertThat(ann.draft()).isEqualTo("|one");
        assertThat(ann.texts("lobby")).containsExactly("one", "two");
        ann.presses("Ctrl-C", "Ctrl-R");
        ann.types("tw");
        ann.presses("Ctrl-E");
        assertThat(ann.draft()).isEqualTo("two|");
    }

    @Test
    void fewPastedLinesAreTypedAndManyAreAskedAbout() {
        ann.pressed(new Key.Paste("1\n2\n3\n4\n5\n", false));
        assertThat(ann.draft()).isEqualTo("1\n2\n3\n4\n5|");
        ann.presses("Ctrl-C");
        ann.types("see: ");
        ann.pressed(new Key.Paste("1\n2\n3\n4\n5\n6\n", false));
        assertThat(ann.model.writing().question()).isInstanceOf(Question.Pasted.class);
        ann.types("x");
        ann.presses("Up", "Tab", "Alt-1");
        assertThat(ann.draft()).isEqualTo("see: |");
        ann.presses("Enter");
        assertThat(ann.texts("lobby")).containsExactly("see: 1\n2\n3\n4\n5\n6");
        assertThat(ann.draft()).isEqualTo("|");
    }

    @Test
    void aPasteCanBeMendedOrDropped() {
        ann.types("before");
        ann.pressed(new Key.Paste("/1\n2\n3\n4\n5\n6", false));
        ann.presses("Esc");
        assertThat(ann.draft()).isEqualTo("before|");
        ann.presses("Ctrl-C");
        ann.pressed(new Key.Paste("/1\n2\n3\n4\n5\n6", false));
        ann.types("e");
        assertThat(ann.draft()).isEqualTo("/1\n2\n3\n4\n5\n6|");
        ann.presses("Ctrl-C");
        ann.pressed(new Key.Paste("/1\n2\n3\n4\n5\n6", false));
        ann.presses("Enter");
        assertThat(ann.texts("lobby")).as("a paste is no command").containsExactly("/1\n2\n3\n4\n5\n6");
    }

    @Test
    void aTextThatNoMessageHoldsStaysUntilItIsSaidWhatToDo() {
        String line = "x".repeat(3_000);
        ann.types(line + "\n" + line);
        ann.presses("Enter");
        assertThat(ann.model.writing().question()).isInstanceOf(Question.TooLong.class);
        ann.presses("Esc");
        assertThat(ann.model.draft().editor().text()).hasSize(6_001);
        ann.presses("Enter", "Enter");
        assertThat(ann.texts("lobby")).containsExactly(line, line);
        assertThat(ann.draft()).isEqualTo("|");
    }

    @Test
    void whatIsBegunOnTheWayToARoomIsFoundThere() {
        ann.types("/join tea");
        ann.happen(new Event.Pressed(Key.of("Enter")));
        ann.types("half a li");
        ann.settle();
        ann.types("ne");
        assertThat(ann.model.conversations().currentKey()).isEqualTo("tea");
        assertThat(ann.draft()).isEqualTo("half a line|");
        ann.presses("Alt-1");
        assertThat(ann.draft()).isEqualTo("|");
    }

    @Test
    void aDraftStaysInItsRoomWhateverComes() {
        ann.types("half a line");
        server.ask(bob, new Request.Send("@ann", "hi", null, null, null));
        ann.settle();
        assertThat(ann.draft()).isEqualTo("half a line|");
        ann.presses("Alt-2");
        assertThat(ann.draft()).isEqualTo("|");
        ann.lose();
        ann.wait(30);
        ann.presses("Alt-1");
        assertThat(ann.draft()).isEqualTo("half a line|");
    }

    @Test
    void emojiAreCompletedByNameAndNamesCalledOut() {
        ann.types("well done :tad");
        ann.presses("Tab");
        assertThat(ann.draft()).isEqualTo("well done 🎉 |");
        ann.types("bo");
        ann.presses("Tab");
        assertThat(ann.draft()).isEqualTo("well done 🎉 @bob |");
        ann.presses("Ctrl-C");
        enter("`:tada:` is :tada:");
        assertThat(ann.texts("lobby")).containsExactly("`:tada:` is 🎉");
        ann.types("/react :thumbsu");
        ann.presses("Tab", "Enter");
        ann.settle();
        assertThat(ann.status()).isEmpty();
    }

    @Test
    void whatWasCutInOneRoomIsPutInInAnother() {
        ann.says("/join tea");
        ann.types("moved");
        ann.presses("Ctrl-U", "Alt-1", "Ctrl-Y");
        assertThat(ann.draft()).isEqualTo("moved|");
    }
}
