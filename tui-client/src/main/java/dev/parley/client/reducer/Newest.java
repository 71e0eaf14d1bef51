package dev.parley.client.reducer;

import dev.parley.client.model.Line;
import dev.parley.client.model.Log;
import dev.parley.client.model.Scrollback;
import dev.parley.protocol.Entry;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Looks back from the end of a log. Pure. */
final class Newest {

    /** Lines that are looked at; what is further back is not worth the time. */
    private static final int FAR = 200;

    private Newest() {}

    static Entry.@Nullable Message message(Log log, Predicate<Entry.Message> wanted) {
        Scrollback lines = log.lines();
        for (long i = lines.end() - 1; i >= Math.max(lines.begin(), lines.end() - FAR); i--) {
            if (lines.at(i) instanceof Line.Said said
                    && said.entry() instanceof Entry.Message message
                    && wanted.test(message)) {
                return message;
            }
        }
        return null;
    }
}
