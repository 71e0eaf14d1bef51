package dev.parley.client.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.Scripts;
import dev.parley.client.grid.Cell;
import dev.parley.client.grid.Grid;
import dev.parley.client.model.Credentials;
import dev.parley.client.model.Event;
import dev.parley.client.model.Tone;
import dev.parley.client.reducer.PaperServer;
import dev.parley.client.reducer.Person;
import dev.parley.client.terminal.Key;
import dev.parley.client.text.CleanText;
import dev.parley.client.text.Graphemes;
import dev.parley.client.text.TextWidth;
import dev.parley.protocol.Entry;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ErrorReply;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.MessageStyle;
import dev.parley.protocol.Request;
import dev.parley.protocol.Result;
import dev.parley.protocol.ServerEvent;
import dev.parley.protocol.ServerMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every string of a model that comes from others, or from a paste, is hostile; and no cell of any screen has anything but harmless text. */
class HostileTextTest {

    /** Begins with nothing that could be seen as a command or a name, and holds all that a terminal or a reader could be fooled with. */
    private static final String HOSTILE =
            "x\u001b[2J\u001b]0;owned\u0007\u009b31m" + String.join("y", Scripts.HOSTILE) + "z"
                    + "\u0334".repeat(4000) + "\u200b".repeat(300) + "👩" + "\u200d".repeat(300) + "က\u102c\u102c"
                    + "\u1100".repeat(50)
                    + "\ud83c\udff4" + "\udb40\udc61".repeat(100) + "\ud83d";

    private static final int[][] SIZES = {
        {1, 1}, {40, 10}, {60, 15}, {61, 16}, {79, 20}, {80, 24}, {100, 30}, {139, 40}, {160, 45}, {200, 60}
    };

    @Test
    void noScreenHoldsAnythingButHarmlessText() {
        scenes().forEach((scene, ann) -> {
            for (int[] size : SIZES) {
                ann.resize(size[0], size[1]);
                assertHarmless(scene + " at " + size[0] + "×" + size[1], View.render(ann.model));
            }
        });
    }

    /** So that the test above looks at hostile text indeed, and not at screens on which it does not stand. */
    @Test
    void hostileTextIsOnEveryScreen() {
        scenes().forEach((scene, ann) -> {
            ann.resize(160, 45);
            assertThat(View.render(ann.model).toString()).as(scene).contains("␛");
        });
    }

    @Test
    void titlesHoldNothingThatATerminalObeys() {
        scenes().forEach((scene, ann) -> assertHarmless(scene, CleanText.line(Title.of(ann.model))));
    }

    private static Map<String, Person> scenes() {
        Map<String, Person> scenes = new LinkedHashMap<>();
        scenes.put("a room", room());
        scenes.put("a reply under way", pressing(room(), "Alt-Up"));
        Person reply = room();
        reply.says("/reply");
        scenes.put("a reply", reply);
        Person member = room();
        member.says("/list");
        scenes.put("members", member);
        Person who = room();
        who.says("/who");
        scenes.put("everyone", who);
        Person direct = room();
        direct.presses("Alt-3");
        scenes.put("a direct conversation", direct);
        Person completing = room();
        completing.types("@e");
        completing.presses("Tab", "Tab");
        scenes.put("names that Tab offers", completing);
        Person pasting = room();
        pasting.pressed(new Key.Paste((HOSTILE + "\n").repeat(12), true));
        scenes.put("a question before a paste", pasting);
        Person pasted = room();
        pasted.pressed(new Key.Paste(HOSTILE + "\n" + HOSTILE, true));
        scenes.put("what was pasted", pasted);
        Person recalled = room();
        recalled.pressed(new Key.Paste(HOSTILE, true));
        recalled.presses("Enter", "Ctrl-R");
        recalled.pressed(new Key.Text("y"));
        scenes.put("what Ctrl-R finds", recalled);
        Person refused = room();
        refused.happen(failed());
        scenes.put("an error", refused);
        Person told = room();
        told.happen(new Event.Told(Tone.ERROR, "Could not export to " + HOSTILE));
        scenes.put("a file's name", told);
        Person warned = room();
        warned.happen(new Event.Warned(HOSTILE));
        scenes.put("a warning", warned);
        Person lost = room();
        lost.reachable = false;
        lost.happen(new Event.FromServer(new ServerEvent.Bye("shutdown", HOSTILE, 5000L)));
        lost.happen(new Event.LinkDown(HOSTILE, true, 5000L, 0.5));
        scenes.put("no connection", lost);
        scenes.put("a form", form());
        return scenes;
    }

    private static Person pressing(Person person, String... keys) {
        person.presses(keys);
        return person;
    }

    private static Person form() {
        Person ann = new Person(new PaperServer(), HOSTILE);
        ann.reachable = false;
        ann.happen(new Event.Started(false));
        ann.settle();
        ann.happen(new Event.LinkDown(HOSTILE, false, null, 0.5));
        return ann;
    }

    private static Event failed() {
        return new Event.FromServer(new ServerMessage.Failed(null, ErrorReply.of(ErrorCode.FORBIDDEN, HOSTILE)));
    }

    /** In which everybody but Ann is hostile, and the server too. */
    private static Person room() {
        PaperServer server = new PaperServer();
        String name = "eve" + HOSTILE;
        String room = "tea" + HOSTILE;
        PaperServer.Wire eve = server.actor(name);
        server.ask(eve, new Request.Create(room, null, false));
        server.ask(eve, new Request.Topic(room, HOSTILE));
        server.ask(eve, new Request.Away(HOSTILE));
        server.ask(server.actor("ann"), new Request.Join(room, false, null, 50));
        Person ann = new Person(server, "ann");
        ann.happen(new Event.Started(false));
        ann.settle();
        ann.happen(new Event.SignIn(new Credentials("ann", "a password", false)));
        ann.settle();
        server.ask(eve, new Request.Send("@ann", HOSTILE, null, null, null));
        ann.settle();
        ann.presses("Alt-2");
        server.ask(eve, new Request.Send("lobby", "@ann " + HOSTILE, null, null, null));
        server.ask(eve, new Request.Send(room, HOSTILE + "\n" + HOSTILE, null, null, null));
        server.ask(eve, new Request.Send(room, HOSTILE, null, MessageStyle.ACTION, null));
        ann.settle();
        ann.says("mine").says("/me " + HOSTILE.replace("\n", ""));
        long last = ann.entries(room).get(ann.entries(room).size() - 1).seq();
        server.ask(eve, new Request.Send(room, "@ann " + HOSTILE, null, null, last));
        server.ask(eve, new Request.React(room, last, HOSTILE, true));
        server.ask(eve, new Request.React(room, last, "👍", true));
        ServerMessage edited = server.ask(eve, new Request.Edit(room, last - 1, HOSTILE + HOSTILE));
        ann.settle();
        Instant at = server.now;
        long seq = ((Result.Written) ((ServerMessage.Ok) edited).result()).seq();
        List<ServerEvent> lies = new ArrayList<>(List.of(
                new ServerEvent.Notice(HOSTILE, null),
                new ServerEvent.Notice(HOSTILE, name),
                new ServerEvent.Presence("liar" + HOSTILE, true, HOSTILE),
                new Entry.Joined(room, ++seq, at, HOSTILE)));
        for (LeaveReason reason : LeaveReason.values()) {
            lies.add(new Entry.Left(room, ++seq, at, HOSTILE, reason, HOSTILE, HOSTILE));
        }
        lies.add(new Entry.Topic(room, ++seq, at, HOSTILE, HOSTILE));
        lies.add(new Entry.Message(room, ++seq, at, HOSTILE, HOSTILE, HOSTILE, null, null));
        lies.add(new ServerEvent.Typing(room, name));
        lies.forEach(lie -> ann.happen(new Event.FromServer(lie)));
        ann.settle();
        return ann;
    }

    private static void assertHarmless(String what, Grid grid) {
        for (int y = 0; y < grid.height(); y++) {
            int x = 0;
            while (x < grid.width()) {
                Cell cell = grid.cell(x, y);
                String where = what + ", cell " + x + ", " + y;
                assertHarmless(where, cell.grapheme());
                assertThat(Graphemes.count(cell.grapheme())).as(where).isEqualTo(1);
                assertThat(cell.width()).as(where).isEqualTo(TextWidth.of(cell.grapheme()));
                for (int i = 1; i < cell.width(); i++) {
                    assertThat(grid.cell(x + i, y).isContinuation()).as(where).isTrue();
                }
                x += cell.width();
            }
            assertThat(x).as(what + ", row " + y).isEqualTo(grid.width());
        }
    }

    /** Of format characters joiners may stand in a cluster, tags in a flag, and Arabic signs that have ink. */
    private static void assertHarmless(String what, String text) {
        text.codePoints().forEach(codePoint -> {
            int type = Character.getType(codePoint);
            boolean joins = codePoint == 0x200C || codePoint == 0x200D;
            boolean tag = codePoint >= 0xE0020 && codePoint <= 0xE007F && text.contains("🏴");
            boolean sign = codePoint >= 0x0600 && codePoint <= 0x070F;
            assertThat(type != Character.CONTROL
                            && type != Character.SURROGATE
                            && type != Character.LINE_SEPARATOR
                            && type != Character.PARAGRAPH_SEPARATOR
                            && (type != Character.FORMAT || joins || tag || sign))
                    .as("U+%04X in %s", codePoint, what)
                    .isTrue();
        });
        assertThat(text.codePointCount(0, text.length()) <= 26 || Graphemes.count(text) > 1)
                .as("a flood in %s", what)
                .isTrue();
        assertThat(CleanText.line(text)).as(what).isEqualTo(text);
    }
}
