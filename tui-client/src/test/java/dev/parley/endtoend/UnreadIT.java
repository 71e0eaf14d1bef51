package dev.parley.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is unread, who calls, and how a person hears of it. */
class UnreadIT extends EndToEnd {

    private static final String TITLE = "#{pane_title}";

    @Test
    void whatIsUnreadIsCountedAndReadFromWhereReadingStopped() {
        Server server = stage.server();
        FullScreen ann = stage.fullScreen("ann", server.port());
        FullScreen bob = stage.fullScreen("bob", server.port());
        ann.register(PASSWORD);
        bob.register(PASSWORD);
        for (String room : List.of("shed", "garden", "tea")) {
            go(ann, room);
            go(bob, room);
        }
        ann.enter("Read so far.");
        bob.hears("tea", "ann", "Read so far.");
        go(ann, "lobby");
        Tmux terminal = ann.terminal();
        terminal.awaitAnswer(TITLE, "Parley #lobby");
        String nothing = terminal.look("^ (#tea) +│");

        bob.enter("One");
        bob.enter("Two");
        bob.enter("Three");
        terminal.awaitRow("^ #tea +\\+3 *│");
        go(bob, "garden");
        bob.enter("Come and see, @ann");
        bob.enter("Quick!");
        terminal.awaitRow("^ #garden +\\+2 @1 *│");
        bob.enter("@ann: for you alone");
        terminal.awaitRow("^ @bob +\\+1 ● *│");
        ann.isTold("6 unread, 2 for you$");
        terminal.awaitAnswer(TITLE, "(6) Parley #lobby");
        assertThat(terminal.screen().stream()
                        .filter(row -> row.matches("^[ ▸]\\S.*│.*│.*"))
                        .map(row -> row.substring(1).replaceFirst(" .*", "")))
                .containsExactly("#lobby", "#shed", "#garden", "#tea", "direct", "@bob");
        String unread = terminal.look("^ (#tea)");
        String calls = terminal.look("^ (#garden)");
        assertThat(List.of(nothing, unread, calls)).doesNotHaveDuplicates();
        assertThat(terminal.look("^ (#shed)")).isEqualTo(nothing);
        assertThat(terminal.look("^ #tea +(\\+3)")).isEqualTo(unread);
        assertThat(terminal.look("^ #garden +\\+2 (@1)")).isEqualTo(calls);
        assertThat(terminal.look("^ (@bob)")).isEqualTo(calls);

        // Who calls by name, who writes to ann alone, and what is only new.
        terminal.keys("M-a");
        terminal.awaitRow("^▸#garden");
        terminal.awaitRow("bob Quick!");
        assertThat(belowTheLine(terminal)).startsWith("bob Come and see, @ann");
        assertThat(terminal.look("bob (Come and see)")).isEqualTo(calls);
        terminal.keys("M-a");
        terminal.awaitRow("^▸@bob");
        terminal.awaitRow("bob for you alone");
        terminal.keys("M-a");
        terminal.awaitRow("^▸#tea");
        ann.hears("tea", "bob", "Three");
        assertThat(aboveTheLine(terminal)).startsWith("ann Read so far.");
        assertThat(belowTheLine(terminal)).startsWith("bob One");
        terminal.awaitNoRow("unread");
        terminal.awaitAnswer(TITLE, "Parley #tea");
        assertThat(terminal.look("^ (#garden) +│")).isEqualTo(nothing);

        go(ann, "lobby");
        go(ann, "tea");
        ann.hears("tea", "bob", "Three");
        terminal.awaitNoRow("── new ─");
    }

    private static void go(FullScreen person, String room) {
        person.enter("/join " + room);
        person.terminal().awaitRow("^▸#" + room);
        person.terminal().awaitRow("^#" + room + ">$");
    }

    private static String belowTheLine(Tmux terminal) {
        return besideTheLine(terminal, 1);
    }

    private static String aboveTheLine(Tmux terminal) {
        return besideTheLine(terminal, -1);
    }

    /** What is said so many rows from the line before what is new. */
    private static String besideTheLine(Tmux terminal, int rows) {
        terminal.awaitRow("── new ─");
        List<String> screen = terminal.screen();
        for (int y = 0; y < screen.size(); y++) {
            if (screen.get(y).contains("── new ─")) {
                return screen.get(y + rows).replaceFirst(".*?\\d\\d:\\d\\d +", "");
            }
        }
        throw new AssertionError("no line on:\n" + String.join("\n", screen));
    }

    @Test
    void whatIsReadOnOneClientIsReadOnTheOther() {
        Server server = stage.server();
        FullScreen desk = stage.fullScreen("ann", server.port());
        FullScreen sofa = stage.fullScreen("ann", server.port());
        RawPeer bob = stage.rawPeer("bob", server.port());
        desk.register(PASSWORD);
        sofa.signIn(PASSWORD);
        go(desk, "tea");
        sofa.terminal().awaitRow("^ #tea +│");
        go(desk, "lobby");
        bob.ask("join", "room", "tea");
        bob.say("tea", "Tea is ready.");
        bob.say("tea", "ann: are you there?");
        bob.say("@ann", "Or here?");
        for (FullScreen ann : List.of(desk, sofa)) {
            ann.terminal().awaitRow("^ #tea +\\+2 @1 *│");
            ann.terminal().awaitRow("^ @bob +\\+1 ● *│");
            ann.terminal().awaitAnswer(TITLE, "(3) Parley #lobby");
        }

        desk.terminal().keys("M-a");
        desk.hears("tea", "bob", "ann: are you there?");
        sofa.terminal().awaitRow("^ #tea +│");
        sofa.terminal().awaitAnswer(TITLE, "(1) Parley #lobby");
        sofa.terminal().keys("M-a");
        sofa.hears("@bob", "bob", "Or here?");
        desk.terminal().awaitRow("^ @bob +● *│");
        desk.terminal().awaitAnswer(TITLE, "Parley #tea");
        sofa.terminal().keys("M-2");
        sofa.terminal().awaitRow("^▸#tea");
        sofa.hears("tea", "bob", "ann: are you there?");
        sofa.terminal().awaitNoRow("── new ─");

        // And it is so for a client that was not there.
        sofa.terminal().keys("C-d");
        sofa.terminal().awaitShell();
        bob.say("@ann", "Still here?");
        bob.say("tea", "It gets cold.");
        desk.hears("tea", "bob", "It gets cold.");
        // The token is the other's while that one runs.
        FullScreen bed = new FullScreen("ann", sofa.terminal(), server.port());
        bed.signIn(PASSWORD);
        bed.terminal().awaitRow("^ @bob +\\+1 ● *│");
        bed.terminal().awaitRow("^ #tea +│");
        bed.terminal().awaitAnswer(TITLE, "(1) Parley #lobby");
    }

    @Test
    void whoCallsIsHeardAsThePersonWants() {
        Server server = stage.server();
        FullScreen ann = stage.fullScreen("ann", server.port());
        RawPeer bob = stage.rawPeer("bob", server.port());
        ann.register(PASSWORD);
        for (String room : List.of("shed", "tea")) {
            go(ann, room);
            bob.ask("join", "room", room);
        }
        go(ann, "lobby");
        ann.enter("/set bell off");
        ann.enter("/set desktop_notifications osc9");
        ann.enter("/mute #shed");
        ann.isTold("#shed: muted");
        Tmux terminal = ann.terminal();
        String nothing = terminal.look("^ (#tea)");
        assertThat(terminal.look("^ (#shed)")).isNotEqualTo(nothing);

        terminal.record();
        bob.say("shed", "ann: muted");
        terminal.awaitRow("^ #shed +@1 *│");
        assertThat(terminal.look("^ #shed +(@1)")).isEqualTo(terminal.look("^ (#shed)"));
        terminal.awaitAnswer(TITLE, "Parley #lobby");
        terminal.awaitNoRow("unread");
        bob.say("tea", "ann: not muted");
        terminal.awaitAnswer(TITLE, "(1) Parley #lobby");
        assertThat(terminal.recorded(drawn -> drawn.contains("not muted\u0007")))
                .contains("\u001b]9;bob in #tea: ann: not muted\u0007")
                .doesNotContain("ann: muted")
                .satisfies(drawn -> assertThat(rings(drawn)).isFalse());

        // Those that come within two seconds are one call.
        ann.enter("/set desktop_notifications off");
        ann.enter("/set bell on");
        ann.isTold("bell is on\\.");
        terminal.record();
        assertThat(terminal.recorded(drawn -> {
                    if (!rings(drawn)) {
                        bob.say("tea", "ann: hello?");
                    }
                    return rings(drawn);
                }))
                .doesNotContain("\u001b]9;");

        ann.enter("/set title off");
        terminal.awaitAnswer(TITLE, "Parley");
        bob.say("lobby", "All in the lobby");
        ann.hears("lobby", "bob", "All in the lobby");
        terminal.awaitAnswer(TITLE, "Parley");
        ann.enter("/set title on");
        terminal.awaitAnswer("#{m/r:^\\([0-9]+\\) Parley #lobby$,#{pane_title}}", "1");
    }

    private static final Pattern COMMAND_TO_THE_TERMINAL =
            Pattern.compile("\u001b\\][^\u0007\u001b]*(\u0007|\u001b\\\\)");

    /** A bell that is not the end of something else. */
    private static boolean rings(String drawn) {
        return COMMAND_TO_THE_TERMINAL.matcher(drawn).replaceAll("").contains("\u0007");
    }
}
