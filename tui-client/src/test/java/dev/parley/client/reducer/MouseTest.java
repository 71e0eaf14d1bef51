package dev.parley.client.reducer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.grid.Grid;
import dev.parley.client.model.Effect;
import dev.parley.client.model.Event;
import dev.parley.client.model.Panes;
import dev.parley.client.model.SignInForm.Field;
import dev.parley.client.terminal.Key;
import dev.parley.client.terminal.Key.Mouse.Action;
import dev.parley.client.view.View;
import dev.parley.protocol.Request;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Clicks and the wheel, on what stands on the screen. */
class MouseTest {

    private static final int LEFT = 1;
    private static final int RIGHT = 3;

    private final PaperServer server = new PaperServer();
    private final PaperServer.Wire bob = server.actor("bob");
    private final Person ann = Person.signedIn(server, "ann");

    @Test
    void aClickOnARoomGoesThere() {
        ann.says("/join tea").says("/msg bob hi");
        click("#lobby", LEFT);
        assertThat(ann.model.conversations().currentKey()).isEqualTo("lobby");
        click("#tea", LEFT);
        assertThat(ann.model.conversations().currentKey()).isEqualTo("tea");
        click(" direct", LEFT);
        assertThat(ann.model.conversations().currentKey()).isEqualTo("tea");
        click("@bob", LEFT);
        assertThat(ann.model.conversations().currentKey()).isEqualTo("@bob");
    }

    @Test
    void aClickOnANameSpeaksToThem() {
        says("hello");
        click("bob:", LEFT);
        assertThat(ann.draft()).isEqualTo("bob: |");
        ann.types("and you too");
        ann.presses("Ctrl-Left");
        mentionInTheList();
        assertThat(ann.draft()).isEqualTo("bob: and you @bob |too");
        ann.presses("Ctrl-E");
        mentionInTheList();
        assertThat(ann.draft()).isEqualTo("bob: and you @bob too @bob |");
        ann.presses("Ctrl-C");
        ann.types("/msg ");
        mentionInTheList();
        assertThat(ann.draft()).isEqualTo("/msg bob |");
    }

    @Test
    void aMessageIsChosenAtItsTimeOrWithTheRightButton() {
        says("one");
        says("two");
        long one = seq("one");
        click("one", LEFT);
        assertThat(ann.model.writing().chosen())
                .as("who clicks to come back writes on")
                .isZero();
        click("one", RIGHT);
        assertThat(ann.model.writing().chosen()).isEqualTo(one);
        click("two", LEFT);
        assertThat(ann.model.writing().chosen()).isEqualTo(seq("two"));
        click("two", LEFT);
        assertThat(ann.model.writing().chosen()).isZero();
        clickAt(place("one").x() - "10:00 bob: ".length(), place("one").y(), LEFT);
        assertThat(ann.model.writing().chosen()).isEqualTo(one);
        ann.types("r");
        assertThat(ann.model.draft().aim()).isNotNull();
    }

    @Test
    void theWheelScrollsAndTheRowBelowLeadsBack() {
        for (int i = 0; i < 100; i++) {
            says("message " + i);
        }
        wheel("message 99", Action.WHEEL_UP);
        assertThat(text()).doesNotContain("message 98").contains("messages below");
        click("messages below", LEFT);
        assertThat(ann.in("lobby").scroll()).isNull();
        wheel("message 99", Action.WHEEL_UP);
        wheel("message 94", Action.WHEEL_DOWN);
        wheel("message 94", Action.WHEEL_DOWN);
        assertThat(ann.in("lobby").scroll()).isNull();
    }

    @Test
    void aClickOnTheRowAboveLeadsToTheFirstUnread() {
        ann.resize(80, 24);
        ann.says("/join tea");
        for (int i = 1; i <= 70; i++) {
            says("word " + i);
        }
        ann.says("/join lobby");
        ann.types("half a line");
        assertThat(text()).contains("↑ 70 new").doesNotContain("word 1 ");
        click("↑ 70 new", LEFT);
        assertThat(text()).contains("── new ──").contains("word 1 ").doesNotContain("↑ 70 new");
        assertThat(ann.draft()).as("the key would change the text").isEqualTo("half a line|");
    }

    @Test
    void listsThatAreLongerThanTheScreenAreTurned() {
        for (int i = 10; i < 60; i++) {
            server.actor("user" + i);
        }
        for (int i = 10; i < 40; i++) {
            ann.says("/join room" + i);
        }
        ann.presses("Alt-1");
        ann.resize(80, 20);
        wheel("#room12", Action.WHEEL_DOWN);
        assertThat(text()).contains(" ↑ 3 more").doesNotContain("▸#lobby");
        assertThat(ann.model.conversations().currentKey()).isEqualTo("lobby");
        for (int i = 0; i < 30; i++) {
            wheel("#room", Action.WHEEL_DOWN);
        }
        assertThat(text()).contains("#room39");
        int last = ann.model.panes().roomsFirst();
        wheel("#room", Action.WHEEL_UP);
        assertThat(ann.model.panes().roomsFirst()).isEqualTo(last - 3);
        click(" ↑ " + (last - 3) + " more", LEFT);
        assertThat(ann.model.panes().roomsFirst()).isLessThan(last - 10);

        wheel("user1", Action.WHEEL_DOWN);
        assertThat(ann.model.panes().membersFirst()).isEqualTo(3);
        click("room2", LEFT);
        assertThat(ann.model.conversations().currentKey()).startsWith("room2");
        assertThat(ann.model.panes().roomsFirst()).isEqualTo(Panes.FOLLOWING);
        assertThat(ann.model.panes().membersFirst()).isEqualTo(Panes.FOLLOWING);
    }

    @Test
    void aListThatFitsStaysWhereItIs() {
        wheel("#lobby", Action.WHEEL_DOWN);
        wheel("● bob", Action.WHEEL_DOWN);
        assertThat(ann.model.panes()).isEqualTo(Panes.ALL);
    }

    @Test
    void aClickInTheLinePutsTheCursorThere() {
        ann.types("a line to 中文 be mended");
        click("line", LEFT);
        assertThat(ann.draft()).startsWith("a |line");
        click("文", LEFT);
        assertThat(ann.draft()).contains("中|文");
        Place end = place("mended");
        clickAt(end.x() + 20, end.y(), LEFT);
        assertThat(ann.draft()).endsWith("mended|");
        clickAt(0, end.y(), LEFT);
        assertThat(ann.draft()).startsWith("|a");
    }

    @Test
    void anOfferedWordIsTaken() {
        server.actor("bea");
        ann.settle();
        ann.types("b");
        ann.presses("Tab");
        click("bob:", LEFT);
        assertThat(ann.draft()).isEqualTo("bob: |");
        assertThat(ann.model.completing()).isNull();
    }

    @Test
    void aPageIsTurnedAndPutAway() {
        ann.presses("F1");
        wheel("/list", Action.WHEEL_DOWN);
        assertThat(ann.model.page()).isNotNull();
        assertThat(ann.model.page().top()).isEqualTo(3);
        click("/members", LEFT);
        assertThat(ann.model.page()).isNotNull();
        click("Esc: close", LEFT);
        assertThat(ann.model.page()).isNull();
    }

    @Test
    void whatIsUnreadElsewhereIsGoneTo() {
        ann.says("/join tea");
        says("psst");
        click("1 unread", LEFT);
        assertThat(ann.model.conversations().currentKey()).isEqualTo("lobby");
    }

    @Test
    void whatIsAskedIsNotClickedAway() {
        ann.says("/join tea");
        ann.pressed(new Key.Paste("x\n".repeat(20), false));
        click("#lobby", LEFT);
        assertThat(ann.model.writing().question()).isNotNull();
        assertThat(ann.model.conversations().currentKey()).isEqualTo("tea");
    }

    @Test
    void theFormIsFilledInWithIt() {
        Person cy = new Person(server, "");
        cy.happen(new Event.Started(false));
        cy.settle();
        click(cy, "127.0.0.1", LEFT);
        assertThat(cy.model.form().focus()).isEqualTo(Field.SERVER);
        assertThat(cy.model.form().server().caret()).isZero();
        click(cy, "0.1:5000", LEFT);
        assertThat(cy.model.form().server().caret()).isEqualTo("127.0.".length());
        click(cy, "Password", LEFT);
        assertThat(cy.model.form().focus()).isEqualTo(Field.PASSWORD);
        click(cy, "register a", LEFT);
        assertThat(cy.model.form().register()).isTrue();
        click(cy, "Again", LEFT);
        assertThat(cy.model.form().focus()).isEqualTo(Field.AGAIN);
        click(cy, "( ) sign in", LEFT);
        assertThat(cy.model.form().register()).isFalse();
        assertThat(cy.model.form().focus()).isEqualTo(Field.CHOICE);
    }

    @Test
    void whoHasNoUseForItTurnsItOff() {
        ann.says("/join tea").says("/set mouse off");
        assertThat(ann.status()).startsWith("mouse is off");
        click("#lobby", LEFT);
        assertThat(ann.model.conversations().currentKey()).isEqualTo("tea");
        ann.says("/set mouse on");
        click("#lobby", LEFT);
        assertThat(ann.model.conversations().currentKey()).isEqualTo("lobby");
    }

    @Test
    void aClickTakesBackTheFirstCtrlC() {
        ann.presses("Ctrl-C");
        clickAt(40, 10, LEFT);
        assertThat(ann.status()).isEmpty();
        ann.presses("Ctrl-C");
        assertThat(ann.effects).doesNotContain(new Effect.Quit());
    }

    /** Of the members: the first that can be done with one. */
    private void mentionInTheList() {
        click("● bob", LEFT);
        click("Mention", LEFT);
    }

    private record Place(int x, int y) {}

    private void says(String text) {
        server.ask(bob, new Request.Send("lobby", text, null, null, null));
        ann.settle();
    }

    private long seq(String text) {
        return ann.entries("lobby").stream()
                .filter(entry -> entry.toString().contains("text=" + text))
                .findFirst()
                .orElseThrow()
                .seq();
    }

    private String text() {
        return View.render(ann.model).toString();
    }

    private Place place(String text) {
        return place(ann, text);
    }

    /** Where a text begins on the screen; the lowest where it stands more than once. */
    private static Place place(Person person, String text) {
        Grid grid = View.render(person.model);
        for (int y = grid.height() - 1; y >= 0; y--) {
            int at = grid.row(y).indexOf(text);
            for (int x = 0, length = 0; at >= 0 && x < grid.width(); x++) {
                if (length == at && !grid.cell(x, y).isContinuation()) {
                    return new Place(x, y);
                }
                length += grid.cell(x, y).grapheme().length();
            }
        }
        throw new AssertionError("no '" + text + "' in\n" + grid);
    }

    private void click(String text, int button) {
        click(ann, text, button);
    }

    private static void click(Person person, String text, int button) {
        Place place = place(person, text);
        press(person, place.x(), place.y(), button);
    }

    private void clickAt(int x, int y, int button) {
        press(ann, x, y, button);
    }

    private static void press(Person person, int x, int y, int button) {
        for (Action action : List.of(Action.PRESS, Action.RELEASE)) {
            person.pressed(new Key.Mouse(action, button, x, y, false, false, false));
        }
    }

    private void wheel(String over, Action way) {
        Place place = place(over);
        ann.pressed(new Key.Mouse(way, 0, place.x(), place.y(), false, false, false));
    }
}
