package dev.parley.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the full-screen client treats the terminal it is given. */
class MannersIT extends EndToEnd {

    private static final String FRAME_END = "\u001b[?2026l";

    @Test
    void suspendedItGivesTheTerminalBackAndComesBackWhole() {
        Server server = stage.server();
        RawPeer zoe = stage.rawPeer("zoe", server.port());
        Tmux terminal = stage.terminal(100, 30);
        String modes = terminal.modes();
        String appearance = terminal.appearance();
        String title = terminal.ask("#{pane_title}");
        FullScreen ann = new FullScreen("ann", terminal, server.port());
        ann.register(PASSWORD);
        terminal.type("half a sen");
        terminal.awaitRow("^#lobby> half a sen$");
        for (int time = 1; time <= 3; time++) {
            String running = terminal.appearance();
            if (time < 3) {
                terminal.keys("C-z");
            } else {
                // From elsewhere.
                terminal.signal("TSTP");
            }
            terminal.awaitShell();
            terminal.awaitAppearance(appearance);
            assertThat(terminal.modes()).isEqualTo(modes);
            assertThat(terminal.ask("#{pane_title}")).isEqualTo(title);
            zoe.say("lobby", "meanwhile " + time);
            terminal.resize(90 + time, 28);
            terminal.enter("fg");
            terminal.awaitRow("^#lobby> half a sen$");
            ann.hears("lobby", "zoe", "meanwhile " + time);
            terminal.awaitScreen(
                    "all of it",
                    rows -> rows.get(0).contains("#lobby")
                            && rows.get(27).equals("#lobby> half a sen")
                            && rows.stream().noneMatch(row -> row.contains(Tmux.PROMPT)));
            terminal.awaitAppearance(running);
            terminal.awaitAnswer("#{cursor_x},#{cursor_y}", "18,27");
        }
        ann.enter("tence");
        zoe.hears("ann", "half a sentence");
    }

    /**
     * Nothing of the client runs any more that could clean up: what stands behind it does. An interactive bash puts its own modes back as
     * well, before or after.
     */
    @ParameterizedTest
    @ValueSource(strings = {"sh", "bash --noprofile --norc"})
    void aCrashLeavesASaneTerminal(String shell) {
        Server server = stage.server();
        Tmux terminal = stage.terminal(80, 24);
        terminal.enter("exec env PS1='" + Tmux.PROMPT + " ' " + shell);
        terminal.enter("clear");
        terminal.awaitScreen("a clear screen", rows -> rows.get(0).equals(Tmux.PROMPT));
        String modes = terminal.modes();
        String appearance = terminal.appearance();
        String atThePrompt = terminal.modesNow();
        FullScreen ann = new FullScreen("ann", terminal, server.port());
        ann.register(PASSWORD);
        for (String signal : List.of("KILL", "SEGV", "KILL")) {
            assertThat(terminal.ask("#{alternate_on} #{mouse_any_flag}")).startsWith("1");
            ProcessHandle client = terminal.program();
            terminal.signal(signal);
            Patience.until("the end of the client", () -> !client.isAlive(), client::toString);
            terminal.awaitAnswer("#{alternate_on} #{cursor_flag} #{wrap_flag} #{mouse_any_flag}", "0 1 1 0");
            // A shell that does not set modes by itself gets them a moment after the screen.
            Patience.until(
                    "the modes of the prompt", () -> terminal.modesNow().equals(atThePrompt), terminal::modesNow);
            // The shell's prompt may have been drawn on the screen that was left.
            terminal.keys("Enter");
            terminal.awaitShell();
            terminal.enter("clear");
            terminal.awaitScreen("a clear screen", rows -> rows.get(0).equals(Tmux.PROMPT));
            assertThat(terminal.modes()).isEqualTo(modes);
            terminal.awaitAppearance(appearance);
            FullScreen.remembered("ann", terminal, server.port());
        }
    }

    @Test
    void aTerminalThatShrinksBelowTheCaretAndGrowsAgainKeepsTheLine() {
        Server server = stage.server();
        RawPeer zoe = stage.rawPeer("zoe", server.port());
        FullScreen ann = stage.fullScreen("ann", server.port());
        ann.register(PASSWORD);
        Tmux terminal = ann.terminal();
        String line = "a line of 中文 and 👍🏽 that reaches far to the right, beyond what a small screen has";
        terminal.type(line);
        terminal.awaitScreen("the line", rows -> rows.get(29).endsWith("a small screen has"));
        for (int[] size : new int[][] {{62, 16}, {20, 5}, {2, 1}, {61, 15}, {200, 60}, {80, 24}}) {
            terminal.resize(size[0], size[1]);
            terminal.type(".");
            line += ".";
            if (size[0] >= 60) {
                String end = line.substring(line.length() - 6);
                terminal.awaitScreen("the line's end in " + size[0] + "×" + size[1], rows -> rows.get(size[1] - 1)
                        .endsWith(end));
                terminal.awaitAnswer("#{cursor_y}", String.valueOf(size[1] - 1));
                int shown = terminal.screen().get(size[1] - 1).length();
                assertThat(Integer.parseInt(terminal.ask("#{cursor_x}"))).isGreaterThanOrEqualTo(shown);
            }
        }
        terminal.keys("Enter");
        zoe.hears("ann", line);
    }

    @Test
    void aKeyCostsFewBytesAndIdlingNone() {
        Server server = stage.server();
        RawPeer zoe = stage.rawPeer("zoe", server.port());
        FullScreen ann = stage.fullScreen("ann", server.port());
        ann.register(PASSWORD);
        ann.seesJoin("lobby", "ann");
        zoe.say("lobby", "for a start");
        ann.hears("lobby", "zoe", "for a start");
        Tmux terminal = ann.terminal();
        terminal.type("x");
        terminal.awaitRow("^#lobby> x$");
        for (String key : List.of("y", "é", "中", "👍")) {
            terminal.record();
            terminal.type(key);
            String drawn = terminal.recorded(all -> all.contains(FRAME_END));
            assertThat(drawn.getBytes(StandardCharsets.UTF_8).length)
                    .as("bytes for %s: %s", key, drawn)
                    .isLessThan(60);
        }
        terminal.record();
        terminal.keys("BSpace");
        assertThat(terminal.recorded(all -> all.contains(FRAME_END)).length()).isLessThan(60);

        // A message that does not scroll: its own row, and the counts that change.
        terminal.record();
        zoe.say("lobby", "short");
        String drawn = terminal.recorded(all -> all.contains("short") && all.contains(FRAME_END));
        assertThat(drawn.length()).as("a message: %s", drawn).isLessThan(300);

        // What idling writes is seen against what is written at last: nothing comes before it.
        terminal.record();
        idle();
        terminal.type("z");
        String afterIdling = terminal.recorded(all -> all.contains("z") && all.contains(FRAME_END));
        assertThat(afterIdling.length()).as("after idling: %s", afterIdling).isLessThan(60);
    }

    /** Not a wait for something: a while in which nothing is to happen. */
    private static void idle() {
        try {
            TimeUnit.SECONDS.sleep(3);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void everyTerminalThatIsNamedIsDrawnOn() {
        Server server = stage.server();
        FullScreen first = stage.fullScreen("ann", server.port(), 80, 24);
        first.register(PASSWORD);
        first.terminal().keys("C-d");
        first.terminal().awaitShell();
        for (String term : List.of(
                "xterm-256color", "xterm-kitty", "linux", "screen", "screen-256color", "tmux-256color", "vt100")) {
            Tmux terminal = stage.terminal(80, 24);
            String appearance = terminal.appearance();
            String modes = terminal.modes();
            assertThat(terminal.outputOf("export TERM=" + term)).isEmpty();
            FullScreen ann = FullScreen.remembered("ann", terminal, server.port());
            ann.enter("as " + term);
            terminal.awaitRow("ann: as " + term + "$|ann: as " + term + " ");
            terminal.keys("C-d");
            terminal.awaitShell();
            terminal.awaitAppearance(appearance);
            assertThat(terminal.modes()).as(term).isEqualTo(modes);
        }
    }

    @Test
    void aLocaleWithoutUtf8GetsAsciiAndIsTold() {
        Server server = stage.server();
        RawPeer zoe = stage.rawPeer("zoe", server.port());
        Tmux terminal = stage.terminal(100, 30);
        assertThat(terminal.outputOf("export LC_ALL=C")).isEmpty();
        FullScreen ann = new FullScreen("ann", terminal, server.port());
        ann.register(PASSWORD);
        terminal.awaitRow("With LC_ALL=C this terminal");
        terminal.awaitRow("LC_ALL=C\\.UTF-8");
        zoe.say("lobby", "naïve 中文 👍");
        terminal.awaitRow("zoe naive \\?\\?\\?\\? \\?\\?");
        assertThat(String.join("\n", terminal.screen())).matches("[\\n -~]*");
        ann.enter("größer 中");
        zoe.hears("ann", "größer 中");
        terminal.keys("C-d");
        terminal.awaitShell();
    }
}
