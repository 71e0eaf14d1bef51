package dev.parley.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.text.Graphemes;
import dev.parley.client.text.StringTable;
import dev.parley.client.text.TextWidth;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Text in every script, typed and pasted, with tmux's cursor as the judge of where the caret is. */
class EveryScriptIT extends EndToEnd {

    private static final String PROMPT = "#lobby> ";
    private static final int LAST_ROW = 29;
    private static final int MOST_GRAPHEMES = 6;

    @Test
    void theCaretIsWhereTmuxHasItsCursorAfterEveryGrapheme() {
        Server server = stage.server();
        FullScreen ann = stage.fullScreen("ann", server.port());
        ann.register(PASSWORD);
        Tmux terminal = ann.terminal();
        Set<String> kinds = new HashSet<>();
        boolean paste = false;
        for (StringTable.Entry entry : StringTable.entries()) {
            boolean first = kinds.add(entry.note());
            if (first
                    && entry.isHonest()
                    && entry.graphemes() <= MOST_GRAPHEMES
                    && !entry.text().isBlank()) {
                writeAndTakeAway(terminal, entry.text(), paste);
                paste = !paste;
            }
        }
        assertThat(kinds).hasSizeGreaterThan(60);
    }

    private static void writeAndTakeAway(Tmux terminal, String text, boolean paste) {
        List<String> graphemes = Graphemes.of(text);
        StringBuilder written = new StringBuilder();
        for (String grapheme : graphemes) {
            if (paste) {
                terminal.paste(grapheme);
            } else {
                terminal.type(grapheme);
            }
            written.append(grapheme);
            awaitCaretBehind(terminal, written.toString());
        }
        for (int i = graphemes.size() - 1; i >= 0; i--) {
            terminal.keys("Left");
            awaitCaretBehind(terminal, String.join("", graphemes.subList(0, i)));
        }
        terminal.keys("Right");
        awaitCaretBehind(terminal, graphemes.get(0));
        terminal.keys("End");
        for (int i = graphemes.size() - 1; i >= 0; i--) {
            terminal.keys("BSpace");
            awaitCaretBehind(terminal, String.join("", graphemes.subList(0, i)));
        }
        terminal.awaitScreen(
                "an empty line after " + text, rows -> rows.get(LAST_ROW).equals(PROMPT.strip()));
    }

    private static void awaitCaretBehind(Tmux terminal, String text) {
        int column = PROMPT.length() + TextWidth.of(text);
        terminal.awaitAnswer("#{cursor_x},#{cursor_y}", column + "," + LAST_ROW);
    }

    @Test
    void anEmojiTypedAtTheEdgeGoesToTheNextRowWholeAndNothingElseMoves() {
        Server server = stage.server();
        RawPeer zoe = stage.rawPeer("zoe", server.port());
        FullScreen ann = stage.fullScreen("ann", server.port());
        ann.register(PASSWORD);
        ann.seesJoin("lobby", "ann");
        Tmux terminal = ann.terminal();
        String borders = borders(terminal.screen());
        assertThat(borders).matches("2+");
        for (String emoji : List.of("👍🏽", "👨‍👩‍👧‍👦", "🇩🇪", "❤️", "🎉", "中")) {
            // It ends in the last column: the caret is on a row of its own.
            String fits = "a".repeat(90);
            terminal.type(fits + emoji);
            terminal.awaitAnswer("#{cursor_x},#{cursor_y}", PROMPT.length() + "," + LAST_ROW);
            terminal.awaitScreen(
                    emoji + " in the last columns",
                    rows -> rows.get(LAST_ROW - 1).startsWith(PROMPT + fits)
                            && rows.get(LAST_ROW).isEmpty());
            terminal.keys("BSpace");
            terminal.awaitAnswer("#{cursor_x},#{cursor_y}", "98," + LAST_ROW);
            terminal.awaitScreen("it is gone", rows -> rows.get(LAST_ROW).equals(PROMPT + fits));

            // One column is left, and it needs two.
            terminal.type("b" + emoji);
            terminal.awaitAnswer("#{cursor_x},#{cursor_y}", PROMPT.length() + 2 + "," + LAST_ROW);
            terminal.awaitScreen(
                    emoji + " on the next row",
                    rows -> rows.get(LAST_ROW - 1).equals(PROMPT + fits + "b")
                            && !rows.get(LAST_ROW).isBlank());
            // The caret stands on the character that it is before.
            terminal.keys("Left");
            terminal.awaitAnswer("#{cursor_x},#{cursor_y}", PROMPT.length() + "," + LAST_ROW);
            terminal.keys("End", "Enter");
            zoe.hears("ann", fits + "b" + emoji);
            terminal.awaitScreen("an empty line", rows -> rows.get(LAST_ROW).equals(PROMPT.strip()));
            terminal.awaitScreen("the panes as they were", rows -> borders(rows).equals(borders));
        }
    }

    /** Which of the panes' rows have their two lines; where they stand {@code EdgeProbe} has proven. */
    private static String borders(List<String> screen) {
        StringBuilder rows = new StringBuilder();
        for (String row : screen.subList(1, LAST_ROW - 2)) {
            rows.append(row.chars().filter(c -> c == '│').count());
        }
        return rows.toString();
    }

    @Test
    void aHostilePasteIsShownHarmlessAndMovesNothing() {
        Server server = stage.server();
        RawPeer zoe = stage.rawPeer("zoe", server.port());
        FullScreen ann = stage.fullScreen("ann", server.port());
        ann.register(PASSWORD);
        ann.seesJoin("lobby", "ann");
        Tmux terminal = ann.terminal();
        String before = terminal.appearance();
        terminal.paste("one \u001b[2J\u001b]0;owned\u0007\u009b31m\u202etwo\u202c z" + "\u0334".repeat(4000)
                + "\u200b".repeat(500) + " three");
        terminal.awaitRow("^#lobby> one .*owned.*‹U\\+202E›two‹U\\+202C› z.* three$");
        terminal.awaitAppearance(before);
        assertThat(terminal.screen().get(0)).contains("#lobby");
        String shown = terminal.screen().get(LAST_ROW);
        terminal.awaitAnswer("#{cursor_x}", String.valueOf(TextWidth.of(shown)));
        terminal.keys("C-u");
        terminal.awaitScreen("an empty line", rows -> rows.get(LAST_ROW).equals(PROMPT.strip()));
        ann.enter("unharmed");
        zoe.hears("ann", "unharmed");
    }
}
