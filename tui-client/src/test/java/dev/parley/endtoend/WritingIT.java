package dev.parley.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Writing: pastes, and messages that wait while there is no server, whatever becomes of the client. */
class WritingIT extends EndToEnd {

    @Test
    void aPasteOfManyLinesIsAskedAboutAndSentAsOneMessage() {
        Server server = stage.server();
        RawPeer zoe = stage.rawPeer("zoe", server.port());
        FullScreen ann = stage.fullScreen("ann", server.port());
        ann.register(PASSWORD);
        ann.terminal().type("Look: ");
        ann.terminal().awaitRow("^#lobby> Look:$");
        String lines = String.join(
                "\n", IntStream.rangeClosed(1, 12).mapToObj(i -> "line " + i).toList());
        ann.terminal().paste(lines + "\n");
        ann.terminal().awaitRow("^Paste 12 lines into #lobby\\?$");
        ann.terminal().awaitRow("^Enter send as one message");
        ann.terminal().resize(60, 15);
        ann.terminal().awaitRow("^Paste 12 lines into #lobby\\?$");
        ann.terminal().keys("Enter");
        zoe.hears("ann", "Look: " + lines);
        ann.terminal().paste("two\nlines");
        ann.terminal().awaitRow("^#lobby> two$");
        ann.terminal().resize(100, 30);
        ann.terminal()
                .awaitScreen("the draft in 100×30", rows -> rows.get(29).strip().equals("lines"));
        ann.terminal().keys("Enter");
        zoe.hears("ann", "two\nlines");
        assertThat(zoe.textsOf("ann", "lobby")).hasSize(2);
    }

    @Test
    void whatIsSaidWithoutAServerIsSentOnceWhenItIsBack() {
        Server server = stage.server();
        FullScreen ann = stage.fullScreen("ann", server.port());
        ann.register(PASSWORD);
        ann.enter("before");
        ann.seesStored("before");
        server.killed();
        ann.isTold("no connection");
        ann.enter("first");
        ann.enter("second");
        ann.terminal().awaitRow("ann second ○");
        server.startedAgain();
        ann.seesStored("second");
        RawPeer zoe = stage.rawPeer("zoe", server.port());
        assertThat(zoe.textsIn("lobby", "ann")).containsExactly("before", "first", "second");
    }

    @Test
    void whatWaitsOutlivesAClientThatIsKilled() {
        Server server = stage.server();
        FullScreen ann = stage.fullScreen("ann", server.port());
        ann.register(PASSWORD);
        ann.enter("/join tea");
        ann.isTold("You are in|Created #tea|Joined #tea");
        server.killed();
        ann.isTold("no connection");
        ann.enter("first");
        ann.enter("second");
        ann.terminal().awaitRow("ann second ○");
        ann.terminal().kill();
        server.startedAgain();

        FullScreen again = stage.rememberedFullScreen("ann", server.port());
        again.enter("/join tea");
        again.hears("tea", "ann", "second");
        again.enter("third");
        again.seesStored("third");
        RawPeer zoe = stage.rawPeer("zoe", server.port());
        zoe.ask("join", "room", "tea");
        assertThat(zoe.textsIn("tea", "ann")).containsExactly("first", "second", "third");
        again.terminal().keys("C-d");
        again.terminal().awaitShell();
        assertThat(stage.folder().resolve(".local/share/parley-client/outbox")).isEmptyDirectory();
    }
}
