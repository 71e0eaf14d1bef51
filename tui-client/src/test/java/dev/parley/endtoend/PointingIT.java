package dev.parley.endtoend;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The mouse, and what is selected with it. */
class PointingIT extends EndToEnd {

    private static final String OURS = "#{mouse_any_flag} #{mouse_sgr_flag}";

    @Test
    void aClickGoesToARoomAndTheMouseIsGivenBackWithTheTerminal() {
        Server server = stage.server();
        FullScreen ann = stage.fullScreen("ann", server.port());
        Tmux terminal = ann.terminal();
        terminal.awaitAnswer(OURS, "1 1");
        ann.register(PASSWORD);
        ann.enter("/join tea");
        terminal.awaitRow("^▸#tea");
        click(terminal, "#lobby");
        terminal.awaitRow("^▸#lobby");

        ann.enter("/set mouse off");
        terminal.awaitAnswer(OURS, "0 0");
        ann.enter("/set mouse on");
        terminal.awaitAnswer(OURS, "1 1");
        terminal.keys("C-z");
        terminal.awaitRow("Stopped");
        terminal.awaitAnswer(OURS, "0 0");
        terminal.enter("fg");
        terminal.awaitRow("^▸#lobby");
        terminal.awaitAnswer(OURS, "1 1");
        terminal.signal("TERM");
        terminal.awaitAnswer(OURS, "0 0");
        terminal.awaitShell();
    }

    @Test
    void whatIsLongerThanARowIsCopiedAsOneLine() {
        String link = "https://example.org/" + "a/long/path/".repeat(20) + "end";
        String text = "see " + link + " and 中文字 " + "word ".repeat(30) + "the end";
        Server server = stage.server();
        RawPeer zoe = stage.rawPeer("zoe", server.port());
        FullScreen ann = stage.fullScreen("ann", server.port());
        Tmux terminal = ann.terminal();
        ann.register(PASSWORD);
        zoe.say("lobby", text);
        terminal.awaitRow("the end");
        terminal.keys("M-l");
        terminal.awaitRow("Esc: back$");
        terminal.awaitAnswer(OURS, "0 0");
        awaitCopied(terminal, "zoe: " + text);

        zoe.say("lobby", "Meanwhile");
        // There is room below what was there, which stays where it is.
        terminal.awaitRow("zoe: Meanwhile");
        awaitCopied(terminal, "zoe: " + text);
        terminal.resize(70, 20);
        terminal.awaitScreen("all in 70×20", rows -> rows.get(19).endsWith("Esc: back"));
        awaitCopied(terminal, "zoe: " + text);
        terminal.type("typed");
        terminal.awaitRow("^#lobby> typed$");
        terminal.awaitRow("zoe: Meanwhile");
        terminal.awaitAnswer(OURS, "1 1");
    }

    /** A line that ends so, as tmux copies it: without breaks where it took the rows for one line. */
    private static void awaitCopied(Tmux terminal, String end) {
        Patience.until(
                "a line that is copied as " + end,
                () -> terminal.scrollback().stream().anyMatch(line -> line.endsWith(end)),
                () -> String.join("\n", terminal.scrollback()));
    }

    private static void click(Tmux terminal, String words) {
        List<String> rows = terminal.screen();
        for (int y = 0; y < rows.size(); y++) {
            int x = rows.get(y).indexOf(words);
            if (x >= 0) {
                String place = (x + 1) + ";" + (y + 1);
                terminal.type("\u001b[<0;" + place + "M\u001b[<0;" + place + "m");
                return;
            }
        }
        throw new AssertionError("no " + words + " on:\n" + String.join("\n", rows));
    }
}
