package dev.parley.client.view;

import dev.parley.client.reducer.Person;
import org.junit.jupiter.api.Test;

/** Help and keys are read on a page of their own. */
class PageScreenTest {

    @Test
    void helpListsTheCommands() {
        Person ann = Scenes.tea();
        ann.resize(80, 24);
        ann.presses("F1");
        Screens.assertShows(ann.model, """
                 Help                                            PgUp PgDn: scroll   Esc: close
                 First steps: type a message and press Enter to send it to the room.
                 /list                   List the rooms, and the members of this one.
                 /join ROOM              Join a room, or create it.
                 /msg NAME TEXT          Write to one person only.
                 /leave, /quit           Leave this room; quit the client.
                 /help                   See all commands; /help WORD explains one.

                 /join ROOM              Join a room, or create it.
                 /create ROOM [TOPIC]    Create a room and join it.
                 /list [people|rooms]    Show the members of this room, all rooms, or both.
                 /members                Show the members of this room.
                 /who                    Show everyone who is online.
                 /leave [ROOM]           Leave this room, or ROOM; close a direct conversation.
                 /msg USER [TEXT]        Write to one person only; without TEXT, open the
                                         conversation.
                 /me TEXT                Describe an action: /me waves.
                 /edit [TEXT]            Edit your last message or the chosen one; without
                                         TEXT, in the input line.
                 /delete                 Delete your last message, or the chosen one, for
                                         everybody; asks first.
                 /react EMOJI            React to the last message or the chosen one; again
                 ● ann                                                      3 unread, 2 for you
                #tea>
                """);
    }

    @Test
    void helpIsReadOnOnASmallScreen() {
        Person ann = Scenes.tea();
        ann.resize(60, 15);
        ann.presses("F1", "End");
        Screens.assertShows(ann.model, """
                 Help                        PgUp PgDn: scroll   Esc: close
                                         leaving this room.
                 //TEXT                  Send a message that begins with a
                                         slash.

                 After a direct message you see what became of it:
                   ○ waiting  … sending  · stored
                   ✓ delivered  ✓✓ seen
                 In the lists:
                   +3 unread  @2 that mention you
                   ● here  ◐ away  ○ not here
                   … typing  ~ owner  @ operator
                   - reader
                 ● ann                                  3 unread, 2 for you
                #tea>
                """);
    }

    @Test
    void listStandsAmongTheMessages() {
        Person ann = Scenes.tea();
        ann.resize(80, 24);
        ann.says("/list");
        Screens.assertShows(ann.model, """
                 Parley        #tea  Tea and biscuits, from four on                  2/2 online
                 #lobby +2 @1 │── Saturday, 21 November 2026 ─────────────────────────────│● ann
                ▸#tea         │10:00 → bob joined                                         │●~bob
                 direct       │10:00 · bob set the topic: Tea and biscuits, from four on  │
                 @bob    +1 ● │16:04 → ann joined                                         │
                              │16:04 ann: is there any left?                              │
                              │16:04 bob: plenty, and there are two kinds of biscuits too,│
                              │        if you come quickly                                │
                              │16:04 * ann runs                                           │
                              │10:00 #tea: 2 members, 2 online                            │
                              │        ann  online                                        │
                              │        bob  online  owner                                 │
                              │10:00 2 rooms (* you are a member)                         │
                              │        * #lobby  3 members, 3 online                      │
                              │        * #tea    2 members, 2 online  Tea and biscuits,   │
                              │          from four on                                     │
                              │                                                           │
                ⋮
                 ● ann                                             F1 help  3 unread, 2 for you
                #tea>
                """);
    }
}
