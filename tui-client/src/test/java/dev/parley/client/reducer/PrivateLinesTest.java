package dev.parley.client.reducer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.model.Question;
import dev.parley.client.terminal.Key;
import dev.parley.protocol.Request;
import org.junit.jupiter.api.Test;

/** A line that looks private is not said to all before somebody has said so. */
class PrivateLinesTest {

    private final PaperServer server = new PaperServer();
    private final PaperServer.Wire bob = server.actor("bob");
    private final Person ann = Person.signedIn(server, "ann");

    private void enter(String line) {
        ann.types(line);
        ann.presses("Enter");
    }

    @Test
    void aWideColonTellsOnePersonAlone() {
        enter("@bob：secret");
        assertThat(ann.texts("lobby")).isEmpty();
        assertThat(ann.texts("@bob")).containsExactly("secret");
    }

    @Test
    void aBlankBeforeACommandAsksAndTheLineComesBack() {
        enter(" /msg bob secret");
        assertThat(ann.model.writing().question()).isInstanceOf(Question.Public.class);
        ann.presses("Esc");
        assertThat(ann.texts("lobby")).isEmpty();
        assertThat(ann.draft()).isEqualTo(" /msg bob secret|");
        ann.presses("Enter");
        ann.types("e");
        assertThat(ann.draft()).isEqualTo(" /msg bob secret|");
        ann.presses("Home", "Delete", "Enter");
        assertThat(ann.texts("@bob")).containsExactly("secret");
        assertThat(ann.texts("lobby")).isEmpty();
    }

    @Test
    void whoMeantItForAllSaysSo() {
        enter("@ bob: see you");
        ann.types("y");
        ann.settle();
        assertThat(ann.texts("lobby")).containsExactly("@ bob: see you");
        assertThat(ann.draft()).isEqualTo("|");
    }

    @Test
    void whoTypesOnPublishesNothingAndLosesNoLine() {
        enter(" /msg bob secret");
        for (char letter : "good morning all".toCharArray()) {
            ann.types(String.valueOf(letter));
        }
        ann.presses("Enter", "Enter", "Enter");
        assertThat(ann.texts("lobby")).isEmpty();
        assertThat(ann.model.writing().question()).isInstanceOf(Question.Public.class);
        ann.types("n");
        assertThat(ann.texts("lobby")).isEmpty();
        assertThat(ann.draft()).isEqualTo(" /msg bob secretood morning all|");
    }

    @Test
    void whereALineGoesToOnePersonItIsPrivateAlready() {
        server.actor("newbie");
        ann.says("/msg bob");
        enter("pm newbie x");
        assertThat(ann.model.writing().question()).isNull();
        assertThat(ann.texts("@bob")).containsExactly("pm newbie x");
        ann.presses("Ctrl-Up");
        ann.types("e");
        enter("pm newbie y");
        assertThat(ann.model.writing().question()).isNull();
        String line = "pm newbie " + "x".repeat(5_000);
        enter(line);
        assertThat(ann.model.writing().question()).isInstanceOf(Question.TooLong.class);
        ann.presses("Esc");
        assertThat(ann.model.draft().editor().text()).isEqualTo(line);
    }

    @Test
    void aReplyToOnePersonThatIsForAnotherAsks() {
        ann.says("/msg bob").says("hi");
        ann.presses("Ctrl-Up");
        ann.types("r");
        enter("@newbie: secret");
        assertThat(ann.model.writing().question()).isInstanceOf(Question.Public.class);
        assertThat(ann.texts("@bob")).containsExactly("hi");
    }

    @Test
    void aReplyThatLooksPrivateAsksToo() {
        server.ask(bob, new Request.Send("lobby", "hi", "b-1", null, null));
        ann.settle();
        ann.presses("Ctrl-Up");
        ann.types("r");
        enter("@bob: secret");
        assertThat(ann.model.writing().question()).isInstanceOf(Question.Public.class);
        ann.presses("Esc");
        assertThat(ann.texts("lobby")).containsExactly("hi");
        assertThat(ann.draft()).isEqualTo("@bob: secret|");
        ann.presses("Enter", "Enter");
        assertThat(ann.texts("lobby")).containsExactly("hi");
        ann.types("x");
        assertThat(ann.draft()).isEqualTo("@bob: secret|");
        ann.presses("Enter");
        ann.types("y");
        ann.settle();
        assertThat(ann.texts("lobby")).containsExactly("hi", "@bob: secret");
    }

    @Test
    void aPasteBehindAPrivateBeginningStaysPrivate() {
        ann.types("@bob: ");
        ann.pressed(new Key.Paste("1\n2\n3\n4\n5\n6", false));
        ann.presses("Enter");
        assertThat(ann.texts("lobby")).isEmpty();
        assertThat(ann.texts("@bob")).containsExactly("1\n2\n3\n4\n5\n6");
        ann.types("/msg bob ");
        ann.pressed(new Key.Paste("1\n2\n3\n4\n5\n7", false));
        ann.presses("Enter");
        assertThat(ann.texts("lobby")).isEmpty();
        assertThat(ann.texts("@bob")).contains("1\n2\n3\n4\n5\n7");
    }

    @Test
    void whereLinesAreTypedTheNextLineAnswers() {
        ann.says("msg bob secret");
        assertThat(ann.texts("lobby")).isEmpty();
        ann.says("perhaps");
        assertThat(ann.texts("lobby")).isEmpty();
        ann.says("no").says("hello");
        assertThat(ann.texts("lobby")).containsExactly("hello");
        ann.says("msg bob secret").says("yes");
        assertThat(ann.texts("lobby")).containsExactly("hello", "msg bob secret");
    }

    @Test
    void aLongLineThatLooksPrivateIsNotLost() {
        String line = "@ bob: " + "x".repeat(5_000);
        enter(line);
        ann.types("y");
        assertThat(ann.model.writing().question()).isInstanceOf(Question.TooLong.class);
        ann.presses("Esc");
        assertThat(ann.model.draft().editor().text()).isEqualTo(line);
    }

    @Test
    void tabCompletesAMentionAndNeverAPrivateLine() {
        ann.types("@bo");
        ann.presses("Tab");
        assertThat(ann.draft()).isEqualTo("@bob |");
        ann.types("secret");
        ann.presses("Enter");
        assertThat(ann.texts("lobby")).containsExactly("@bob secret");
    }
}
