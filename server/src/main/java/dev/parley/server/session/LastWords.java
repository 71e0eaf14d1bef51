package dev.parley.server.session;

import dev.parley.server.core.Effect;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * The last entries of conversations that have ended. Where a room of thousands ends there is one for each member, with a text of its own:
 * to write all of them in one turn would make everybody wait. They are told a few at a time, and each session's before anything else that
 * is decided later, so that nobody can tell the difference. On the loop's thread.
 */
final class LastWords {

    /** Sessions that are told in a turn. It takes a few milliseconds. */
    static final int SESSIONS_A_TURN = 256;

    private final BiConsumer<Long, Effect.Deliver> telling;
    private final Map<Long, List<Effect.Deliver>> waiting = new LinkedHashMap<>();

    /**
     * @param telling tells one session
     */
    LastWords(BiConsumer<Long, Effect.Deliver> telling) {
        this.telling = telling;
    }

    /** Takes what is {@link Effect.Deliver#isLast}. */
    void add(Effect.Deliver deliver) {
        for (int i = 0; i < deliver.to().size(); i++) {
            long session = deliver.to().at(i);
            if (session != deliver.except()) {
                waiting.computeIfAbsent(session, none -> new ArrayList<>(1)).add(deliver);
            }
        }
    }

    /** Before a session is told something else. */
    void tell(long session) {
        if (!waiting.isEmpty()) {
            List<Effect.Deliver> these = waiting.remove(session);
            if (these != null) {
                these.forEach(deliver -> telling.accept(session, deliver));
            }
        }
    }

    /** A turn's share. */
    void tellSome() {
        for (int i = 0; i < SESSIONS_A_TURN && !waiting.isEmpty(); i++) {
            tell(waiting.keySet().iterator().next());
        }
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }
}
