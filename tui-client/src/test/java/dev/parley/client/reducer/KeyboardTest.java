package dev.parley.client.reducer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.Seeds;
import dev.parley.client.edit.LineEditor;
import dev.parley.client.keys.Binding;
import dev.parley.client.keys.Bindings;
import dev.parley.client.model.Conversation;
import dev.parley.client.model.Effect;
import dev.parley.client.model.Event;
import dev.parley.client.model.ScrollPlace;
import dev.parley.client.model.Size;
import dev.parley.client.terminal.Key;
import dev.parley.client.view.TranscriptRows;
import dev.parley.client.view.View;
import dev.parley.protocol.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeyboardTest {

    private final PaperServer server = new PaperServer();
    private final PaperServer.Wire bob = server.actor("bob");
    private final Person ann = Person.signedIn(server, "ann");

    @Test
    void aLineIsEditedAndSent() {
        ann.types("hallo");
        ann.presses("Left", "Left", "Left", "Backspace");
        ann.types("e");
        assertThat(ann.draft()).isEqualTo("he|llo");
        ann.presses("Enter");
        assertThat(ann.texts("lobby")).containsExactly("hello");
        assertThat(ann.draft()).isEqualTo("|");
    }

    @Test
    void upBringsWhatWasWrittenBeforeAndDownTheDraft() {
        ann.types("one");
        ann.presses("Enter");
        ann.types("two");
        ann.presses("Enter");
        ann.types("dra");
        ann.presses("Up", "Up", "Up");
        assertThat(ann.draft()).isEqualTo("one|");
        ann.presses("Down", "Down");
        assertThat(ann.draft()).isEqualTo("dra|");
    }

    @Test
    void eachRoomKeepsItsDraft() {
        ann.says("/join tea");
        ann.types("for tea");
        ann.presses("Alt-1");
        assertThat(ann.draft()).isEqualTo("|");
        ann.presses("Alt-2");
        assertThat(ann.draft()).isEqualTo("for tea|");
    }

    @Test
    void tabCompletesAndTabAgainTakesTheNext() {
        server.actor("bea");
        ann.settle();
        server.ask(bob, new Request.Send("lobby", "hi", null, null, null));
        ann.settle();
        ann.types("b");
        ann.presses("Tab");
        assertThat(ann.draft()).isEqualTo("bob: |");
        ann.presses("Tab");
        assertThat(ann.draft()).isEqualTo("bea: |");
        ann.presses("Tab");
        assertThat(ann.draft()).isEqualTo("bob: |");
        ann.presses("Shift-Tab");
        assertThat(ann.draft()).isEqualTo("bea: |");
        assertThat(ann.model.completing().labels()).containsExactly("bob:", "bea:");
    }

    @Test
    void tabCompletesInTheMiddleOfALine() {
        ann.types("/jo now");
        ann.presses("Ctrl-A", "Right", "Right", "Right", "Tab");
        assertThat(ann.draft()).isEqualTo("/join | now");
    }

    @Test
    void aPasteOfSeveralLinesIsOneMessage() {
        ann.pressed(new Key.Paste("one\ntwo", false));
        ann.presses("Enter");
        assertThat(ann.texts("lobby")).containsExactly("one\ntwo");
    }

    @Test
    void ctrlCClearsTheLineThenWarnsThenQuits() {
        ann.types("oops");
        ann.presses("Ctrl-C");
        assertThat(ann.draft()).isEqualTo("|");
        ann.presses("Ctrl-C");
        assertThat(ann.status()).contains("Press Ctrl-C again to quit");
        assertThat(ann.effects).doesNotContain(new Effect.Quit());
        ann.presses("Ctrl-C");
        assertThat(ann.effects).contains(new Effect.Quit());
    }

    @Test
    void ctrlDQuitsOnAnEmptyLineAlone() {
        ann.types("ab");
        ann.presses("Ctrl-A", "Ctrl-D");
        assertThat(ann.draft()).isEqualTo("|b");
        ann.presses("Ctrl-D", "Ctrl-D");
        assertThat(ann.effects).contains(new Effect.Quit());
    }

    @Test
    void roomsAreWalkedThroughAndJumpedTo() {
        ann.says("/join tea").says("/join garden").says("/msg bob hi");
        ann.presses("Alt-1");
        assertThat(ann.model.conversations().currentKey()).isEqualTo("lobby");
        ann.presses("Alt-Left");
        assertThat(ann.model.conversations().currentKey()).isEqualTo("@bob");
        ann.presses("Ctrl-N", "Ctrl-N");
        assertThat(ann.model.conversations().currentKey()).isEqualTo("tea");
        ann.presses("Alt-9");
        assertThat(ann.model.conversations().currentKey()).isEqualTo("tea");
        server.ask(bob, new Request.Send("lobby", "hello", null, null, null));
        ann.settle();
        ann.presses("Alt-a");
        assertThat(ann.model.conversations().currentKey()).isEqualTo("lobby");
    }

    @Test
    void newMessagesDoNotPullTheViewAlong() {
        bobTalks(100);
        ann.presses("PgUp");
        ScrollPlace place = ann.in("lobby").scroll();
        bobTalks(20);
        assertThat(ann.in("lobby").scroll()).isEqualTo(place);
        assertThat(ann.in("lobby").unread().messages()).isEqualTo(20);
        ann.presses("End");
        assertThat(ann.in("lobby").scroll()).isNull();
        assertThat(ann.in("lobby").unread().messages()).isZero();
    }

    @Test
    void scrollingUpFetchesWhatIsOlder() {
        bobTalks(300);
        Person again = new Person(server, "ann");
        again.happen(new Event.Started(false));
        again.settle();
        again.types("a password");
        again.presses("Enter");
        assertThat(again.texts("lobby")).hasSize(50);
        for (int i = 0; i < 30; i++) {
            again.presses("PgUp");
        }
        assertThat(again.entries("lobby")).isEqualTo(server.entries("ann", "lobby"));
        again.presses("Home", "PgDn");
        assertThat(again.in("lobby").scroll()).isNotNull();
    }

    @Test
    void aScreenThatIsHigherThanAPageIsFilledAndReadBackFrom() {
        bobTalks(300);
        Person again = new Person(server, "ann");
        again.happen(new Event.Started(false));
        again.settle();
        again.resize(100, 90);
        again.types("a password");
        again.presses("Enter");
        assertThat(again.texts("lobby")).hasSize(150);
        assertThat(again.in("lobby").scroll()).isNull();
        again.resize(100, 170);
        again.settle();
        assertThat(again.texts("lobby")).hasSize(250);
        again.presses("PgUp", "PgUp", "PgUp");
        assertThat(again.entries("lobby")).isEqualTo(server.entries("ann", "lobby"));
    }

    @Test
    void aTranscriptThatFitsDoesNotScroll() {
        bobTalks(3);
        ann.presses("PgUp");
        assertThat(ann.in("lobby").scroll()).isNull();
        ann.presses("Home");
        assertThat(ann.in("lobby").scroll()).isNull();
    }

    @Test
    void anyKeysAtAnySizeLeaveCaretAndScrollInTheirBounds() {
        List<Key> keys = new ArrayList<>();
        for (Binding binding : Bindings.all()) {
            keys.addAll(binding.keys());
        }
        List<String> texts =
                List.of("a", "/", "é", "👩‍👩‍👧", "中文", "/msg bob ", "@bob: x", "/join tea", " ", "/leave", "\u202e");
        Seeds.each(150, random -> {
            PaperServer own = new PaperServer();
            PaperServer.Wire cy = own.actor("cy");
            Person dan = Person.signedIn(own, "dan");
            for (int i = 0; i < 120; i++) {
                switch (random.nextInt(9)) {
                    case 0 -> dan.resize(1 + random.nextInt(160), 1 + random.nextInt(50));
                    case 1, 2 -> dan.types(texts.get(random.nextInt(texts.size())));
                    case 3 ->
                        own.ask(
                                cy,
                                new Request.Send("lobby", "text ".repeat(random.nextInt(60)) + ".", null, null, null));
                    case 4 -> dan.pressed(mouse(random));
                    default -> dan.pressed(keys.get(random.nextInt(keys.size())));
                }
                if (dan.wire == null) {
                    break;
                }
                check(dan);
            }
        });
    }

    private static Key.Mouse mouse(Random random) {
        Key.Mouse.Action[] actions = Key.Mouse.Action.values();
        Key.Mouse.Action action = actions[random.nextInt(actions.length)];
        int button = 1 + random.nextInt(3);
        return new Key.Mouse(action, button, random.nextInt(160), random.nextInt(50), false, false, false);
    }

    private static void check(Person person) {
        LineEditor editor = person.model.draft().editor();
        assertThat(editor.caret()).isBetween(0, editor.text().length());
        Conversation here = person.model.conversations().current();
        if (here != null && here.scroll() != null) {
            assertThat(TranscriptRows.of(person.model, here).clamped(here.scroll()))
                    .isEqualTo(here.scroll());
        }
        Size size = person.model.size();
        assertThat(View.render(person.model).width()).isEqualTo(size.columns());
    }

    private void bobTalks(int messages) {
        for (int i = 0; i < messages; i++) {
            server.ask(bob, new Request.Send("lobby", "message " + i, null, null, null));
        }
        ann.settle();
    }
}
