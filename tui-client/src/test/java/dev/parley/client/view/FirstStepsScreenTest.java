package dev.parley.client.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.model.Effect;
import dev.parley.client.reducer.PaperServer;
import dev.parley.client.reducer.Person;
import dev.parley.client.terminal.Key;
import dev.parley.protocol.Request;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the screen tells somebody who has never seen it. */
class FirstStepsScreenTest {

    private final PaperServer server = new PaperServer();

    private static String screen(Person person) {
        return String.join("\n", View.render(person.model).toText());
    }

    @Test
    void anEmptyRoomSaysWhatItIsAndWhatOneCanDo() {
        server.actor("bob");
        Person ann = Person.signedIn(server, "ann");
        ann.says("/join tea");
        assertThat(screen(ann))
                .contains("Nobody has written in #tea yet.")
                .contains("Type a message and press Enter")
                .contains("You are the only member. /invite NAME");
        ann.types("x");
        assertThat(screen(ann)).contains("Nobody has written in #tea yet.");
        ann.presses("Enter");
        assertThat(screen(ann)).doesNotContain("Nobody has written");
    }

    @Test
    void anEmptyDirectConversationSaysWhoReadsIt() {
        server.actor("bob");
        Person ann = Person.signedIn(server, "ann");
        ann.says("/msg bob");
        assertThat(screen(ann)).contains("Only you and bob can read this.");
    }

    @Test
    void theKeyForHelpStandsInTheBarWhileThereIsRoom() {
        Person ann = Person.signedIn(server, "ann");
        for (int columns : new int[] {40, 60, 80, 100, 160}) {
            ann.resize(columns, 24);
            ann.presses("Esc");
            assertThat(screen(ann)).contains("F1 help");
        }
        ann.resize(20, 5);
        assertThat(screen(ann)).doesNotContain("F1 help");
        ann.resize(80, 24);
        ann.presses("F1");
        assertThat(View.render(ann.model).row(22)).doesNotContain("F1 help");
    }

    @Test
    void noNumberBesideARoomIsAnythingButUnread() {
        server.actor("bob");
        Person ann = Person.signedIn(server, "ann");
        ann.says("/join tea");
        assertThat(View.render(ann.model).toText().subList(1, 4))
                .noneMatch(row -> row.split("│", -1)[0].matches(".*\\s\\d.*"));
    }

    @Test
    void whatIsUnreadShowsBesideTheMentions() {
        PaperServer.Wire bob = server.actor("bob");
        Person ann = Person.signedIn(server, "ann");
        ann.says("/join tea");
        for (String text : List.of("one", "@ann two", "three")) {
            server.ask(bob, new Request.Send("lobby", text, null, null, null));
        }
        ann.settle();
        assertThat(screen(ann)).contains("#lobby +3 @1");
    }

    @Test
    void roomsOutOfSightSayThatSomebodyMentionsYouThere() {
        PaperServer.Wire bob = server.actor("bob");
        Person ann = Person.signedIn(server, "ann");
        for (int i = 0; i < 30; i++) {
            ann.says("/join room" + i);
        }
        server.ask(bob, new Request.Send("lobby", "@ann hello", null, null, null));
        server.ask(bob, new Request.Send("lobby", "are you there?", null, null, null));
        ann.settle();
        assertThat(View.render(ann.model).row(1)).matches(" ↑ \\d+ .*\\+2 @1 │.*");
    }

    @Test
    void whoeverWritesFromAnotherRoomSeesInTheBarThatTheOtherIsAway() {
        PaperServer.Wire bob = server.actor("bob");
        Person ann = Person.signedIn(server, "ann");
        server.ask(bob, new Request.Away("lunch"));
        ann.settle();
        ann.says("@bob: are you there?");
        assertThat(ann.status()).matches("(Sending to|Stored for) @bob . · bob is away: lunch");
        server.ask(bob, new Request.Received("@ann", 1));
        ann.settle();
        assertThat(ann.status()).isEqualTo("Delivered to @bob ✓ · bob is away: lunch");
        assertThat(ann.notes("@bob")).containsExactly("· bob is away: lunch");
    }

    @Test
    void whoeverWritesToSomebodyWhoIsAwayIsToldOnce() {
        PaperServer.Wire bob = server.actor("bob");
        Person ann = Person.signedIn(server, "ann");
        server.ask(bob, new Request.Away("lunch"));
        ann.settle();
        ann.says("/msg bob are you there?").says("hello?");
        assertThat(ann.notes("@bob")).containsExactly("· bob is away: lunch");
        assertThat(screen(ann)).contains("· bob is away: lunch");
        ann.wait(700);
        ann.says("and now?");
        assertThat(ann.notes("@bob")).containsExactly("· bob is away: lunch", "· bob is away: lunch");
        server.ask(bob, new Request.Away(null));
        ann.settle();
        ann.says("ah").says("there you are");
        assertThat(ann.notes("@bob")).hasSize(2);
    }

    @Test
    void whatWasDeletedDoesNotReadLikeAWord() {
        PaperServer.Wire bob = server.actor("bob");
        Person ann = Person.signedIn(server, "ann");
        server.ask(bob, new Request.Send("lobby", "oops", null, null, null));
        server.ask(bob, new Request.Delete("lobby", 3));
        ann.settle();
        assertThat(screen(ann)).contains("(message deleted)").doesNotContain("oops");
    }

    @Test
    void aLineThatIsLongerThanItsBoxShowsThatMoreIsAboveAndBelow() {
        Person ann = Person.signedIn(server, "ann");
        ann.resize(40, 24);
        ann.types("word ".repeat(100));
        List<String> rows = View.render(ann.model).toText();
        assertThat(rows.get(rows.size() - 6)).contains("↑");
        ann.presses("Ctrl-A");
        rows = View.render(ann.model).toText();
        assertThat(rows.get(rows.size() - 1)).contains("↓");
        assertThat(rows.get(rows.size() - 6)).doesNotContain("↑");
    }

    @Test
    void roomsThatOneIsNotInAreInSightBelowOnesOwn() {
        PaperServer.Wire bob = server.actor("bob");
        for (String room : List.of("tea", "kitchen", "garden", "attic", "cellar", "yard", "roof")) {
            server.ask(bob, new Request.Create(room, null, false));
        }
        Person ann = Person.signedIn(server, "ann");
        List<String> rows = View.render(ann.model).toText();
        assertThat(rows.get(1)).startsWith("▸#lobby");
        assertThat(rows.get(3)).startsWith(" join:");
        assertThat(rows.subList(4, 9)).allMatch(row -> row.startsWith("+ #"));
        assertThat(rows.get(9)).as("at most five").doesNotStartWith("+");
        ann.says("/join tea");
        assertThat(screen(ann)).contains("▸#tea").doesNotContain("+ #tea");
        ann.says("/leave");
        assertThat(screen(ann)).contains("+ #tea");
    }

    @Test
    void aClickOnARoomThatOneIsNotInGoesThere() {
        PaperServer.Wire bob = server.actor("bob");
        server.ask(bob, new Request.Create("tea", null, false));
        Person ann = Person.signedIn(server, "ann");
        ann.pressed(new Key.Mouse(Key.Mouse.Action.PRESS, 1, 3, 4, false, false, false));
        assertThat(ann.model.conversations().currentKey()).isEqualTo("tea");
    }

    @Test
    void theServerIsAskedForRoomsNowAndThenAlone() {
        Person ann = Person.signedIn(server, "ann");
        ann.effects.clear();
        ann.wait(240);
        assertThat(asked(ann)).isZero();
        ann.wait(120);
        assertThat(asked(ann)).isEqualTo(1);
        ann.pressed(new Key.Focus(false));
        ann.wait(700);
        assertThat(asked(ann)).as("while nobody looks").isEqualTo(1);
    }

    private static long asked(Person ann) {
        return ann.effects.stream()
                .filter(effect -> effect instanceof Effect.Ask ask && ask.request() instanceof Request.Rooms)
                .count();
    }

    @Test
    void oneLongNameMovesNoOtherRowOfAList() {
        PaperServer.Wire bob = server.actor("bob");
        server.ask(bob, new Request.Create("tea", "biscuits", false));
        server.ask(bob, new Request.Create("a-room-with-a-name-that-is-longer-than-all-others-are", null, false));
        Person ann = Person.signedIn(server, "ann");
        ann.says("/list rooms");
        assertThat(ann.notes("lobby")).anyMatch(row -> row.matches(" {2,4}#tea {1,8}\\d member.*"));
    }
}
