package dev.parley.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What Parley is for. */
class ConversationIT extends EndToEnd {

    private static final String FROM = " from <127\\.0\\.0\\.1:\\d+>";

    private static final String FIRST_TEXT = "Kettle's on.";
    private static final String ANSWER = "Two minutes. Is there oolong left?";
    private static final String SECRET = "Second shelf; don't tell zoe.";

    @Test
    void twoPeopleMeetAndTalkOnFullScreens() {
        Server server = stage.server();
        talk(server, stage.fullScreen("ann", server.port()), stage.fullScreen("bob", server.port()));
    }

    @Test
    void aFullScreenAndALineClientUnderstandEachOther() {
        Server server = stage.server();
        talk(server, stage.fullScreen("ann", server.port()), stage.lineScreen("bob", server.port()));
    }

    private static void talk(Server server, FullScreen ann, Person bob) {
        ann.registerUnseen(PASSWORD);
        bob.registerUnseen(PASSWORD);
        ann.seesJoin("lobby", "bob");

        ann.enter("/join tea");
        ann.isTold("Created #tea.");
        bob.enter("/join #tea");
        bob.isTold("Joined #tea\\.");
        ann.seesJoin("tea", "bob");
        ann.enter(FIRST_TEXT);
        bob.hears("tea", "ann", FIRST_TEXT);
        bob.enter(ANSWER);
        ann.hears("tea", "bob", ANSWER);

        ann.enter("@bob: " + SECRET);
        ann.isTold("Delivered to @bob ✓");
        bob.enter("/msg ann");
        bob.hears("@ann", "ann", SECRET);
        ann.isTold("Seen by @bob ✓✓");
        ann.enter("/msg bob");
        ann.terminal().awaitRow("ann Second shelf; don't tell zoe\\. ✓✓");

        bob.enter("/leave tea");
        bob.isTold("You left #tea\\.");
        ann.enter("/join tea");
        ann.seesLeave("tea", "bob");
        bob.enter("/join lobby");
        bob.isTold("Now in #lobby\\.");
        ann.enter("/logout");
        ann.isTold("Sign out\\?");
        ann.terminal().type("y");
        ann.isTold("Signed out\\.");
        bob.seesLogout("lobby", "ann");

        server.logged(
                "ann registered" + FROM,
                "ann joined room \\[lobby\\]" + FROM,
                "ann signed in" + FROM,
                "bob registered" + FROM,
                "bob joined room \\[lobby\\]" + FROM,
                "bob signed in" + FROM,
                "ann created room \\[tea\\]",
                "ann joined room \\[tea\\]" + FROM,
                "bob joined room \\[tea\\]" + FROM,
                "message forwarded from ann to \\[tea\\]",
                "message forwarded from bob to \\[tea\\]",
                "message forwarded from ann to bob",
                "bob left room \\[tea\\]",
                "ann left room \\[lobby\\] \\(signed out\\)",
                "ann signed out" + FROM);
        // Nothing is on its way from one file to another then.
        server.process().process().destroy();
        assertThat(server.process().awaitEnd()).isZero();
        assertThat(server.everythingLogged()).doesNotContain(FIRST_TEXT, ANSWER, SECRET, PASSWORD, "argon2", "token");
        assertThat(server.everythingKept()).contains(FIRST_TEXT, SECRET).doesNotContain(PASSWORD);
    }
}
