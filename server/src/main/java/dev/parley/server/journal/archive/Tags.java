package dev.parley.server.journal.archive;

import dev.parley.server.core.event.LogId;
import dev.parley.server.core.state.KeyFilter;
import java.util.ArrayList;
import java.util.List;

/**
 * Terms that say where a message stands and who wrote it, so that a search in a few rooms passes over what the others say. They
 * begin with a sign that no term of a text has. A name becomes a 64-bit hash: whoever finds looks at the message itself.
 */
final class Tags {

    private static final LogId.Visitor<String> LOGS = new Logs();
    private static final LogId.Visitor<List<String>> PARTIES = new Parties();

    private Tags() {}

    /** All that a message is tagged with. */
    static List<String> of(LogId log, String author) {
        List<String> tags = new ArrayList<>(List.of(log(log), author(author)));
        tags.addAll(log.accept(PARTIES));
        return tags;
    }

    static String log(LogId log) {
        return log.accept(LOGS);
    }

    private static final class Logs implements LogId.Visitor<String> {
        @Override
        public String room(LogId.RoomLog room) {
            return "_r" + hash("room", room.name());
        }

        @Override
        public String direct(LogId.DirectLog direct) {
            return "_d" + hash(direct.first(), direct.second());
        }
    }

    private static final class Parties implements LogId.Visitor<List<String>> {
        @Override
        public List<String> room(LogId.RoomLog room) {
            return List.of();
        }

        @Override
        public List<String> direct(LogId.DirectLog direct) {
            return List.of(party(direct.first()), party(direct.second()));
        }
    }

    static String author(String user) {
        return "_a" + hash("author", user);
    }

    /** What both users' messages in a direct conversation have. */
    static String party(String user) {
        return "_p" + hash("party", user);
    }

    private static String hash(String one, String other) {
        return Long.toUnsignedString(KeyFilter.hash(one, other), Character.MAX_RADIX);
    }
}
