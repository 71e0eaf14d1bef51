package dev.parley.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is far back is found on the server, and read around: words that were looked for, and who called. */
class SearchIT extends EndToEnd {

    private static final int SAID = 2_400;

    private static final List<Integer> FOUND = List.of(300, 1_200, 2_390);

    private FullScreen ann;

    /** A room in which some of the messages have more words than the number; ann has the newest page of it. */
    private void saidFarBack(String words) {
        Server server = stage.serverWithoutLimits();
        RawPeer zoe = stage.rawPeer("zoe", server.port());
        zoe.ask("create", "room", "tea");
        List<String> texts = new ArrayList<>(Numbered.texts(1, SAID));
        FOUND.forEach(number -> texts.set(number - 1, texts.get(number - 1) + ' ' + words));
        zoe.sayAll("tea", texts);
        String last = words.substring(words.lastIndexOf(' ') + 1);
        Patience.until(
                "the server to find " + last,
                () -> zoe.ask("search", "query", '"' + last + '"')
                                .path("entries")
                                .size()
                        == FOUND.size(),
                () -> zoe.ask("search", "query", '"' + last + '"').toString());
        ann = stage.fullScreen("ann", server.port(), 100, 60);
        ann.register(PASSWORD);
        ann.enter("/join tea");
        ann.hears("tea", "zoe", "number " + SAID);
    }

    @Test
    void whatIsFoundIsGoneToAndReadOnFromToTheEnd() {
        saidFarBack("a walrus");
        Tmux terminal = ann.terminal();
        terminal.keys("M-1");
        terminal.awaitRow("^#lobby>");
        ann.enter("/search walrus");
        terminal.awaitRow("Search: walrus .*1 of 3 ");
        terminal.awaitScreen("what was found, the newest first", rows -> rows.stream()
                .filter(row -> row.contains("walrus") && row.contains("#tea"))
                .map(row -> row.replaceFirst(".* (zoe number \\d+) .*", "$1"))
                .toList()
                .equals(List.of("zoe number 2390", "zoe number 1200", "zoe number 300")));
        terminal.keys("Down", "Down");
        terminal.awaitRow("Search: walrus .*3 of 3 ");
        terminal.awaitRow("^▸.*number 300 a walrus");
        terminal.keys("Enter");
        terminal.awaitRow("▌ *zoe number 300 a walrus");
        // What is not here is counted too.
        terminal.awaitRow("↓ up to 2\\d\\d\\d messages below");
        terminal.awaitRow("^▸#tea");

        Numbered pages = new Numbered(ann, "tea");
        assertThat(pages.numbers()).contains(290, 300, 310).doesNotContain(SAID);
        while (pages.last() < SAID) {
            pages.turn("NPage");
        }
        terminal.awaitNoRow("messages? below");

        terminal.keys("C-u", "F3");
        terminal.awaitRow("Search: walrus .*3 of 3 ");
        terminal.keys("Up", "Enter");
        terminal.awaitRow("▌ *zoe number 1200 a walrus");
        ann.hears("tea", "zoe", "number 1190");
        ann.enter("/search in:#lobby walrus");
        terminal.awaitRow("Search: .*walrus.* nothing found");
    }

    @Test
    void whoCalledIsFoundFromOneToTheNext() {
        saidFarBack("for @ann");
        Tmux terminal = ann.terminal();
        terminal.keys("M-p");
        terminal.awaitRow("▌ *zoe number 2390 for @ann");
        terminal.keys("M-p");
        terminal.awaitRow("▌ *zoe number 1200 for @ann");
        terminal.keys("M-p");
        terminal.awaitRow("▌ *zoe number 300 for @ann");
        ann.hears("tea", "zoe", "number 301");
        terminal.keys("M-p");
        ann.isTold("No older mention of you here\\.");
        terminal.keys("M-n");
        terminal.awaitRow("▌ *zoe number 1200 for @ann");
        ann.hears("tea", "zoe", "number 1199");
        ann.hears("tea", "zoe", "number 1201");
        terminal.keys("M-n");
        terminal.awaitRow("▌ *zoe number 2390 for @ann");
        terminal.keys("M-n");
        ann.isTold("No newer mention of you here\\.");
    }
}
