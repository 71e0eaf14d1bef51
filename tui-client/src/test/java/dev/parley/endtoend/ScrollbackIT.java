package dev.parley.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Reading back through thousands of messages, and through what was missed. */
class ScrollbackIT extends EndToEnd {

    private static final int MANY = 5_000;
    private static final int COLUMNS = 100;
    private static final int ROWS = 60;

    private static final String OLDER = "PPage";
    private static final String NEWER = "NPage";

    @Test
    void fiveThousandMessagesAreReadBackToTheFirstAndNewOnesWaitBelow() {
        Server server = stage.serverWithoutLimits();
        RawPeer zoe = stage.rawPeer("zoe", server.port());
        zoe.ask("create", "room", "tea");
        zoe.sayAll("tea", Numbered.texts(1, MANY));
        FullScreen ann = stage.fullScreen("ann", server.port(), COLUMNS, ROWS);
        ann.register(PASSWORD);
        ann.enter("/join tea");
        // A page has fewer messages than the screen has rows, and is not all that comes.
        ann.hears("tea", "zoe", "number " + (MANY - ROWS + 7));

        Numbered pages = new Numbered(ann, "tea");
        int said = MANY;
        while (pages.first() > 1) {
            pages.turn(OLDER);
            List<Integer> shown = pages.numbers();
            assertThat(pages.below()).isEqualTo(said - shown.get(shown.size() - 1));
            if (said == MANY && pages.first() < MANY / 2) {
                said += 7;
                newOnesWaitBelow(zoe, ann, pages, said);
            }
        }
        said += 7;
        newOnesWaitBelow(zoe, ann, pages, said);

        ann.terminal().keys("Escape");
        ann.terminal().awaitNoRow("messages? below");
        ann.hears("tea", "zoe", "number " + said);
        assertThat(ann.timesSeen("zoe number " + said)).isEqualTo(1);
    }

    /** Seven more are said: nothing moves, and the last row counts them. */
    private static void newOnesWaitBelow(RawPeer zoe, FullScreen ann, Numbered pages, int said) {
        List<Integer> shown = pages.numbers();
        int below = pages.below();
        zoe.sayAll("tea", Numbered.texts(said - 6, said));
        ann.terminal().awaitRow("↓ " + (below + 7) + " messages below");
        pages.look(ann.terminal().screen());
        assertThat(pages.numbers()).isEqualTo(shown);
    }

    @Test
    void whatWasMissedIsReadFromItsEndBackwards() {
        FullScreen ann = missesThousands();
        Numbered pages = new Numbered(ann, "tea");
        assertThat(pages.last()).isEqualTo(LAST);
        while (pages.first() > 1) {
            pages.turn(OLDER);
        }
    }

    @Test
    void whatWasMissedIsReadFromItsBeginningOn() {
        FullScreen ann = missesThousands();
        Numbered pages = new Numbered(ann, "tea");
        pages.leap("Home");
        assertThat(pages.first()).isEqualTo(1);
        while (pages.last() < LAST) {
            pages.turn(NEWER);
        }
    }

    private static final int HEARD = 40;
    private static final int SAID = 2_500;
    private static final int LAST = SAID + 1;

    /** Cut off while so much is said that a hole is left, that shows as what it is while nobody says what is in it. */
    private FullScreen missesThousands() {
        Server server = stage.serverWithoutLimits();
        Cable cable = stage.cable(server);
        RawPeer zoe = stage.rawPeer("zoe", server.port());
        zoe.ask("create", "room", "tea");
        // The rows of two screens are fewer than the page that is fetched.
        FullScreen ann = stage.fullScreen("ann", cable.port(), COLUMNS, 18);
        ann.register(PASSWORD);
        ann.enter("/join tea");
        ann.isTold("Joined #tea\\.");
        zoe.sayAll("tea", Numbered.texts(1, HEARD));
        ann.hears("tea", "zoe", "number " + HEARD);

        cable.cut();
        ann.isTold("no connection");
        zoe.sayAll("tea", Numbered.texts(HEARD + 1, SAID));
        cable.restore();
        ann.hears("tea", "zoe", "number " + SAID);

        cable.loseAnswers();
        Patience.until(
                "a hole in sight",
                () -> {
                    List<String> before = ann.terminal().screen();
                    if (showsTheHole(before)) {
                        return true;
                    }
                    // One page at a time: keys that wait would leap over it.
                    ann.terminal().keys(OLDER);
                    ann.terminal().awaitScreen("another page", rows -> !rows.equals(before));
                    return showsTheHole(ann.terminal().screen());
                },
                () -> String.join("\n", ann.terminal().screen()));
        cable.cut();
        ann.isTold("no connection");
        ann.terminal().keys("Escape");
        ann.hears("tea", "zoe", "number " + SAID);
        cable.restore();
        // What is sent has the room open.
        ann.enter("number " + LAST);
        ann.seesStored("number " + LAST);
        return ann;
    }

    private static boolean showsTheHole(List<String> rows) {
        return rows.stream().anyMatch(row -> row.contains("── up to 2410 messages not loaded ──"));
    }
}
