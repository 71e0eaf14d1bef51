package dev.parley.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

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
        assertThat(copied(terminal, "zoe: see")).endsWith("zoe: " + text);

        zoe.say("lobby", "Meanwhile");
        terminal.awaitRow("1 message below");
        assertThat(copied(terminal, "zoe: see")).endsWith("zoe: " + text);
        terminal.resize(70, 20);
        terminal.awaitScreen("all in 70×20", rows -> rows.get(19).endsWith("Esc: back"));
        assertThat(copied(terminal, "zoe: see")).endsWith("zoe: " + text);
        terminal.type("typed");
        terminal.awaitRow("^#lobby> typed$");
        terminal.awaitRow("zoe: Meanwhile");
        terminal.awaitAnswer(OURS, "1 1");
    }

    /** The line that begins so, as tmux copies it: without breaks where it took the rows for one line. */
    private static String copied(Tmux terminal, String words) {
        return terminal.scrollback().stream()
                .filter(line -> line.contains(words))
                .findFirst()
                .orElseThrow();
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
