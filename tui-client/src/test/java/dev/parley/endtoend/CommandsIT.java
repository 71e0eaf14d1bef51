package dev.parley.endtoend;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Commands that look around, and what is said of those that go wrong. */
class CommandsIT extends EndToEnd {

    private static final String ADDRESS = "127\\.0\\.0\\.1:\\d+";

    @Test
    void commandsAnswerOnAFullScreen() {
        Server server = stage.server();
        RawPeer zoe = stage.rawPeer("zoe", server.port());
        lookAround(zoe, stage.fullScreen("ann", server.port()));
    }

    @Test
    void commandsAnswerInLines() {
        Server server = stage.server();
        RawPeer zoe = stage.rawPeer("zoe", server.port());
        lookAround(zoe, stage.lineScreen("ann", server.port()));
    }

    private static void lookAround(RawPeer zoe, Person ann) {
        zoe.ask("create", "room", "ops", "topic", "pagers");
        ann.register(PASSWORD);

        ann.enter("/list");
        ann.isTold("#lobby: 2 members, 2 online");
        ann.isTold("ann +online +" + ADDRESS);
        ann.isTold("zoe +online +" + ADDRESS);
        ann.isTold("2 rooms \\(\\* you are a member\\)");
        ann.isTold("\\* #lobby +2 members, 2 online");
        ann.isTold("  #ops +1 member, 1 online +pagers");

        ann.terminal().awaitNoRow("#tea");
        ann.enter("/create tea leaves only");
        // The full screen says as well that it made the room, and writes over it at once.
        ann.isTold("Created #tea\\.|Joined #tea\\.");
        ann.terminal().awaitRow("^#?tea>$");
        ann.enter("/list people");
        ann.isTold("#tea: 1 member, 1 online");
        ann.isTold("ann +online +owner +" + ADDRESS);
        ann.enter("/list rooms");
        ann.isTold("3 rooms \\(\\* you are a member\\)");
        ann.isTold("\\* #tea +1 member, 1 online +leaves only");

        ann.enter("/jion ops");
        ann.isTold(Pattern.quote("Unknown command /jion. Did you mean /join?"));
        ann.enter("/create ops");
        ann.isTold("[Tt]here is .*ops.*/join ops goes there\\.");
        ann.enter("/join ops");
        ann.isTold("Joined #ops\\.");
        ann.enter("/join attic");
        ann.isTold("Created #attic.");
    }
}
