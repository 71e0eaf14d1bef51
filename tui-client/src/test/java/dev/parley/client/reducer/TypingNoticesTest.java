package dev.parley.client.reducer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.model.Effect;
import dev.parley.client.model.Event;
import dev.parley.client.model.Model;
import dev.parley.client.model.Typing;
import dev.parley.client.settings.Setting;
import dev.parley.client.terminal.Key;
import dev.parley.protocol.Request;
import dev.parley.protocol.ServerEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is told that somebody types, and what is known of it. */
class TypingNoticesTest {

    private final PaperServer server = new PaperServer();
    private final PaperServer.Wire bob = server.actor("bob");
    private final Person ann = Person.signedIn(server, "ann");

    private long told() {
        return ann.effects.stream()
                .filter(e -> e instanceof Effect.Ask ask && ask.request() instanceof Request.Typing)
                .count();
    }

    private void hears(String user) {
        ann.happen(new Event.FromServer(new ServerEvent.Typing("lobby", user)));
    }

    private List<String> typing(String room) {
        return ann.in(room).typing().others().stream().map(Typing.Typist::user).toList();
    }

    @Test
    void theOthersAreToldNowAndThen() {
        for (int i = 0; i < 20; i++) {
            ann.types("a");
            ann.wait(1);
        }
        assertThat(told()).isEqualTo(5);
        assertThat(bob.said).contains(new ServerEvent.Typing("lobby", "ann"));
        assertThat(ann.model.isSettled()).isTrue();
    }

    @Test
    void whoHasSaidSomethingAndGoesOnTypesAnew() {
        ann.types("one");
        ann.presses("Enter");
        ann.types("two");
        assertThat(told()).isEqualTo(2);
    }

    @Test
    void commandsWordsForOthersBlanksAndCorrectionsAreNobodysBusiness() {
        ann.types("  ");
        ann.presses("Ctrl-U");
        ann.types("/topic what");
        ann.presses("Ctrl-U");
        ann.types("@bob: psst");
        assertThat(told()).as("but what may still be for all, as @bo was").isLessThanOrEqualTo(1);
        ann.presses("Ctrl-U");
        ann.wait(5);
        ann.effects.clear();
        ann.says("mistake");
        ann.presses("Up");
        ann.types("n");
        assertThat(told()).as("mending").isZero();
        ann.presses("Esc", "Ctrl-Up");
        ann.types("+");
        ann.types(":te");
        assertThat(told()).as("reacting").isZero();
        ann.presses("Esc", "Ctrl-Up");
        ann.types("r");
        ann.types("yes");
        assertThat(told()).as("answering").isEqualTo(1);
    }

    @Test
    void keysThatTypeNothingTellNothing() {
        ann.types("word");
        ann.wait(10);
        ann.effects.clear();
        ann.presses("Left", "Backspace", "Ctrl-E", "Ctrl-U");
        ann.pressed(new Key.Focus(true));
        assertThat(told()).isZero();
    }

    @Test
    void offTellsNobodyAndShowsAllTheSame() {
        ann.happen(new Event.Configured(ann.model.preferences().with(Setting.TYPING, "off")));
        ann.types("word");
        assertThat(told()).isZero();
        hears("bob");
        assertThat(typing("lobby")).containsExactly("bob");
    }

    @Test
    void whereNobodyIsNobodyIsTold() {
        ann.says("/join attic");
        ann.types("word");
        server.cut(bob);
        ann.settle();
        ann.presses("Alt-1");
        ann.types("word");
        assertThat(told()).isZero();
    }

    @Test
    void aDirectConversationIsToldBeforeItsFirstWord() {
        ann.says("/msg bob");
        ann.types("hi");
        ann.settle();
        assertThat(bob.said).contains(new ServerEvent.Typing("@ann", "ann"));
    }

    @Test
    void aBusyServerIsNotAskedAgainAndNobodyHearsOfIt() {
        server.busy = true;
        String before = ann.status();
        ann.types("word");
        ann.settle();
        assertThat(told()).isEqualTo(1);
        assertThat(ann.model.retries()).isEmpty();
        assertThat(ann.model.pending()).isEmpty();
        assertThat(ann.status()).isEqualTo(before);
    }

    @Test
    void aNoticeEndsByItself() {
        hears("bob");
        assertThat(ann.model.nextDeadline()).contains(ann.model.now().plusSeconds(Typing.SHOWN_SECONDS));
        ann.wait(Typing.SHOWN_SECONDS - 1);
        hears("bob");
        ann.wait(2);
        assertThat(typing("lobby")).as("renewed").containsExactly("bob");
        ann.wait(Typing.SHOWN_SECONDS);
        assertThat(typing("lobby")).isEmpty();
        assertThat(ann.model.nextDeadline()).isEmpty();
    }

    @Test
    void itEndsWithTheMessageAndWithItsAuthor() {
        hears("BOB");
        server.ask(bob, new Request.Send("lobby", "there", null, null, null));
        ann.settle();
        assertThat(typing("lobby")).isEmpty();
        hears("bob");
        server.ask(bob, new Request.Leave("lobby"));
        ann.settle();
        assertThat(typing("lobby")).isEmpty();
        hears("bob");
        ann.happen(new Event.FromServer(new ServerEvent.Presence("bob", false, null)));
        assertThat(typing("lobby")).isEmpty();
        hears("bob");
        ann.lose();
        assertThat(typing("lobby")).isEmpty();
    }

    @Test
    void oneselfAndRoomsThatAreNotThereDoNotCount() {
        hears("ann");
        ann.happen(new Event.FromServer(new ServerEvent.Typing("nowhere", "bob")));
        assertThat(typing("lobby")).isEmpty();
        assertThat(ann.model.conversations().get("nowhere")).isNull();
    }

    @Test
    void aFloodChangesNothingAndTakesNoRoom() {
        hears("bob");
        Model once = ann.model;
        for (int i = 0; i < 1_000; i++) {
            hears("bob");
        }
        assertThat(ann.model).isEqualTo(once);
        for (int i = 0; i < 1_000; i++) {
            hears("user" + i);
        }
        assertThat(typing("lobby")).hasSize(Typing.MOST).startsWith("bob", "user0");
    }
}
