package dev.parley.server.journal.archive;

import dev.parley.server.core.event.LogId;
import dev.parley.server.core.state.KeyFilter;
import java.util.List;

/**
 * Terms that say where a message stands and who wrote it, so that a search in a few rooms passes over what the others say. They
 * begin with a sign that no term of a text has. A name becomes a 64-bit hash: whoever finds looks at the message itself.
 */
final class Tags {

    private Tags() {}

    /** All that a message is tagged with. */
    static List<String> of(LogId log, String author) {
        if (log instanceof LogId.DirectLog direct) {
            return List.of(log(log), author(author), party(direct.first()), party(direct.second()));
        }
        return List.of(log(log), author(author));
    }

    static String log(LogId log) {
        if (log instanceof LogId.DirectLog direct) {
            return "_d" + hash(direct.first(), direct.second());
        }
        return "_r" + hash("room", ((LogId.RoomLog) log).name());
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
