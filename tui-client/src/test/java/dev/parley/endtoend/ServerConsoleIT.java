package dev.parley.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The server on a terminal has a console; elsewhere it has none. */
class ServerConsoleIT extends EndToEnd {

    private static final String LISTENING = "Parley listening on 127.0.0.1:";

    @Test
    void theConsoleTellsAndRules() {
        Tmux console = stage.terminal(100, 30);
        String modes = console.modes();
        String appearance = console.appearance();
        int port = startOn(console);
        RawPeer zoe = stage.rawPeer("zoe", port);
        FullScreen ann = stage.fullScreen("ann", port);
        LineScreen bob = stage.lineScreen("bob", port);
        ann.register(PASSWORD);
        bob.register(PASSWORD);

        console.enter("/users");
        console.awaitRow("ann +127\\.0\\.0\\.1:\\d+");
        console.awaitRow("bob +127\\.0\\.0\\.1:\\d+");
        console.enter("/rooms");
        console.awaitRow("lobby.*3");

        console.type("/say Tea is ready in five minutes");
        console.awaitRow("^parley> /say Tea is ready in five minutes$");
        zoe.say("lobby", "This makes a line in the log");
        console.awaitRow("message forwarded from zoe to \\[lobby\\]$");
        console.awaitScreen("the typed line whole and last", rows -> {
            String last = rows.stream()
                    .filter(row -> !row.isEmpty())
                    .reduce((one, next) -> next)
                    .orElse("");
            return last.equals("parley> /say Tea is ready in five minutes")
                    && rows.stream().filter(row -> row.contains("parley> /say")).count() == 1;
        });
        console.keys("Enter");
        console.awaitRow("Sent to 3 users\\.");
        ann.isTold("Server: Tea is ready in five minutes");
        bob.isTold("notice from the server|Server: Tea is ready in five minutes");
        zoe.await(m -> m.path("type").asText().equals("notice")
                && m.path("text").asText().equals("Tea is ready in five minutes"));

        console.enter("/kick ann");
        console.awaitRow("Disconnected ann\\.");
        ann.isTold("The operator of this server closed your connection\\.");
        // She is online until her client has closed as well.
        console.awaitRow("ann disconnected from");
        console.enter("/users");
        console.awaitScreen("a list without ann", rows -> {
            int asked = rows.lastIndexOf("parley> /users");
            return asked >= 0
                    && rows.subList(asked, rows.size()).stream().anyMatch(row -> row.matches(".*bob +127.*"))
                    && rows.subList(asked, rows.size()).stream().noneMatch(row -> row.matches(".*ann +127.*"));
        });

        console.enter("/stop");
        bob.isTold("shutting down|is stopping|stopped");
        console.awaitShell();
        assertThat(console.status()).isZero();
        assertThat(console.modes()).isEqualTo(modes);
        assertThat(console.appearance()).isEqualTo(appearance);
    }

    @Test
    void anotherConsoleWorksWhileThisOneWaitsForAnAnswer() {
        Tmux terminal = stage.terminal(100, 30);
        int port = startOn(terminal);
        RawPeer zoe = stage.rawPeer("zoe", port);
        zoe.ask("create", "room", "tea");
        zoe.ask("create", "room", "cake");
        terminal.enter("/room delete tea");
        terminal.awaitRow("Type the name to do it:");

        Tmux other = stage.terminal(100, 30);
        other.enter(Project.script("admin.sh") + " --data '" + stage.folder().resolve("data") + "'");
        other.awaitRow("^parley>$");
        other.enter("/say Tea is over.");
        other.awaitRow("^Sent to 1 user\\.$");
        other.enter("/room delete cake");
        other.awaitRow("Type the name to do it:");
        other.enter("cake");
        other.awaitRow("^The room cake is deleted\\.$");
        zoe.await(m -> m.path("type").asText().equals("left")
                && m.path("room").asText().equals("cake"));
        terminal.awaitRow("Type the name to do it:");

        terminal.enter("tea");
        terminal.awaitRow("The room tea is deleted\\.");
        zoe.await(m -> m.path("type").asText().equals("left")
                && m.path("room").asText().equals("tea"));
        for (Tmux console : List.of(terminal, other)) {
            console.enter("/audit 10 tea");
            console.awaitRow("\\(operator\\): room delete \\[tea\\] +from <(?!admin\\.sh)");
            console.enter("/audit 10 cake");
            console.awaitRow("\\(operator\\): room delete \\[cake\\] +from <admin\\.sh>");
        }

        other.enter("/stop");
        terminal.awaitShell();
        assertThat(terminal.status()).isZero();
        other.awaitShell();
    }

    @Test
    void sigtermAndCtrlCEndAServerOnATerminalCleanly() {
        Tmux console = stage.terminal(100, 30);
        String modes = console.modes();
        startOn(console);
        console.signal("TERM");
        console.awaitShell();
        assertThat(console.status()).isZero();
        assertThat(console.modes()).isEqualTo(modes);
        console.enter("clear");
        // Else the prompt of the one before would be taken for that of the next.
        console.awaitScreen("a clear screen", rows -> rows.get(0).equals(Tmux.PROMPT));
        startOn(console);
        console.keys("C-c");
        console.awaitShell();
        assertThat(console.status()).isZero();
        assertThat(console.modes()).isEqualTo(modes);
    }

    @Test
    void onAPipeThereIsNoConsoleAndSigtermEndsItCleanly() {
        Server server = stage.server();
        RawPeer zoe = stage.rawPeer("zoe", server.port());
        server.process().write("/stop");
        server.process().endInput();
        zoe.say("lobby", "It goes on");
        assertThat(server.process().output()).noneMatch(line -> line.contains("console") || line.contains("parley>"));
        server.process().process().destroy();
        assertThat(server.process().awaitEnd()).isZero();
        zoe.await(m ->
                m.path("type").asText().equals("bye") && m.path("code").asText().equals("shutting_down"));
    }

    private int startOn(Tmux console) {
        console.enter(Project.script("server.sh") + " --port 0 --data '"
                + stage.folder().resolve("data") + "'");
        console.awaitRow("^" + LISTENING);
        console.awaitRow("^parley>$");
        return console.screen().stream()
                .filter(row -> row.startsWith(LISTENING))
                .map(row -> Integer.parseInt(row.substring(LISTENING.length())))
                .findFirst()
                .orElseThrow();
    }
}
