package dev.parley.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of the screen when its size changes, and when somebody wants to take it over. */
class ScreenIT extends EndToEnd {

    /** What a terminal would obey: a title, the clipboard, colours, the cursor, the screen, modes, questions; in 7 bits and in 8. */
    private static final List<String> ORDERS = List.of(
            "\u001b]0;owned\u0007",
            "\u001b]2;owned\u001b\\",
            "\u001b]52;c;b3duZWQ=\u0007",
            "\u001b[41;5m",
            "\u001b[1;1H",
            "\u001b[2J",
            "\u001b[?1049l",
            "\u001b[?25l",
            "\u001b[?1000h",
            "\u001b[6n",
            "\u001bPq\u001b\\",
            "\u001bkowned\u001b\\",
            "\u001bc",
            "\u009b31m",
            "\u009d0;owned\u009c",
            "\u0007\b\b\b\r\n\n\u000b\f\u007f");

    private static final String REVERSED = "\u202edesrever\u202c \u2066a\u2069 \u200fb";

    @Test
    void aNewSizeInTheMiddleOfALineLosesNothingOfIt() {
        Server server = stage.server();
        RawPeer zoe = stage.rawPeer("zoe", server.port());
        FullScreen ann = stage.fullScreen("ann", server.port());
        ann.register(PASSWORD);
        Tmux terminal = ann.terminal();
        terminal.type("Half of it, ");
        terminal.awaitRow("^#lobby> Half of it,$");

        terminal.resize(60, 15);
        terminal.awaitScreen(
                "all in 60×15",
                rows -> rows.get(0).contains("#lobby") && rows.get(14).equals("#lobby> Half of it,"));
        terminal.awaitAnswer("#{cursor_x},#{cursor_y}", "20,14");
        assertThat(terminal.screen()).allSatisfy(row -> assertThat(row.length()).isLessThanOrEqualTo(60));
        terminal.type("and a bit, ");
        zoe.say("lobby", "Meanwhile");
        ann.terminal().awaitRow("zoe: Meanwhile");
        // Too small for anything but saying so; what is typed is typed all the same.
        terminal.resize(18, 4);
        terminal.awaitRow("too small: 18×4");
        terminal.type("and more, ");
        terminal.resize(100, 30);
        terminal.awaitScreen("all in 100×30", rows -> rows.get(29).equals("#lobby> Half of it, and a bit, and more,"));
        ann.hears("lobby", "zoe", "Meanwhile");
        ann.enter("and the rest.");
        zoe.hears("ann", "Half of it, and a bit, and more, and the rest.");
    }

    @Test
    void whatATerminalWouldObeyIsShownOnAFullScreen() {
        Server server = stage.server();
        Cable cable = stage.cable(server);
        // Why it went away stands in the bar until it is back.
        showOrders(server, cable, stage.fullScreen("ann", cable.port()), "Connected again");
    }

    @Test
    void whatATerminalWouldObeyIsShownInLines() {
        Server server = stage.server();
        Cable cable = stage.cable(server);
        showOrders(server, cable, stage.lineScreen("ann", cable.port()), "cannot be right");
    }

    /** Parley's own server takes no control characters; one that was taken over might send them. */
    private void showOrders(Server server, Cable cable, Person ann, String toldAtTheEnd) {
        RawPeer zoe = stage.rawPeer("zoe", server.port());
        ann.register(PASSWORD);
        ann.seesJoin("lobby", "ann");
        for (String order : ORDERS) {
            assertThat(zoe.ask("send", "room", "lobby", "text", order + "x")
                            .path("code")
                            .asText())
                    .isEqualTo("bad_text");
        }
        zoe.say("lobby", "From here on");
        ann.hears("lobby", "zoe", "From here on");
        ann.isReady();
        String before = state(ann.terminal());

        zoe.say("lobby", REVERSED);
        ann.terminal().awaitRow("desrever");
        StringBuilder all = new StringBuilder();
        for (String order : ORDERS) {
            all.append(escaped(order)).append('|');
        }
        cable.inject("{\"type\":\"notice\",\"text\":\"" + all + "that was the notice\"}");
        ann.isTold("that was the notice");
        // The entry that follows the last one in the lobby: two joined, two were said.
        cable.inject(
                "{\"type\":\"message\",\"room\":\"lobby\",\"seq\":5,\"at\":\"2026-11-21T10:00:00.000Z\",\"from\":\"zoe\",\"text\":\""
                        + all + "that was the message\"}");
        ann.isTold("that was the message");

        ann.isReady();
        assertThat(state(ann.terminal())).isEqualTo(before);
        assertThat(ann.terminal().buffers()).isEmpty();
        List<String> rows = ann.terminal().screen();
        assertThat(rows).noneMatch(row -> row.contains("\u202e") || row.contains("\u2066") || row.contains("\u200f"));
        assertThat(String.join("", rows).replaceAll("[│\\s]", "")).contains("owned");
        assertThat(ann.terminal().picture()).doesNotContain("\u001b[41", "\u001b[5;", "\u001b[5m");
        ann.enter("Nothing happened.");
        zoe.hears("ann", "Nothing happened.");

        // No server has such names: the client takes nothing more from this one.
        cable.inject("{\"type\":\"notice\",\"from\":\"" + all + "\",\"text\":\"that was the name\"}");
        ann.isTold(toldAtTheEnd);
        assertThat(ann.terminal().buffers()).isEmpty();
        assertThat(String.join("\n", ann.terminal().screen())).doesNotContain("that was the name");
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(c -> escaped.append(String.format("\\u%04x", c)));
        return escaped.toString();
    }

    private static String state(Tmux terminal) {
        return terminal.appearance() + terminal.ask(" title #{pane_title} window #{window_name} column #{cursor_x}");
    }
}
