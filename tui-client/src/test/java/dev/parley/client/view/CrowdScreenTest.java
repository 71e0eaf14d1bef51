package dev.parley.client.view;

import dev.parley.client.reducer.Person;
import org.junit.jupiter.api.Test;

/** More of everything than there is room for. */
class CrowdScreenTest {

    @Test
    void listsAreClippedAndSayHowMuchIsLeftOut() {
        Person ann = Scenes.crowd();
        ann.resize(60, 15);
        Screens.assertShows(ann.model, """
                 Parley      #lobby                              32/32
                ▸#lobby  32 │10:00 somebod…: message 8          │● ann
                 #room-w… 1 │10:00 somebod…: message 9          │● somebody…
                 #room-w… 1 │10:00 somebod…: message 10         │● user0
                 #room-w… 1 │10:00 somebod…: message 11         │● user1
                 #room-w… 1 │10:00 somebod…: message 12         │● user10
                 #room-w… 1 │10:00 somebod…: message 13         │● user11
                 #room-w… 1 │10:00 somebod…: message 14         │● user12
                 #room-w… 1 │10:00 somebod…: message 15         │● user13
                 #room-w… 1 │10:00 somebod…: message 16         │● user14
                 #room-w… 1 │10:00 somebod…: message 17         │● user15
                 #room-w… 1 │10:00 somebod…: message 18         │● user16
                 ↓ 10 more  │10:00 somebod…: message 19         │ ↓ 21 more
                 ● ann
                #lobby>
                """);
    }

    @Test
    void theRoomInViewIsAmongThoseThatShow() {
        Person ann = Scenes.crowd();
        ann.resize(60, 15);
        ann.presses("Alt-Left");
        Screens.assertShows(ann.model, """
                 Parley      #room-with-a-long-name-19           1/1
                 ↑ 10 more  │── Saturday, 21 November 2026 ─────│●~ann
                 #room-w… 1 │10:00 → ann joined                 │
                 #room-w… 1 │                                   │
                ⋮
                ▸#room-w… 1 │                                   │
                 ● ann
                #room-with-a-lo…>
                """);
    }

    @Test
    void furtherUpItSaysHowMuchIsBelow() {
        Person ann = Scenes.crowd();
        ann.resize(60, 15);
        ann.presses("PgUp");
        Screens.assertShows(ann.model, """
                 Parley      #lobby                              32/32
                ▸#lobby  32 │10:00 ⇄ user0, user1 and 30 more   │● ann
                 #room-w… 1 │        joined                     │● somebody…
                 #room-w… 1 │10:00 somebod…: message 0          │● user0
                 #room-w… 1 │10:00 somebod…: message 1          │● user1
                 #room-w… 1 │10:00 somebod…: message 2          │● user10
                 #room-w… 1 │10:00 somebod…: message 3          │● user11
                 #room-w… 1 │10:00 somebod…: message 4          │● user12
                 #room-w… 1 │10:00 somebod…: message 5          │● user13
                 #room-w… 1 │10:00 somebod…: message 6          │● user14
                 #room-w… 1 │10:00 somebod…: message 7          │● user15
                 #room-w… 1 │10:00 somebod…: message 8          │● user16
                 ↓ 10 more  │ ↓ 11 messages below   End: newest │ ↓ 21 more
                 ● ann
                #lobby>
                """);
    }
}
