package dev.parley.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** However a client ends or stops, the terminal is as it was, and the shell can be used. */
class GivingBackIT extends EndToEnd {

    /** How it is ended, and the exit status. */
    private static final Map<String, Integer> KEYS = keys();

    private static final Map<String, Integer> SIGNALS = Map.of("TERM", 143, "HUP", 129);

    private static Map<String, Integer> keys() {
        Map<String, Integer> keys = new LinkedHashMap<>();
        keys.put("/quit", 0);
        keys.put("Ctrl-C twice", 0);
        keys.put("Ctrl-D", 0);
        return keys;
    }

    @Test
    void theFullScreenClientGivesTheTerminalBack() {
        Server server = stage.server();
        Tmux terminal = stage.terminal(80, 24);
        String modes = terminal.modes();
        String appearance = terminal.appearance();
        String title = terminal.ask("#{pane_title}");
        String name = "ann";
        endInAllWays(
                terminal,
                () -> {
                    signIn(name, terminal, server);
                    assertThat(terminal.ask("#{alternate_on}")).isEqualTo("1");
                },
                () -> {
                    terminal.awaitAppearance(appearance);
                    assertThat(terminal.modes()).isEqualTo(modes);
                    assertThat(terminal.ask("#{pane_title}")).isEqualTo(title);
                });
    }

    private boolean isKnown;

    private void signIn(String name, Tmux terminal, Server server) {
        if (isKnown) {
            FullScreen.remembered(name, terminal, server.port());
        } else {
            new FullScreen(name, terminal, server.port()).register(PASSWORD);
            server.logged("ann registered.*");
            isKnown = true;
        }
    }

    @Test
    void theLineClientGivesTheTerminalBack() {
        Server server = stage.server();
        RawPeer ann = stage.rawPeer("ann", server.port());
        assertThat(ann.ask("ping").path("type").asText()).isEqualTo("ok");
        Tmux terminal = stage.terminal(80, 24);
        String modes = terminal.modes();
        String appearance = terminal.appearance();
        endInAllWays(
                terminal,
                () -> {
                    if (isKnown) {
                        LineScreen.remembered("ann", terminal, server.port());
                        return;
                    }
                    LineScreen line = new LineScreen("ann", terminal, server.port());
                    terminal.enter("ann");
                    line.awaitLast("Password:");
                    terminal.enter("a raw peer's own");
                    line.awaitSignedIn();
                    isKnown = true;
                },
                () -> {
                    terminal.awaitAppearance(appearance);
                    assertThat(terminal.modes()).isEqualTo(modes);
                });
    }

    @Test
    void theLineClientStopsAndComesBackWithTheLine() {
        Server server = stage.server();
        RawPeer zoe = stage.rawPeer("zoe", server.port());
        Tmux terminal = stage.terminal(80, 24);
        String modes = terminal.modes();
        String appearance = terminal.appearance();
        LineScreen bob = new LineScreen("bob", terminal, server.port());
        bob.register(PASSWORD);
        terminal.type("half a sen");
        bob.awaitLast("lobby> half a sen");
        ProcessHandle client = terminal.program();
        for (int time = 1; time <= 2; time++) {
            String running = terminal.appearance();
            terminal.keys("Left", "C-z");
            terminal.awaitShell();
            assertThat(terminal.modes()).isEqualTo(modes);
            assertThat(terminal.appearance()).isEqualTo(appearance);
            assertThat(client.isAlive()).isTrue();
            zoe.say("lobby", "meanwhile " + time);
            terminal.enter("fg");
            bob.hears("lobby", "zoe", "meanwhile " + time);
            bob.awaitLast("lobby> half a sen");
            assertThat(terminal.appearance()).isEqualTo(running);
            terminal.awaitAnswer("#{cursor_x}", String.valueOf("lobby> half a sen".length() - time));
        }
        terminal.keys("Home", "End");
        terminal.type("tence that is longer than one row of this terminal, and goes on in the next");
        bob.awaitLast("[a-z ]*next");
        terminal.keys("C-z");
        terminal.awaitShell();
        terminal.enter("fg");
        terminal.awaitScreen("fg, the command, and both rows again", rows -> String.join("\n", rows)
                .strip()
                .matches(
                        "(?s).*" + Tmux.PROMPT + " fg\n[^\n]*client\\.sh[^\n]*\n(?:[^\n>]*\n)?lobby> half a[^>]*next"));
        terminal.keys("Enter");
        zoe.hears("bob", "half a sentence that is longer than one row of this terminal, and goes on in the next");
        terminal.type("no more");
        bob.awaitLast("lobby> no more");
        terminal.keys("C-z");
        terminal.awaitShell();
        terminal.enter("fg");
        bob.awaitLast("lobby> no more");
        terminal.keys("C-c");
        bob.awaitLast("lobby>");
        terminal.enter("well, this");
        zoe.hears("bob", "well, this");
        assertThat(bob.timesSeen("Ctrl-C again"))
                .as("a line thrown away is no wish to leave")
                .isZero();
    }

    private static void endInAllWays(Tmux terminal, Runnable start, Runnable check) {
        KEYS.forEach((way, status) -> endIn(terminal, way, press(way), status, start, check));
        SIGNALS.forEach((signal, status) ->
                endIn(terminal, "SIG" + signal, shell -> shell.signal(signal), status, start, check));
    }

    private static void endIn(
            Tmux terminal, String way, Consumer<Tmux> ending, int status, Runnable start, Runnable check) {
        start.run();
        ending.accept(terminal);
        terminal.awaitShell();
        assertThat(terminal.status()).as("exit status after %s", way).isEqualTo(status);
        check.run();
        terminal.enter("clear");
        terminal.awaitScreen("a clear screen", rows -> rows.get(0).equals(Tmux.PROMPT));
    }

    private static Consumer<Tmux> press(String way) {
        return switch (way) {
            case "/quit" -> terminal -> terminal.enter("/quit");
            case "Ctrl-D" -> terminal -> terminal.keys("C-d");
            default ->
                terminal -> {
                    terminal.keys("C-c");
                    // The line client's prompt comes behind what it says, and until then Ctrl-C is a signal.
                    terminal.awaitScreen("a prompt below a warning", rows -> {
                        String all = String.join("\n", rows).strip();
                        return all.matches("(?s).*Ctrl-C again.*\n#?lobby>");
                    });
                    terminal.keys("C-c");
                };
        };
    }

    /** bash sets the modes that its line editing needs as soon as its child is gone, and nobody is to take them away. */
    @Test
    void afterAKillAnInteractiveBashEditsItsLineAsBefore() {
        Server server = stage.server();
        Tmux terminal = stage.terminal(80, 24);
        terminal.enter("exec env PS1='" + Tmux.PROMPT + " ' bash --norc --noprofile -i");
        terminal.awaitShell();
        terminal.enter("clear");
        String appearance = terminal.appearance();
        for (int time = 1; time <= 5; time++) {
            signIn("ann", terminal, server);
            terminal.kill();
            terminal.awaitRow("^Parley was killed\\.$");
            terminal.awaitAppearance(appearance);
            terminal.keys("Enter");
            terminal.awaitShell();
            terminal.type("echo time " + time);
            terminal.awaitRow("^" + Tmux.PROMPT + " echo time " + time + "$");
            assertThat(terminal.modesNow())
                    .as("while a line is typed")
                    .contains("-icanon", "-echo ")
                    .doesNotContain("-isig");
            terminal.keys("Enter");
            terminal.awaitRow("^time " + time + "$");
            terminal.enter("clear");
        }
    }

    @Test
    void aClosedWindowEndsWhatRanInIt() {
        Server server = stage.server();
        FullScreen ann = stage.fullScreen("ann", server.port());
        ann.register(PASSWORD);
        ProcessHandle client = ann.terminal().program();
        ann.terminal().close();
        assertThat(client.isAlive()).isFalse();
        server.logged("ann disconnected.*");
    }
}
