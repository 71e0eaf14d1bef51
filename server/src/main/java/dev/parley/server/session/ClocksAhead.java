package dev.parley.server.session;

import dev.parley.process.CommandNames;
import dev.parley.server.core.state.Conversation;
import dev.parley.server.core.state.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the operator of logs whose last entry is later than now: their clock was ahead once. Since times do not step back in a
 * log, all that is written there carries that one time until it has come.
 */
final class ClocksAhead {

    private static final Logger LOG = LoggerFactory.getLogger("parley");

    /** Clocks differ by so much without anybody minding. */
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static final int NAMED = 20;

    private ClocksAhead() {}

    static void tell(State state, Instant now) {
        List<Conversation> ahead = state.conversations()
                .filter(one -> one.lastAt().isAfter(now.plus(MINUTE)))
                .sorted(Comparator.comparing(Conversation::lastAt).reversed())
                .toList();
        ahead.stream()
                .limit(NAMED)
                .forEach(one -> LOG.warn(
                        "The last entry of {} is {} of the clock: {}",
                        one.id(),
                        Spans.apart(now, one.lastAt()),
                        one.lastAt()));
        if (ahead.size() > NAMED) {
            LOG.warn("The same holds for {} more rooms and direct conversations", ahead.size() - NAMED);
        }
        if (!ahead.isEmpty()) {
            LOG.warn(
                    "New entries there get that same time until it has come. To set such times right, stop the server"
                            + " and run: {} repair-times",
                    CommandNames.server());
        }
    }
}
