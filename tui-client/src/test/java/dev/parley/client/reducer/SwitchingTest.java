package dev.parley.client.reducer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.model.Destination;
import dev.parley.client.model.Effect;
import dev.parley.client.model.Event;
import dev.parley.client.model.Switcher;
import dev.parley.client.settings.Setting;
import dev.parley.client.terminal.Key;
import dev.parley.protocol.Request;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Ctrl-K: a jump to any room or person. */
class SwitchingTest {

    private final PaperServer server = new PaperServer();
    private final PaperServer.Wire bob = server.actor("bob");
    private final Person ann = Person.signedIn(server, "ann");

    SwitchingTest() {
        server.actor("bea");
        server.ask(bob, new Request.Create("big-barn", null, false));
        server.ask(bob, new Request.Topic("big-barn", "hay"));
        server.ask(bob, new Request.Create("cellar", null, false));
        ann.says("/join tea").says("/join garden").says("/join attic");
        server.ask(bob, new Request.Join("tea", false, null, 0));
        ann.presses("Alt-1");
    }

    private Switcher switcher() {
        return Objects.requireNonNull(ann.model.writing().switcher());
    }

    private List<String> found() {
        return switcher().found().stream().map(Destination::name).toList();
    }

    private void looksFor(String text) {
        ann.presses("Ctrl-K");
        ann.types(text);
    }

    private String here() {
        return ann.model.conversations().currentKey();
    }

    @Test
    void offersOwnRoomsThenOtherRoomsThenPeople() {
        ann.presses("Ctrl-K");
        assertThat(found())
                .as("where one was last first, where one is last")
                .containsExactly("attic", "garden", "tea", "lobby", "big-barn", "cellar", "@bea", "@bob");
        assertThat(switcher().found().stream().map(Destination::kind).distinct())
                .containsExactly(Destination.Kind.OWN, Destination.Kind.ROOM, Destination.Kind.PERSON);
        assertThat(switcher().found().get(4).about()).isEqualTo("1 member  hay");
    }

    @Test
    void enterAtOnceGoesBackToWhereOneWas() {
        ann.presses("Ctrl-K", "Enter");
        assertThat(here()).isEqualTo("attic");
        ann.presses("Ctrl-K", "Enter");
        assertThat(here()).isEqualTo("lobby");
    }

    @Test
    void unreadRoomsDoNotChangeWhereEnterAtOnceGoes() {
        server.ask(bob, new Request.Send("tea", "@ann", null, null, null));
        ann.settle();
        ann.presses("Ctrl-K");
        assertThat(found()).startsWith("tea", "attic");
        ann.presses("Enter");
        assertThat(here()).isEqualTo("attic");
    }

    @Test
    void whatIsUnreadComesFirstButForWhatIsMuted() {
        server.ask(bob, new Request.Send("tea", "@ann", null, null, null));
        ann.settle();
        ann.presses("Ctrl-K");
        assertThat(found()).startsWith("tea", "attic");
        ann.presses("Esc");
        ann.happen(new Event.Configured(ann.model.preferences().with(Setting.NOTIFY, "tea", "none")));
        ann.presses("Ctrl-K");
        assertThat(found()).startsWith("attic", "garden", "tea");
    }

    @Test
    void typingFindsByLettersInTheirOrder() {
        looksFor("b");
        assertThat(found())
                .as("beginnings first, then words, then any place; what could be made last")
                .containsExactly("big-barn", "@bea", "@bob", "lobby", "b");
        ann.types("b");
        assertThat(found()).containsExactly("big-barn", "lobby", "@bob", "bb");
        assertThat(switcher().found().get(0).matched()).containsExactly(0, 4);
        ann.types("n");
        assertThat(found()).containsExactly("big-barn", "bbn");
        ann.presses("Backspace", "Backspace", "Backspace");
        assertThat(found()).hasSize(8);
    }

    @Test
    void aSignAsksForRoomsOrForPeopleAlone() {
        looksFor("#b");
        assertThat(found()).containsExactly("big-barn", "lobby", "b");
        ann.presses("Ctrl-U");
        ann.types("@b");
        assertThat(found()).containsExactly("@bea", "@bob", "@b");
    }

    @Test
    void entersAnotherRoomOfTheServer() {
        looksFor("barn");
        ann.presses("Enter");
        assertThat(ann.model.writing().switcher()).isNull();
        assertThat(here()).isEqualTo("big-barn");
        assertThat(server.isMember("ann", "big-barn")).isTrue();
    }

    @Test
    void opensADirectConversation() {
        looksFor("bea");
        ann.presses("Enter");
        assertThat(here()).isEqualTo("@bea");
    }

    @Test
    void makesARoomOfANameThatIsNew() {
        looksFor("#Kitchen");
        assertThat(found()).containsExactly("Kitchen");
        assertThat(switcher().found().get(0).kind()).isEqualTo(Destination.Kind.NEW);
        ann.presses("Enter");
        assertThat(here()).isEqualTo("kitchen");
        looksFor("no room!");
        assertThat(found()).isEmpty();
        ann.presses("Enter", "Down", "PgDn");
        assertThat(ann.model.writing().switcher()).as("there is nowhere to go").isNotNull();
        ann.presses("Ctrl-U");
        ann.types("@nobody-here");
        ann.presses("Enter");
        assertThat(ann.status()).isEqualTo("There is no user named nobody-here.");
        assertThat(here()).isEqualTo("kitchen");
    }

    @Test
    void aNameThatIsThereIsNotOfferedAsNew() {
        looksFor("TEA");
        assertThat(found()).containsExactly("tea");
    }

    @Test
    void keysChooseRoundTheEnds() {
        ann.presses("Ctrl-K", "Down", "Ctrl-N", "Tab");
        assertThat(switcher().chosen()).isEqualTo(3);
        ann.presses("Up", "Ctrl-P", "Shift-Tab", "Up");
        assertThat(switcher().chosen()).isEqualTo(7);
        ann.presses("Ctrl-K");
        assertThat(switcher().chosen()).isZero();
        ann.presses("PgDn");
        assertThat(switcher().chosen()).isEqualTo(7);
        ann.types("a");
        assertThat(switcher().chosen()).isZero();
    }

    @Test
    void escLeavesEverythingAsItWas() {
        ann.types("half a line");
        ann.presses("Ctrl-K");
        ann.types("tea");
        ann.presses("Esc");
        assertThat(here()).isEqualTo("lobby");
        assertThat(ann.draft()).isEqualTo("half a line|");
        ann.presses("Ctrl-K", "Ctrl-C");
        assertThat(ann.model.writing().switcher()).isNull();
        assertThat(ann.model.quitArmed()).isFalse();
        ann.presses("Ctrl-K", "Ctrl-D");
        assertThat(ann.effects).doesNotContain(new Effect.Quit());
    }

    @Test
    void opensFromAPageToo() {
        ann.presses("F1", "Ctrl-K");
        assertThat(ann.model.page()).isNull();
        ann.types("tea");
        ann.presses("Enter");
        assertThat(here()).isEqualTo("tea");
    }

    @Test
    void cutsWhereThereIsSomethingToTheRight() {
        ann.types("keep this");
        ann.presses("Left", "Left", "Left", "Left", "Left", "Ctrl-K");
        assertThat(ann.draft()).isEqualTo("keep|");
        assertThat(ann.model.writing().switcher()).isNull();
        ann.presses("Ctrl-Y", "Ctrl-A", "Alt-k");
        assertThat(ann.draft()).isEqualTo("|");
        ann.presses("Ctrl-K");
        ann.types("tea");
        ann.presses("Ctrl-A", "Right", "Ctrl-K");
        assertThat(switcher().query().text()).isEqualTo("t");
    }

    @Test
    void theServerIsAskedOnceAndItsAnswerMovesNothingThatIsChosen() {
        ann.happen(new Event.Pressed(Key.of("Ctrl-K")));
        ann.happen(new Event.Pressed(Key.of("Up")));
        assertThat(found()).doesNotContain("cellar");
        ann.types("");
        String chosen = found().get(switcher().chosen());
        ann.settle();
        assertThat(found()).contains("cellar");
        assertThat(found().get(switcher().chosen())).isEqualTo(chosen);
        ann.types("ce");
        ann.settle();
        assertThat(ann.effects.stream()
                        .filter(e -> e instanceof Effect.Ask ask && ask.request() instanceof Request.Rooms))
                .hasSize(1);
        ann.presses("Esc");
        assertThat(ann.notes("lobby")).isEmpty();
    }

    @Test
    void withoutAConnectionOnesOwnRoomsAreThere() {
        ann.reachable = false;
        ann.lose();
        looksFor("gar");
        ann.presses("Enter");
        assertThat(here()).isEqualTo("garden");
        looksFor("cellar");
        ann.presses("Enter");
        assertThat(ann.status()).startsWith("No connection");
    }

    @Test
    void aRoomThatHasGoneMeanwhileIsJoinedAnew() {
        looksFor("attic");
        PaperServer.Wire other = server.connect();
        server.ask(other, new Request.Login("ann", "a password", null, null, null));
        server.ask(other, new Request.Leave("attic"));
        ann.settle();
        assertThat(ann.model.conversations().get("attic")).isNull();
        ann.presses("Enter");
        assertThat(here()).isEqualTo("attic");
    }

    @Test
    void whatIsTypedOnTheWayBelongsWhereOneGoes() {
        looksFor("cellar");
        ann.happen(new Event.Pressed(Key.of("Enter")));
        ann.types("anybody down here?");
        ann.settle();
        assertThat(here()).isEqualTo("cellar");
        assertThat(ann.draft()).isEqualTo("anybody down here?|");
    }

    @Test
    void aLineThatIsBegunStaysInItsRoom() {
        ann.types("for the lobby");
        looksFor("cellar");
        ann.presses("Enter");
        assertThat(ann.draft()).isEqualTo("|");
        ann.presses("Alt-1");
        assertThat(ann.draft()).isEqualTo("for the lobby|");
    }
}
