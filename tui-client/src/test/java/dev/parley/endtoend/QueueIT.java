package dev.parley.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The server and the client are killed while messages are queued: each is said once, in its order, where it belongs. */
class QueueIT extends EndToEnd {

    @Test
    void whatWaitsInManyPlacesIsSentOnceAfterServerAndClientWereKilled() {
        Server server = stage.server();
        Cable cable = stage.cable(server);
        RawPeer zoe = stage.rawPeer("zoe", server.port());
        FullScreen ann = stage.fullScreen("ann", cable.port());
        ann.register(PASSWORD);
        ann.enter("/join tea");
        ann.terminal().awaitRow("^#tea>$");
        zoe.ask("join", "room", "tea");
        ann.enter("before");
        zoe.hears("ann", "before");
        ann.seesStored("before");

        // Stored, and ann's client never hears of it.
        cable.loseAnswers();
        ann.enter("stored and not told");
        zoe.hears("ann", "stored and not told");
        server.killed();
        ann.isTold("no connection");
        List<String> waiting =
                IntStream.rangeClosed(1, 5).mapToObj(i -> "waits " + i).toList();
        waiting.forEach(ann::enter);
        ann.enter("@zoe: waits for zoe");
        ann.terminal().keys("M-1");
        ann.terminal().awaitRow("^#lobby>$");
        ann.enter("waits in the lobby");
        ann.terminal().awaitRow("ann waits in the lobby ○");
        ann.terminal().keys("M-2");
        waiting.forEach(text -> ann.terminal().awaitRow("ann " + text + " ○"));
        ann.terminal().awaitRow("ann stored and not told ○");
        ann.terminal().kill();

        cable.restore();
        server.startedAgain();
        RawPeer again = stage.rawPeerAgain("zoe", server.port());
        FullScreen back = stage.rememberedFullScreen("ann", cable.port());
        back.enter("/join tea");
        waiting.forEach(back::seesStored);
        again.hears("ann", "waits in the lobby");
        again.hears("ann", "waits for zoe");
        back.enter("after");
        again.hears("ann", "after");
        back.seesStored("after");

        List<String> tea = new ArrayList<>(List.of("before", "stored and not told"));
        tea.addAll(waiting);
        tea.add("after");
        assertThat(again.textsIn("tea", "ann")).isEqualTo(tea);
        assertThat(again.textsIn("lobby", "ann")).containsExactly("waits in the lobby");
        assertThat(again.textsIn("@ann", "ann")).containsExactly("waits for zoe");
        tea.forEach(text -> assertThat(back.timesSeen("ann " + text)).isEqualTo(1));
    }

    @Test
    void bothKilledInTheMiddleOfSendingSendTheRestOnce() {
        Server server = stage.server();
        FullScreen ann = stage.fullScreen("ann", server.port());
        RawPeer zoe = stage.rawPeer("zoe", server.port());
        ann.register(PASSWORD);
        ann.enter("before");
        zoe.hears("ann", "before");
        server.killed();
        ann.isTold("no connection");
        List<String> waiting =
                IntStream.rangeClosed(1, 40).mapToObj(i -> "waits " + i).toList();
        waiting.forEach(ann::enter);
        ann.terminal().awaitRow("ann waits 40 ○");

        Server second = server.startedAgain();
        RawPeer eve = stage.rawPeer("eve", server.port());
        // Some of it may have come before eve did: what she hears is not all.
        Patience.until(
                "some of it",
                () -> eve.textsIn("lobby", "ann").size() > 1,
                () -> String.join("\n", ann.terminal().screen()));
        second.killed();
        ann.terminal().kill();
        server.startedAgain();
        FullScreen back = stage.rememberedFullScreen("ann", server.port());
        RawPeer again = stage.rawPeerAgain("eve", server.port());
        back.seesStored("waits 40");
        back.enter("after");
        again.hears("ann", "after");
        List<String> all = new ArrayList<>(List.of("before"));
        all.addAll(waiting);
        all.add("after");
        assertThat(again.textsIn("lobby", "ann")).isEqualTo(all);
    }
}
