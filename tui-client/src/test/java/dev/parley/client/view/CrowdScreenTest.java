package dev.parley.client.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.reducer.PaperServer;
import dev.parley.client.reducer.Person;
import dev.parley.protocol.Request;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** More of everything than there is room for. */
class CrowdScreenTest {

    @Test
    void listsAreClippedAndSayHowMuchIsLeftOut() {
        Person ann = Scenes.crowd();
        ann.resize(60, 15);
        Screens.assertShows(ann.model, """
                 Parley        #lobby                          32/32 online
                ▸#lobby       │10:00 somebody-w…: message 8
                 #room-with-… │10:00 somebody-w…: message 9
                 #room-with-… │10:00 somebody-w…: message 10
                 #room-with-… │10:00 somebody-w…: message 11
                 #room-with-… │10:00 somebody-w…: message 12
                 #room-with-… │10:00 somebody-w…: message 13
                 #room-with-… │10:00 somebody-w…: message 14
                 #room-with-… │10:00 somebody-w…: message 15
                 #room-with-… │10:00 somebody-w…: message 16
                 #room-with-… │10:00 somebody-w…: message 17
                 #room-with-… │10:00 somebody-w…: message 18
                 ↓ 10 more    │10:00 somebody-w…: message 19
                 ● ann                                              F1 help
                #lobby>
                """);
    }

    @Test
    void theRoomInViewIsAmongThoseThatShow() {
        Person ann = Scenes.crowd();
        ann.resize(60, 15);
        ann.presses("Alt-Left");
        Screens.assertShows(ann.model, """
                 Parley        #room-with-a-long-name-19         1/1 online
                 ↑ 10 more    │── Saturday, 21 November 2026 ───────────────
                 #room-with-… │10:00 → ann joined
                 #room-with-… │
                 #room-with-… │ Nobody has written in
                 #room-with-… │ #room-with-a-long-name-19 yet.
                 #room-with-… │ Type a message and press Enter to send it
                 #room-with-… │ to everyone here.
                 #room-with-… │ You are the only member. /invite NAME asks
                 #room-with-… │ somebody in. If the room is open, others
                 #room-with-… │ can type /join room-with-a-long-name-19.
                 #room-with-… │ /topic TEXT says what the room is about.
                ▸#room-with-… │
                 ● ann                                              F1 help
                #room-with-a-lo…>
                """);
    }

    @Test
    void furtherUpItSaysHowMuchIsBelow() {
        Person ann = Scenes.crowd();
        ann.resize(60, 15);
        ann.presses("PgUp");
        Screens.assertShows(ann.model, """
                 Parley        #lobby                          32/32 online
                ▸#lobby       │── Saturday, 21 November 2026 ───────────────
                 #room-with-… │10:00 ⇄ user0, user1 and 30 more joined
                 #room-with-… │10:00 somebody-w…: message 0
                 #room-with-… │10:00 somebody-w…: message 1
                 #room-with-… │10:00 somebody-w…: message 2
                 #room-with-… │10:00 somebody-w…: message 3
                 #room-with-… │10:00 somebody-w…: message 4
                 #room-with-… │10:00 somebody-w…: message 5
                 #room-with-… │10:00 somebody-w…: message 6
                 #room-with-… │10:00 somebody-w…: message 7
                 #room-with-… │10:00 somebody-w…: message 8
                 ↓ 10 more    │ ↓ 11 messages below   End: newest
                 ● ann                                              F1 help
                #lobby>
                """);
    }

    /** Somebody with a long name and many messages in two rooms with long names. */
    private static Person lively() {
        PaperServer server = new PaperServer();
        PaperServer.Wire max = server.actor("maximilian");
        Person ann = Person.signedIn(server, "ann");
        ann.says("/join release-planning")
                .says("/join tea")
                .says("/join release-notes")
                .says("/join lobby");
        server.ask(max, new Request.Join("release-planning", true, null, 0));
        server.ask(max, new Request.Join("release-notes", true, null, 0));
        server.ask(max, new Request.Join("tea", true, null, 0));
        for (int i = 0; i < 134; i++) {
            server.ask(max, new Request.Send("release-planning", i < 12 ? "@ann hi" : "hi", null, null, null));
            server.ask(max, new Request.Send("release-notes", "hi", null, null, null));
            server.ask(max, new Request.Send("@ann", "hi", null, null, null));
        }
        server.ask(max, new Request.Send("tea", "@ann hi", null, null, null));
        server.ask(max, new Request.Send("tea", "hi", null, null, null));
        ann.settle();
        return ann;
    }

    private static String rooms(Person ann, int rows) {
        return IntStream.rangeClosed(1, rows)
                .mapToObj(row -> View.render(ann.model).row(row))
                .map(row -> row.substring(0, row.indexOf('│') + 1) + "\n")
                .collect(Collectors.joining());
    }

    @Test
    void namesStayReadableBesideWhatIsUnread() {
        Person ann = lively();
        ann.resize(80, 24);
        assertThat(rooms(ann, 6)).isEqualTo("""
                ▸#lobby         │
                 #release-… @12 │
                 #tea     +2 @1 │
                 #release… +134 │
                 direct         │
                 @maximi… +50 ● │
                """);
        ann.resize(62, 24);
        assertThat(rooms(ann, 6)).isEqualTo("""
                ▸#lobby       │
                 #releas… @12 │
                 #tea   +2 @1 │
                 #releas… 99+ │
                 direct       │
                 @maxi… +50 ● │
                """);
    }
}
