package dev.parley.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Connections that break while people talk. */
class ConnectionIT extends EndToEnd {

    @Test
    void whoLosesTheServerIsToldAndGoesOnWhenItIsBack() {
        Server server = stage.server();
        FullScreen ann = stage.fullScreen("ann", server.port());
        LineScreen bob = stage.lineScreen("bob", server.port());
        ann.register(PASSWORD);
        bob.register(PASSWORD);
        ann.enter("Anybody here?");
        bob.hears("lobby", "ann", "Anybody here?");

        server.killed();
        ann.isTold("○ ann +no connection, next try in \\d+ s");
        bob.isTold("closed the connection\\. Trying again\\.");
        bob.awaitLast("lobby \\(no connection\\)>");
        Server another = server.startedAgain();

        ann.isTold("Connected again\\.");
        bob.isTold("Connected again\\.");
        bob.awaitLast("lobby>");
        ann.enter("Still here.");
        bob.hears("lobby", "ann", "Still here.");
        bob.enter("So am I.");
        ann.hears("lobby", "bob", "So am I.");
        assertThat(ann.timesSeen("ann Anybody here?")).isEqualTo(1);
        another.logged("ann signed in.*", "message forwarded from ann to \\[lobby\\]");
    }

    @Test
    void aCutLosesNothingAndRepeatsNothingOnAFullScreen() {
        Server server = stage.server();
        Cable cable = stage.cable(server);
        FullScreen bob = stage.fullScreen("bob", cable.port());
        talkThroughACut(server, cable, bob);
        bob.seesStored("Stored but never told");
        bob.seesStored("Said into the dark");
        assertThat(List.of(
                        bob.timesSeen("zoe Before"),
                        bob.timesSeen("zoe Meanwhile 1"),
                        bob.timesSeen("zoe Meanwhile 2"),
                        bob.timesSeen("zoe Meanwhile 3"),
                        bob.timesSeen("zoe After"),
                        bob.timesSeen("bob Stored but never told"),
                        bob.timesSeen("bob Said into the dark")))
                .containsOnly(1L);
        assertThat(bob.terminal().screen().stream()
                        .filter(row -> row.contains("zoe "))
                        .map(row -> row.replaceFirst(".*zoe (.*?) *│.*", "$1"))
                        .filter(text -> !text.contains("joined")))
                .containsExactly("Before", "Meanwhile 1", "Meanwhile 2", "Meanwhile 3", "After");
    }

    @Test
    void aCutLosesNothingAndRepeatsNothingInLines() {
        Server server = stage.server();
        Cable cable = stage.cable(server);
        LineScreen bob = stage.lineScreen("bob", cable.port());
        talkThroughACut(server, cable, bob);
        assertThat(bob.terminal().scrollback().stream()
                        .filter(row -> row.startsWith("[tea] "))
                        .map(row -> row.substring("[tea] 00:00 ".length())))
                .containsExactly(
                        "zoe: Before", "zoe: Meanwhile 1", "zoe: Meanwhile 2", "zoe: Meanwhile 3", "zoe: After");
    }

    private void talkThroughACut(Server server, Cable cable, Person bob) {
        RawPeer zoe = stage.rawPeer("zoe", server.port());
        zoe.ask("create", "room", "tea");
        bob.register(PASSWORD);
        bob.enter("/join tea");
        bob.isTold("Joined #tea\\.");
        zoe.say("tea", "Before");
        bob.hears("tea", "zoe", "Before");

        cable.loseAnswers();
        bob.enter("Stored but never told");
        zoe.hears("bob", "Stored but never told");
        cable.cut();
        bob.isTold("no connection");
        zoe.say("tea", "Meanwhile 1");
        zoe.say("tea", "Meanwhile 2");
        bob.enter("Said into the dark");
        bob.isReady();
        zoe.say("tea", "Meanwhile 3");
        cable.restore();

        bob.hears("tea", "zoe", "Meanwhile 3");
        zoe.hears("bob", "Said into the dark");
        zoe.say("tea", "After");
        bob.hears("tea", "zoe", "After");
        assertThat(zoe.textsOf("bob", "tea")).containsExactly("Stored but never told", "Said into the dark");
    }
}
