package dev.parley.client.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.reducer.PaperServer;
import dev.parley.client.reducer.Person;
import dev.parley.protocol.Request;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Wherever one goes in a room that has rows enough, no row of the screen stays empty. */
class FilledScreenTest {

    private static final int MESSAGES = 90;

    private final PaperServer server = new PaperServer();
    private final PaperServer.Wire bob = server.actor("bob");

    private Person ann() {
        Person ann = Person.signedIn(server, "ann");
        for (int i = 1; i <= MESSAGES; i++) {
            String text = i % 10 == 3 ? "@ann here is " + word(i) + " of you" : "this is " + word(i);
            server.ask(bob, new Request.Send("lobby", text + " and more".repeat(i % 17), null, null, null));
        }
        ann.settle();
        ann.resize(80, 24);
        return ann;
    }

    @Test
    void aMessageThatWasSearchedForStandsOnAFullScreen() {
        Person ann = ann();
        for (int i = 1; i <= MESSAGES; i += 4) {
            ann.says("/search " + word(i));
            ann.presses("Enter");
            isFull(ann, word(i));
            assertThat(String.join("\n", View.render(ann.model).toText())).contains(word(i));
            ann.presses("Esc");
        }
    }

    @Test
    void everyWayThroughAConversationKeepsTheScreenFull() {
        Person ann = ann();
        for (String key : List.of(
                "PgUp", "PgUp", "Home", "PgDn", "Home", "Alt-p", "Alt-p", "Alt-p", "Alt-n", "PgUp", "PgUp", "PgUp",
                "PgUp", "PgUp", "PgUp", "PgUp", "PgUp", "PgUp", "PgUp", "Down", "Up", "Home", "End", "Home")) {
            ann.presses(key);
            isFull(ann, key);
        }
    }

    @Test
    void aLargerScreenIsFilledToo() {
        Person ann = ann();
        ann.says("/search " + word(3));
        ann.presses("Enter");
        for (int[] size :
                new int[][] {{80, 24}, {60, 15}, {100, 40}, {40, 10}, {200, 50}, {80, 60}, {20, 5}, {120, 30}}) {
            ann.resize(size[0], size[1]);
            isFull(ann, size[0] + " x " + size[1]);
        }
    }

    @Test
    void whatComesAndGoesLeavesNoEmptyRow() {
        Person ann = ann();
        ann.says("/search " + word(3));
        ann.presses("Enter", "Esc");
        ann.types("a line that grows ".repeat(20));
        isFull(ann, "a long line");
        ann.presses("Ctrl-U");
        isFull(ann, "without it");
        ann.presses("F7");
        isFull(ann, "without the rooms");
    }

    private static String word(int i) {
        return "word" + (100 + i);
    }

    private static void isFull(Person ann, String when) {
        Frame frame = Frame.of(ann.model);
        List<String> rows = View.render(ann.model).toText();
        for (int y = 1; y <= frame.transcriptRows(); y++) {
            String row = rows.get(y);
            int from = Math.min(row.length(), frame.transcriptLeft());
            int to = Math.min(row.length(), frame.transcriptLeft() + frame.transcriptColumns());
            assertThat(row.substring(from, to))
                    .as("row %d after %s of\n%s", y, when, String.join("\n", rows))
                    .isNotBlank();
        }
    }
}
