package dev.parley.client.reducer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.model.Panes.Bare;
import dev.parley.client.model.ScrollPlace;
import dev.parley.client.terminal.Key;
import dev.parley.client.view.View;
import dev.parley.protocol.Request;
import org.junit.jupiter.api.Test;

/** The bare view stands still, and is left by whatever is typed. */
class BareTest {

    private final PaperServer server = new PaperServer();
    private final PaperServer.Wire bob = server.actor("bob");
    private final Person ann = Person.signedIn(server, "ann");

    @Test
    void whatComesInDoesNotMoveItAndIsThereAfterwards() {
        bobTalks(40);
        ann.presses("Alt-l");
        String before = View.render(ann.model).toString();
        bobTalks(3);
        ann.wait(3);
        assertThat(View.render(ann.model).toString().replace("3 messages below   ", ""))
                .isEqualTo(before);
        assertThat(ann.in("lobby").unread().messages())
                .as("nobody has seen them")
                .isEqualTo(3);
        ann.presses("Esc");
        assertThat(ann.model.panes().bare()).isEqualTo(Bare.OFF);
        assertThat(ann.in("lobby").scroll()).as("it follows again").isNull();
        assertThat(ann.in("lobby").unread().messages()).isZero();
    }

    @Test
    void whoReadsElsewhereStaysThere() {
        bobTalks(100);
        ann.presses("PgUp", "PgUp");
        ScrollPlace place = ann.in("lobby").scroll();
        ann.presses("Alt-l", "Alt-l");
        assertThat(ann.in("lobby").scroll()).isEqualTo(place);
        ann.presses("Alt-l", "PgUp", "Esc");
        assertThat(ann.in("lobby").scroll()).isNotNull();
        assertThat(ann.in("lobby").scroll().line()).isLessThan(place.line());
    }

    @Test
    void textIsTypedWhereItBelongs() {
        ann.types("hello ");
        ann.presses("Alt-l");
        ann.types("wor");
        assertThat(ann.model.panes().isBare()).isFalse();
        ann.presses("Alt-l");
        ann.pressed(new Key.Paste("ld", false));
        assertThat(ann.draft()).isEqualTo("hello world|");
        ann.presses("Alt-l", "Enter");
        assertThat(ann.model.panes().isBare()).isFalse();
        assertThat(ann.texts("lobby")).as("what nobody sees is not sent").isEmpty();
        ann.presses("Alt-l", "Ctrl-C");
        assertThat(ann.draft()).isEqualTo("hello world|");
    }

    @Test
    void otherRoomsAreReadInItToo() {
        bobTalks(40);
        ann.says("/join tea");
        ann.presses("Alt-l", "Alt-Left");
        assertThat(ann.model.conversations().currentKey()).isEqualTo("lobby");
        assertThat(ann.model.panes().bare()).isEqualTo(Bare.HELD);
        assertThat(ann.in("tea").scroll()).isNull();
        ann.presses("Alt-2", "F1");
        assertThat(ann.model.panes().isBare()).isFalse();
        assertThat(ann.model.page()).isNotNull();
        assertThat(ann.in("lobby").scroll()).isNull();
    }

    @Test
    void itEndsWhereThereIsNothingToShow() {
        ann.presses("Alt-l");
        assertThat(ann.model.panes().isBare()).isTrue();
        ann.says("/logout").says("yes");
        assertThat(ann.model.form()).isNotNull();
        assertThat(ann.model.panes().isBare()).isFalse();
        ann.presses("Alt-l");
        assertThat(ann.model.panes().isBare()).isFalse();
    }

    private void bobTalks(int messages) {
        for (int i = 0; i < messages; i++) {
            server.ask(bob, new Request.Send("lobby", "message " + i, null, null, null));
        }
        ann.settle();
    }
}
