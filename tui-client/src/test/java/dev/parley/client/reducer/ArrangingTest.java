package dev.parley.client.reducer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.Seeds;
import dev.parley.client.model.Conversation;
import dev.parley.client.model.Event;
import dev.parley.client.settings.Setting;
import dev.parley.protocol.Request;
import java.util.List;
import org.junit.jupiter.api.Test;

/** In which order conversations are listed, numbered and walked through. */
class ArrangingTest {

    private final PaperServer server = new PaperServer();
    private final PaperServer.Wire bob = server.actor("bob");
    private final PaperServer.Wire cy = server.actor("cy");
    private final Person ann = Person.signedIn(server, "ann");

    ArrangingTest() {
        for (String room : List.of("tea", "garden", "attic")) {
            ann.says("/join " + room);
            server.ask(bob, new Request.Join(room, false, null, 0));
        }
        ann.says("/msg cy hi").says("/msg bob hi");
        ann.presses("Alt-1");
        ann.wait(10);
    }

    private void choose(Setting setting, String value) {
        ann.happen(new Event.Configured(ann.model.preferences().with(setting, value)));
    }

    private List<String> listed() {
        return ann.model.conversations().listed().stream()
                .map(Conversation::key)
                .toList();
    }

    private void hears(PaperServer.Wire from, String room, String text) {
        server.ask(from, new Request.Send(room, text, null, null, null));
        ann.settle();
    }

    private String here() {
        return ann.model.conversations().currentKey();
    }

    @Test
    void usuallyAsTheyCame() {
        hears(bob, "attic", "@ann!");
        assertThat(listed()).containsExactly("lobby", "tea", "garden", "attic", "@cy", "@bob");
    }

    @Test
    void byName() {
        choose(Setting.ORDER, "name");
        assertThat(listed()).containsExactly("attic", "garden", "lobby", "tea", "@bob", "@cy");
        ann.says("/join bees");
        assertThat(listed()).startsWith("attic", "bees", "garden");
        ann.says("/leave");
        assertThat(listed()).startsWith("attic", "garden");
        ann.presses("Alt-1");
        assertThat(here()).isEqualTo("attic");
        choose(Setting.ORDER, "server");
        assertThat(listed()).startsWith("lobby", "tea", "garden", "attic");
    }

    @Test
    void inOnesOwnOrderThenTheOthers() {
        choose(Setting.ORDER, "own");
        ann.says("/join nowhere")
                .says("/set rooms_order #garden, Nowhere LOBBY @bob")
                .says("/leave nowhere");
        assertThat(listed()).containsExactly("garden", "lobby", "tea", "attic", "@bob", "@cy");
        ann.says("/join nowhere");
        assertThat(listed()).startsWith("garden", "nowhere", "lobby");
        ann.presses("Alt-1", "Alt-Right", "Alt-Right");
        assertThat(here()).isEqualTo("lobby");
        ann.types("#");
        ann.presses("Tab");
        assertThat(ann.draft()).isEqualTo("#garden |");
    }

    @Test
    void whatCallsThenWhatIsUnreadThenTheRest() {
        choose(Setting.ORDER, "unread");
        hears(bob, "garden", "just talking");
        assertThat(listed()).containsExactly("garden", "lobby", "tea", "attic", "@cy", "@bob");
        hears(bob, "attic", "ann: look");
        hears(bob, "@ann", "psst");
        assertThat(listed()).containsExactly("attic", "garden", "lobby", "tea", "@bob", "@cy");
    }

    @Test
    void mutedOnesStayWhereTheyAre() {
        choose(Setting.ORDER, "unread");
        hears(bob, "attic", "ann: look");
        ann.says("/mute attic");
        assertThat(listed()).startsWith("lobby", "tea", "garden", "attic");
        hears(bob, "attic", "ann: look again");
        assertThat(listed()).startsWith("lobby", "tea", "garden", "attic");
        ann.says("/unmute attic");
        assertThat(listed()).startsWith("attic", "lobby");
    }

    @Test
    void theNextActiveOneIsAMutedOneLastOfAll() {
        ann.says("/mute tea");
        hears(bob, "tea", "ann: look");
        hears(bob, "attic", "just talking");
        ann.presses("Alt-a");
        assertThat(here()).isEqualTo("attic");
        ann.presses("Alt-a");
        assertThat(here()).isEqualTo("tea");
    }

    @Test
    void eachStepFindsTheListAsItWasBeforeTheFirst() {
        choose(Setting.ORDER, "unread");
        hears(bob, "garden", "one");
        hears(bob, "attic", "two");
        ann.presses("Alt-1");
        assertThat(here()).isEqualTo("garden");
        hears(bob, "tea", "ann: three");
        assertThat(listed()).as("it waits").startsWith("garden", "attic", "lobby", "tea");
        ann.presses("Alt-Right");
        assertThat(here()).isEqualTo("attic");
        ann.presses("Alt-Left");
        assertThat(here()).isEqualTo("garden");
        ann.presses("Alt-Right", "Alt-Right", "Alt-Right");
        assertThat(here()).isEqualTo("tea");
        assertThat(listed()).as("though all is read").startsWith("garden", "attic", "lobby", "tea");
    }

    @Test
    void afterTheWalkTheListIsMadeAnewAroundTheRoomInView() {
        choose(Setting.ORDER, "unread");
        hears(bob, "garden", "one");
        hears(bob, "attic", "two");
        ann.presses("Alt-1");
        hears(bob, "tea", "ann: three");
        assertThat(ann.model.nextDeadline()).isPresent();
        ann.wait(Arranging.WALK_SECONDS);
        // What was read stays where it was as long as it is in view, so that the next step leads to what is unread
        // still.
        assertThat(listed()).startsWith("tea", "garden", "attic", "lobby");
        assertThat(here()).isEqualTo("garden");
        ann.wait(60);
        assertThat(ann.model.nextDeadline()).as("and nothing is waited for").isEmpty();
        ann.presses("Alt-Right");
        assertThat(here()).isEqualTo("attic");
        ann.wait(Arranging.WALK_SECONDS);
        assertThat(listed()).as("it has sunk").startsWith("tea", "attic", "lobby", "garden");
    }

    @Test
    void whoStepsToTheRightReachesEverythingUnread() {
        Seeds.each(60, random -> {
            PaperServer own = new PaperServer();
            PaperServer.Wire eve = own.actor("eve");
            Person dan = Person.signedIn(own, "dan");
            for (int i = 0; i < 8; i++) {
                dan.says("/join room" + i);
                own.ask(eve, new Request.Join("room" + i, false, null, 0));
            }
            dan.happen(new Event.Configured(dan.model.preferences().with(Setting.ORDER, "unread")));
            dan.wait(6);
            for (int i = 0; i < 8; i++) {
                if (random.nextBoolean()) {
                    own.ask(eve, new Request.Send("room" + random.nextInt(8), "word", null, null, null));
                }
            }
            dan.settle();
            int rooms = dan.model.conversations().all().size();
            for (int i = 0; i < rooms; i++) {
                dan.presses("Alt-Right");
                dan.wait(random.nextInt(3));
                assertThat(dan.model.conversations().listed())
                        .as("none is lost, none is there twice")
                        .containsExactlyInAnyOrderElementsOf(
                                dan.model.conversations().all());
            }
            assertThat(dan.model.conversations().all())
                    .allSatisfy(
                            c -> assertThat(c.unread().isEmpty()).as(c.name()).isTrue());
        });
    }

    @Test
    void theNeighbourOfARoomThatIsLeftIsTheOneInTheList() {
        choose(Setting.ORDER, "name");
        ann.says("/join garden").says("/leave");
        assertThat(here()).isEqualTo("attic");
        hears(cy, "@ann", "hello");
        assertThat(listed()).containsExactly("attic", "lobby", "tea", "@bob", "@cy");
    }
}
