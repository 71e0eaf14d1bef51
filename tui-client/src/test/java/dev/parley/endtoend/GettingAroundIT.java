package dev.parley.endtoend;

import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Two people who see each other type, find a room by a few letters, and have little room on the screen. */
class GettingAroundIT extends EndToEnd {

    /** A notice is good for seconds only: who types goes on typing until it was seen. The line is the same at the end. */
    private static void awaitTyping(FullScreen bob, FullScreen ann) {
        Predicate<String> notice = Pattern.compile("● ann .*bob is typing$").asPredicate();
        Patience.until(
                "bob to be seen typing",
                () -> {
                    boolean seen = ann.terminal().screen().stream().anyMatch(notice);
                    if (!seen) {
                        bob.terminal().type("x");
                        bob.terminal().keys("BSpace");
                    }
                    return seen;
                },
                () -> String.join("\n", ann.terminal().screen()));
    }

    @Test
    void whoTypesIsSeenAndARoomIsFoundByAFewLetters() {
        Server server = stage.server();
        FullScreen ann = stage.fullScreen("ann", server.port());
        FullScreen bob = stage.fullScreen("bob", server.port());
        ann.register(PASSWORD);
        bob.register(PASSWORD);
        // Nobody is told before the client knows that somebody is there.
        bob.terminal().awaitRow("● ann$");
        bob.terminal().type("hel");
        awaitTyping(bob, ann);
        bob.enter("lo");
        ann.hears("lobby", "bob", "hello");
        ann.terminal().awaitNoRow("is typing");

        bob.enter("/join garden-roses");
        bob.terminal().awaitRow("^#garden-roses>");
        ann.terminal().type("half a line");
        ann.terminal().keys("C-k");
        ann.terminal().awaitRow("Go to:");
        ann.terminal().type("gr");
        ann.terminal().awaitRow("▸#garden-roses +1 member");
        ann.terminal().keys("Enter");
        ann.terminal().awaitRow("^#garden-roses>$");
        bob.seesJoin("garden-roses", "ann");

        ann.terminal().resize(40, 10);
        ann.terminal().awaitScreen("all in 40×10", rows -> rows.get(9).startsWith("#garden-ro…>"));
        ann.terminal().awaitNoRow("^.#lobby");
        ann.terminal().keys("F7");
        ann.terminal().awaitRow("^ #lobby +│");
        ann.terminal().keys("M-1");
        ann.terminal().awaitRow("^▸#lobby +│");
        ann.terminal().awaitRow("^#lobby> half a line$");
        ann.terminal().keys("Escape");
        ann.terminal().awaitNoRow("^▸#lobby");
        ann.terminal().awaitRow("bob: hello$");
    }
}
