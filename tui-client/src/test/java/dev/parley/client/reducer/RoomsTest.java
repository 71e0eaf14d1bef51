package dev.parley.client.reducer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.model.Effect;
import dev.parley.client.model.Event;
import dev.parley.client.model.Member;
import dev.parley.client.model.Tone;
import dev.parley.protocol.Entry;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.Request;
import dev.parley.protocol.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoomsTest {

    private final PaperServer server = new PaperServer();
    private final PaperServer.Wire bob = server.actor("bob");
    private final Person ann = Person.signedIn(server, "ann");

    @Test
    void joinMakesARoomIfThereIsNoneAndSaysSo() {
        ann.says("/join #tea");
        assertThat(ann.status()).isEqualTo("Created #tea.");
        assertThat(ann.model.conversations().currentKey()).isEqualTo("tea");
    }

    @Test
    void whatWentWrongMeanwhileStaysAndTheNewRoomIsToldInIt() {
        ann.happen(new Event.Typed("/join #tea"));
        ann.happen(new Event.Told(Tone.ERROR, "client.toml, line 2: there is no setting bel."));
        ann.settle();
        assertThat(ann.status()).isEqualTo("client.toml, line 2: there is no setting bel.");
        assertThat(ann.notes("tea")).containsExactly("Created #tea.");
    }

    @Test
    void joinGoesToARoomThatIsThere() {
        server.ask(bob, new Request.Create("tea", null, false));
        ann.says("/join TEA");
        assertThat(ann.status()).isEqualTo("Joined #tea.");
        ann.says("/join lobby");
        assertThat(ann.model.conversations().currentKey()).isEqualTo("lobby");
    }

    @Test
    void createSaysWhenThereIsOneAlready() {
        server.ask(bob, new Request.Create("tea", null, false));
        ann.says("/create tea");
        assertThat(ann.status()).isEqualTo("There is a room named tea already. /join tea goes there.");
        ann.says("/create garden roses");
        assertThat(ann.status()).isEqualTo("Created #garden.");
        assertThat(ann.model.conversations().currentKey()).isEqualTo("garden");
    }

    @Test
    void leaveGoesToTheNeighbour() {
        ann.says("/join tea").says("/leave");
        assertThat(ann.status()).isEqualTo("You left #tea.");
        assertThat(ann.model.conversations().currentKey()).isEqualTo("lobby");
        assertThat(server.isMember("ann", "tea")).isFalse();
        ann.says("/leave tea");
        assertThat(ann.status()).isEqualTo("You are not in #tea.");
    }

    @Test
    void leavingTheLastRoomLeavesNothingInView() {
        ann.says("/leave").says("anybody?");
        assertThat(ann.status()).contains("You are not in a room");
    }

    @Test
    void aDirectConversationIsClosedWithoutAskingTheServer() {
        ann.says("/msg bob hi").says("/leave");
        assertThat(ann.model.conversations().get("@bob")).isNull();
        server.ask(bob, new Request.Send("@ann", "hello again", null, null, null));
        ann.settle();
        assertThat(ann.texts("@bob")).containsExactly("hi", "hello again");
    }

    @Test
    void membersComeAndGo() {
        ann.says("/join tea");
        server.ask(bob, new Request.Join("tea", false, null, 0));
        ann.settle();
        assertThat(ann.in("tea").members().size()).isEqualTo(2);
        server.ask(bob, new Request.Away("lunch"));
        ann.settle();
        assertThat(ann.in("tea").members().get("bob").away()).isEqualTo("lunch");
        server.ask(bob, new Request.Leave("tea"));
        ann.settle();
        assertThat(ann.in("tea").members().size()).isEqualTo(1);
        server.cut(bob);
        ann.settle();
        assertThat(ann.in("lobby").members().get("bob").online()).isFalse();
    }

    @Test
    void whoComesInIsListedWithoutAskingTheServer() {
        ann.says("/join tea");
        ann.effects.clear();
        server.ask(bob, new Request.Join("tea", false, null, 0));
        ann.settle();
        Member there = ann.in("tea").members().get("bob");
        assertThat(there.role()).isEqualTo(Role.MEMBER);
        assertThat(there.online()).isTrue();
        assertThat(ann.effects).noneMatch(e -> e instanceof Effect.Ask ask && ask.request() instanceof Request.Members);
    }

    @Test
    void whoIsKickedIsTold() {
        ann.says("/join tea");
        long next = ann.in("tea").log().last() + 1;
        ann.happen(new Event.FromServer(
                new Entry.Left("tea", next, Person.START, "ann", LeaveReason.KICKED, "bob", "too loud")));
        assertThat(ann.status()).isEqualTo("You were kicked from #tea by bob: too loud");
        assertThat(ann.model.conversations().get("tea")).isNull();
    }

    @Test
    void aRoomJoinedOnAnotherClientAppears() {
        PaperServer.Wire other = server.connect();
        server.ask(other, new Request.Login("ann", "a password", null, null, null));
        server.ask(other, new Request.Join("tea", true, null, 0));
        ann.settle();
        server.ask(bob, new Request.Join("tea", false, null, 0));
        ann.settle();
        assertThat(ann.entries("tea")).isEqualTo(server.entries("ann", "tea"));
        assertThat(ann.model.conversations().currentKey()).isEqualTo("lobby");
    }

    @Test
    void listSaysWhoIsHereAndWhichRoomsThereAre() {
        server.ask(bob, new Request.Away("lunch"));
        ann.says("/list");
        assertThat(ann.notes("lobby"))
                .containsExactly(
                        "#lobby: 2 members, 2 online",
                        "  ann  online",
                        "  bob  away    lunch",
                        "1 room (* you are a member)",
                        "  * #lobby  2 members, 2 online");
    }

    @Test
    void listTakesOneOfTheTwo() {
        ann.says("/list rooms");
        assertThat(ann.notes("lobby").get(0)).startsWith("1 room");
        ann.says("/list everything");
        assertThat(ann.status()).isEqualTo("/list people, /list rooms, or /list for both.");
    }

    @Test
    void listShowsEveryRoomOfAServerThatGivesThemInPages() {
        server.ask(bob, new Request.Create("ale", null, false));
        server.ask(bob, new Request.Create("tea", null, false));
        server.roomsInAnAnswer(1);
        ann.says("/list rooms");
        assertThat(ann.notes("lobby")).filteredOn(line -> line.contains("#")).hasSize(3);
        assertThat(String.join("\n", ann.notes("lobby"))).contains("#ale", "#lobby", "#tea");
    }

    @Test
    void whoTellsWhoIsOnlineAndFromWhere() {
        ann.says("/who");
        assertThat(ann.notes("lobby"))
                .containsExactly(
                        "2 people are online",
                        "  ann  since 09:30  10.0.0.1:4000",
                        "  bob  since 09:30  10.0.0.1:4000");
    }

    @Test
    void sessionsAreListedAndOneIsEndedByTheNumberThatWasShown() {
        ann.says("/sessions end 2");
        assertThat(ann.status()).isEqualTo("Type /sessions first: it shows the number of each session.");
        PaperServer.Wire first = server.connect();
        first.user = "ann";
        ann.says("/sessions");
        String others = "10.0.0." + server.wires.indexOf(first);
        String own = "10.0.0." + server.wires.indexOf(ann.wire);
        assertThat(ann.notes("lobby"))
                .containsExactly(
                        "You have 2 sessions",
                        "  1  (no name)  " + own + "  since 20 Nov 09:30  this session",
                        "  2  laptop     " + others + "  since 20 Nov 09:30  connected",
                        "To end one: /sessions end NUMBER.");
        ann.says("/sessions end 1");
        assertThat(ann.status()).isEqualTo("Session 1 is this one. /logout ends it.");
        for (String wrong : List.of("0", "3", "99999")) {
            ann.says("/sessions end " + wrong);
            assertThat(ann.status()).isEqualTo("There is no session " + wrong + ". /sessions lists them.");
        }
        for (String wrong : List.of("end", "end x", "2", "end 2 3", "end 123456", "all")) {
            ann.says("/sessions " + wrong);
            assertThat(ann.status())
                    .isEqualTo("/sessions lists your sessions, /sessions end 2 ends the second of them.");
        }
        assertThat(first.user).isEqualTo("ann");
        ann.says("/sessions end 2");
        assertThat(ann.status()).isEqualTo("Ended session 2: laptop.");
        assertThat(first.user).isEmpty();
    }

    @Test
    void theTopicIsToldChangedAndTakenAway() {
        ann.says("/topic");
        assertThat(ann.status()).isEqualTo("#lobby has no topic.");
        ann.says("/topic be kind");
        assertThat(ann.in("lobby").topic()).isEqualTo("be kind");
        ann.says("/topic");
        assertThat(ann.status()).isEqualTo("#lobby: be kind");
        ann.says("/topic -");
        assertThat(server.topic("lobby")).as("it is asked first").isEqualTo("be kind");
        ann.presses("Esc");
        assertThat(server.topic("lobby")).isEqualTo("be kind");
        ann.says("/topic －");
        ann.types("y");
        ann.settle();
        assertThat(server.topic("lobby")).isEmpty();
        assertThat(ann.in("lobby").topic()).isEmpty();
    }

    @Test
    void whoIsNotAwayIsToldSo() {
        ann.says("/away");
        assertThat(ann.status()).isEqualTo("You are not away. To set yourself as away, type /away TEXT.");
        ann.says("/back");
        assertThat(ann.status()).startsWith("You are not away.");
        ann.says("/away lunch").says("/back");
        assertThat(server.away).doesNotContainKey("ann");
        assertThat(ann.status()).isEqualTo("You are back.");
    }

    @Test
    void awayAndBack() {
        ann.says("/away at lunch");
        assertThat(server.away).containsEntry("ann", "at lunch");
        assertThat(ann.status()).isEqualTo("You are away. Type /back when you return.");
        ann.says("/away");
        assertThat(server.away).doesNotContainKey("ann");
        assertThat(ann.status()).isEqualTo("You are back.");
    }

    @Test
    void helpAndKeysAreReadOnAPage() {
        ann.says("/help");
        assertThat(ann.model.page().title()).isEqualTo("Help");
        ann.presses("Esc");
        assertThat(ann.model.page()).isNull();
        ann.says("/keys");
        assertThat(ann.model.page().title()).isEqualTo("Keys");
        ann.presses("Esc");
        ann.says("/help join");
        assertThat(ann.notes("lobby").get(0)).startsWith("/join ROOM");
    }

    @Test
    void anUnknownCommandIsNotSent() {
        ann.says("/jion tea");
        assertThat(ann.status()).contains("Did you mean /join?");
        assertThat(server.texts("ann", "lobby")).isEmpty();
    }

    @Test
    void whatNeedsNoServerIsDoneWithoutAConnection() {
        ann.says("/join tea").says("/join lobby").says("/msg bob hi");
        ann.reachable = false;
        ann.lose();
        ann.says("/join tea");
        assertThat(ann.model.conversations().currentKey()).isEqualTo("tea");
        assertThat(ann.status()).isEqualTo("Now in #tea.");
        ann.says("/leave @bob");
        assertThat(ann.model.conversations().get("@bob")).isNull();
        ann.says("/join elsewhere");
        assertThat(ann.status()).isEqualTo("No connection. Try /join again when it is back.");
        ann.says("/leave tea");
        assertThat(ann.status()).isEqualTo("No connection. Try /leave again when it is back.");
    }
}
