package dev.parley.client.reducer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.model.Credentials;
import dev.parley.client.model.Effect;
import dev.parley.client.model.Event;
import dev.parley.client.model.Finding;
import dev.parley.client.model.Line;
import dev.parley.client.model.Scrollback;
import dev.parley.client.terminal.Key;
import dev.parley.protocol.Entry;
import dev.parley.protocol.Request;
import org.junit.jupiter.api.Test;

/** A search on the server: a list that one goes through, and goes from into the talk around what was found. */
class SearchingTest {

    private final PaperServer server = new PaperServer();
    private final PaperServer.Wire bob = server.actor("bob");
    private Person ann = Person.signedIn(server, "ann");

    private void says(String room, String text) {
        server.ask(bob, new Request.Send(room, text, null, null, null));
    }

    private Finding finding() {
        Finding finding = ann.model.finding();
        assertThat(finding).isNotNull();
        return finding;
    }

    private Person searches(String line) {
        ann.types(line);
        ann.presses("Enter");
        return ann;
    }

    /** Ann on another client, which has not been there when it was said. */
    private void comesAnew() {
        ann.lose();
        ann = new Person(server, "ann");
        ann.happen(new Event.Started(false));
        ann.settle();
        ann.happen(new Event.SignIn(new Credentials("ann", "a password", false)));
        ann.settle();
    }

    private void longTalk() {
        for (int i = 1; i <= 900; i++) {
            says("lobby", i == 100 ? "the needle" : "hay " + i);
        }
        comesAnew();
    }

    @Test
    void theNewestStandsFirstAndTheListCanBeGoneThrough() {
        says("lobby", "tea one");
        says("lobby", "coffee");
        says("@ann", "tea two");
        searches("/search tea");
        assertThat(finding().messages()).extracting(Entry.Message::text).containsExactly("tea two", "tea one");
        ann.presses("Down", "Down");
        assertThat(finding().chosen()).isEqualTo(1);
        ann.presses("Home");
        assertThat(finding().chosen()).isZero();
        ann.presses("Esc");
        assertThat(finding().shown()).isFalse();
        ann.presses("F3");
        assertThat(finding().shown()).isTrue();
    }

    @Test
    void aRoomAndAPersonCanBeNamed() {
        says("lobby", "tea here");
        says("@ann", "tea there");
        ann.says("tea of mine");
        searches("/search in:here tea");
        assertThat(finding().messages()).extracting(Entry.Message::text).containsExactly("tea of mine", "tea here");
        ann.presses("Esc");
        searches("/search in:@bob tea");
        assertThat(finding().messages()).extracting(Entry.Message::text).containsExactly("tea there");
        ann.presses("Esc");
        searches("/search from:@bob in:#lobby tea");
        assertThat(finding().messages()).extracting(Entry.Message::text).containsExactly("tea here");
        assertThat(finding().words()).isEqualTo("in:#lobby from:bob tea");
    }

    @Test
    void morePagesComeWhenTheEndIsNear() {
        for (int i = 0; i < 180; i++) {
            says("lobby", "tea " + i);
        }
        ann.settle();
        searches("/search tea");
        assertThat(finding().messages()).hasSize(50);
        for (int i = 0; i < 20; i++) {
            ann.presses("PgDn");
        }
        assertThat(finding().messages()).hasSize(180);
        assertThat(finding().next()).isNull();
        assertThat(finding().chosen()).isEqualTo(179);
    }

    @Test
    void enterGoesThereAndOneCanReadAroundAndBackToTheEnd() {
        longTalk();
        ann.says("/join tea");
        searches("/search needle").presses("Enter");
        assertThat(ann.model.conversations().currentKey()).isEqualTo("lobby");
        assertThat(ann.model.writing().chosen())
                .isEqualTo(finding().messages().get(0).seq());
        assertThat(ann.texts("lobby")).contains("hay 99", "the needle", "hay 101", "hay 900");
        assertThat(ann.in("lobby").log().holes()).isEqualTo(1);
        assertThat(ann.in("lobby").scroll()).isNotNull();
        for (int i = 0; i < 400 && ann.in("lobby").scroll() != null; i++) {
            ann.presses("PgDn");
        }
        assertThat(ann.in("lobby").log().holes()).isZero();
        Scrollback lines = ann.in("lobby").log().lines();
        long before = 0;
        for (long i = lines.begin(); i < lines.end(); i++) {
            long seq = ((Line.Said) lines.at(i)).entry().seq();
            assertThat(before == 0 || seq == before + 1).isTrue();
            before = seq;
        }
        assertThat(before).isEqualTo(ann.in("lobby").log().last());
    }

    @Test
    void whatIsHereAlreadyIsNotFetched() {
        says("lobby", "tea");
        ann.settle();
        searches("/search tea");
        ann.effects.clear();
        ann.presses("Enter");
        assertThat(ann.effects).noneMatch(e -> e instanceof Effect.Ask ask && ask.request() instanceof Request.History);
        assertThat(ann.model.writing().chosen()).isNotZero();
    }

    @Test
    void nothingFoundAndNothingSearched() {
        ann.says("/search");
        assertThat(ann.status()).contains("No search yet");
        searches("/search zebra");
        assertThat(finding().messages()).isEmpty();
        assertThat(finding().asking()).isFalse();
        ann.presses("Enter", "Down", "Esc");
        ann.says("/search in:#lobby");
        assertThat(ann.status()).contains("What do you want to find");
    }

    @Test
    void aQueryThatIsNoneIsToldAndNothingStandsOnTheScreen() {
        searches("/search \"\"");
        assertThat(ann.status()).isEqualTo("Say what to look for.");
        assertThat(ann.model.finding()).isNull();
    }

    @Test
    void aConnectionThatGoesWhileItIsAskedEndsIt() {
        ann.types("/search tea");
        ann.happen(new Event.Pressed(Key.of("Enter")));
        assertThat(finding().asking()).isTrue();
        ann.lose();
        assertThat(ann.model.finding()).isNull();
        ann.reachable = false;
        searches("/search tea");
        assertThat(ann.status()).contains("/search again");
    }

    @Test
    void anotherLetterBeginsALine() {
        says("lobby", "tea");
        ann.settle();
        searches("/search tea");
        ann.types("hello");
        assertThat(finding().shown()).isFalse();
        assertThat(ann.draft()).startsWith("hello");
    }

    @Test
    void theMessagesThatCalledAreGoneThroughFromOneToTheNext() {
        says("lobby", "@ann one");
        says("lobby", "nothing");
        says("lobby", "ann: two");
        says("lobby", "more");
        ann.settle();
        ann.presses("Alt-p");
        assertThat(chosenText()).isEqualTo("ann: two");
        ann.presses("Alt-p");
        assertThat(chosenText()).isEqualTo("@ann one");
        ann.presses("Alt-p");
        assertThat(ann.status()).isEqualTo("No older mention of you here.");
        ann.presses("Alt-n");
        assertThat(chosenText()).isEqualTo("ann: two");
        ann.presses("Alt-n");
        assertThat(ann.status()).isEqualTo("No newer mention of you here.");
    }

    private String chosenText() {
        return ann.entries("lobby").stream()
                .filter(e -> e.seq() == ann.model.writing().chosen())
                .map(e -> ((Entry.Message) e).text())
                .findFirst()
                .orElse("");
    }

    @Test
    void whoCalledLongAgoIsAskedOfTheServer() {
        says("lobby", "@ann first of all");
        for (int i = 0; i < 700; i++) {
            says("lobby", i == 300 ? "@ann in the middle" : i % 50 == 0 ? "annabel " + i : "hay " + i);
        }
        comesAnew();
        ann.presses("Alt-p");
        assertThat(chosenText()).isEqualTo("@ann in the middle");
        ann.presses("Alt-p");
        assertThat(chosenText()).isEqualTo("@ann first of all");
        ann.presses("Alt-n");
        assertThat(chosenText()).isEqualTo("@ann in the middle");
        ann.presses("Alt-n");
        assertThat(ann.status()).isEqualTo("No newer mention of you here.");
    }
}
