package dev.parley.client.reducer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.Seeds;
import dev.parley.client.model.Aim;
import dev.parley.client.model.Credentials;
import dev.parley.client.model.Event;
import dev.parley.client.model.Question;
import dev.parley.client.view.View;
import dev.parley.protocol.Entry;
import dev.parley.protocol.Reaction;
import dev.parley.protocol.Request;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Mending, deleting, reacting and answering. */
class AmendingTest {

    private final PaperServer server = new PaperServer();
    private final PaperServer.Wire bob = server.actor("bob");
    private final Person ann = Person.signedIn(server, "ann");

    private void enter(String line) {
        ann.types(line);
        ann.presses("Enter");
    }

    private Entry.Message message(int index) {
        return (Entry.Message) ann.entries("lobby").stream()
                .filter(Entry.Message.class::isInstance)
                .toList()
                .get(index);
    }

    private void bobSays(String text) {
        server.ask(bob, new Request.Send("lobby", text, null, null, null));
        ann.settle();
    }

    @Test
    void upOnAnEmptyLineMendsTheLastMessage() {
        enter("one");
        enter("tow");
        bobSays("hm?");
        ann.presses("Up");
        assertThat(ann.draft()).isEqualTo("tow|");
        assertThat(ann.model.draft().aim().kind()).isEqualTo(Aim.Kind.EDIT);
        ann.presses("Ctrl-T");
        ann.presses("Enter");
        assertThat(ann.texts("lobby")).containsExactly("one", "two", "hm?");
        assertThat(message(1).edited()).isNotNull();
        assertThat(ann.model.draft().aim()).isNull();
        assertThat(ann.draft()).isEqualTo("|");
    }

    @Test
    void upOnceMoreIsAPlainLineOfTheHistory() {
        enter("one");
        enter("two");
        ann.presses("Up", "Up");
        assertThat(ann.draft()).isEqualTo("one|");
        assertThat(ann.model.draft().aim()).isNull();
        ann.presses("Down", "Down");
        assertThat(ann.draft()).isEqualTo("|");
        enter("/topic x");
        ann.presses("Up");
        assertThat(ann.draft()).as("a command is not mended").isEqualTo("/topic x|");
        assertThat(ann.model.draft().aim()).isNull();
    }

    @Test
    void escLeavesMendingAndWhatWasBegunComesBack() {
        enter("one");
        ann.types("half");
        ann.presses("Ctrl-Up");
        ann.types("e");
        assertThat(ann.draft()).isEqualTo("one|");
        ann.types("!");
        ann.presses("Up");
        assertThat(ann.draft()).as("what is mended is not given up for Up").isEqualTo("one!|");
        ann.presses("Esc");
        assertThat(ann.draft()).isEqualTo("half|");
        assertThat(ann.texts("lobby")).containsExactly("one");
    }

    @Test
    void commandsAreForTheLastMessageThatTheyCanBeMeantFor() {
        enter("mine");
        bobSays("his");
        ann.says("/edit mine!").says("/reply yes?").says("/react 👍");
        assertThat(ann.texts("lobby")).containsExactly("mine!", "his", "yes?");
        assertThat(message(2).replyTo()).isEqualTo(message(1).seq());
        assertThat(message(2).reactions()).extracting(Reaction::emoji).containsExactly("👍");
        ann.says("/react 👍");
        assertThat(message(2).reactions()).isNull();
        ann.says("/delete");
        assertThat(message(2).deleted()).as("it is asked first").isNull();
        ann.says("perhaps").says("no");
        assertThat(message(2).deleted()).isNull();
        ann.says("/delete").says("yes");
        assertThat(message(2).deleted()).isNotNull();
        assertThat(message(2).text()).isEmpty();
        ann.says("/delete").says("y").says("/delete");
        assertThat(message(0).deleted()).isNotNull();
        assertThat(ann.status()).isEqualTo("No message of yours here to delete.");
    }

    @Test
    void aMessageIsChosenAndAnsweredDeletedOrReactedTo() {
        enter("mine");
        bobSays("his");
        ann.presses("Ctrl-Up");
        assertThat(ann.model.writing().chosen()).isEqualTo(message(1).seq());
        ann.types("r");
        enter("an answer");
        assertThat(message(2).replyTo()).isEqualTo(message(1).seq());
        ann.presses("Ctrl-Up", "Ctrl-Up", "Ctrl-Up");
        assertThat(ann.model.writing().chosen()).isEqualTo(message(0).seq());
        ann.types("+");
        enter("❤️");
        assertThat(message(0).reactions()).extracting(Reaction::emoji).containsExactly("❤️");
        ann.presses("Ctrl-Up", "Up", "Up");
        ann.types("d");
        assertThat(ann.model.writing().question()).isInstanceOf(Question.Delete.class);
        ann.presses("Esc");
        assertThat(message(0).deleted()).isNull();
        ann.types("d");
        ann.presses("Enter");
        ann.types("n");
        assertThat(message(0).deleted()).isNull();
        ann.types("d");
        ann.types("y");
        ann.settle();
        assertThat(message(0).deleted()).isNotNull();
        assertThat(ann.model.writing().chosen()).isZero();
    }

    @Test
    void whoMayNotDeleteIsToldBeforeTheQuestion() {
        bobSays("his");
        ann.presses("Ctrl-Up");
        ann.types("d");
        assertThat(ann.model.writing().question()).isNull();
        assertThat(ann.status())
                .isEqualTo("You can delete only your own messages. Operators of the room can delete any.");
    }

    @Test
    void whatOthersAmendIsSeenAtOnce() {
        bobSays("tpyo");
        long seq = message(0).seq();
        server.ask(bob, new Request.React("lobby", seq, "🎉", true));
        server.ask(bob, new Request.Edit("lobby", seq, "typo"));
        ann.settle();
        assertThat(message(0).text()).isEqualTo("typo");
        assertThat(message(0).reactions()).containsExactly(new Reaction("bob", "🎉", seq + 1));
        assertThat(ann.in("lobby").log().last()).isEqualTo(seq + 2);
        assertThat(ann.entries("lobby")).hasSize(3);
    }

    @Test
    void withoutAConnectionNothingIsAmendedAndTheLineStays() {
        enter("one");
        ann.presses("Up");
        ann.types("!");
        ann.reachable = false;
        ann.lose();
        ann.presses("Enter");
        assertThat(ann.draft()).isEqualTo("one!|");
        assertThat(ann.status()).startsWith("No connection");
        ann.reachable = true;
        ann.wait(60);
        ann.presses("Enter");
        assertThat(ann.texts("lobby")).containsExactly("one!");
    }

    @Test
    void whatWasDeletedWhileItWasMendedLeavesTheTextInTheLine() {
        enter("one");
        ann.types("half");
        ann.presses("Ctrl-Up");
        ann.types("e");
        ann.types("!");
        server.ask(bob, new Request.Delete("lobby", message(0).seq()));
        ann.settle();
        ann.presses("Enter");
        assertThat(ann.draft()).isEqualTo("one!|");
        assertThat(ann.model.draft().aim()).isNull();
        assertThat(ann.status()).contains("was deleted").contains("Press Up");
        ann.presses("Up");
        assertThat(ann.draft()).isEqualTo("half|");
        ann.presses("Down", "Enter");
        assertThat(message(1).text()).isEqualTo("one!");
    }

    @Test
    void anAnswerThatWaitsKeepsWhatItAnswers() {
        bobSays("his");
        ann.reachable = false;
        ann.lose();
        ann.says("/reply hers");
        ann.reachable = true;
        ann.wait(60);
        assertThat(message(1).replyTo()).isEqualTo(message(0).seq());
    }

    @Test
    void whatIsAmendedInStormsIsInTheEndAsTheServerHasIt() {
        Seeds.each(100, random -> {
            PaperServer storm = new PaperServer();
            storm.pageLimit = 1 + random.nextInt(6);
            PaperServer.Wire other = storm.actor("bob");
            Person person = Person.signedIn(storm, "ann");
            for (int i = 0; i < 80; i++) {
                long target = 1L + random.nextInt(storm.entries("ann", "lobby").size());
                Request request =
                        switch (random.nextInt(8)) {
                            case 0 -> new Request.Edit("lobby", target, "edit " + i);
                            case 1 -> new Request.Delete("lobby", target);
                            case 2, 3 -> new Request.React("lobby", target, "👍", random.nextBoolean());
                            default -> new Request.Send("lobby", "text " + i, null, null, null);
                        };
                storm.ask(other, request);
                other.said.clear();
                if (random.nextInt(12) == 0) {
                    person.lose();
                    person.reachable = random.nextBoolean();
                } else if (random.nextInt(3) == 0) {
                    person.step();
                }
            }
            person.reachable = true;
            person.wait(120);
            Person fresh = new Person(storm, "ann");
            fresh.happen(new Event.Started(false));
            fresh.settle();
            fresh.happen(new Event.SignIn(new Credentials("ann", "a password", false)));
            fresh.settle();
            List<Entry> held = person.entries("lobby");
            List<Entry> truth = fresh.entries("lobby");
            int common = Math.min(held.size(), truth.size());
            assertThat(held.subList(held.size() - common, held.size()))
                    .isEqualTo(truth.subList(truth.size() - common, truth.size()));
        });
    }

    private String shown() {
        return View.render(ann.model).toString();
    }

    @Test
    void onlyWhatOneMayDoWithAMessageIsOffered() {
        enter("mine");
        bobSays("his");
        ann.presses("Ctrl-Up");
        assertThat(shown()).contains("r reply  + react  Esc leave");
        ann.presses("Ctrl-Up");
        assertThat(shown()).contains("r reply  e edit  d delete  + react  Esc leave");
        ann.presses("Esc");
        ann.says("/join own");
        server.ask(bob, new Request.Join("own", false, null, 0));
        server.ask(bob, new Request.Send("own", "his", null, null, null));
        ann.settle();
        ann.presses("Ctrl-Up");
        assertThat(shown()).as("she owns the room").contains("r reply  d delete  + react  Esc leave");
    }
}
