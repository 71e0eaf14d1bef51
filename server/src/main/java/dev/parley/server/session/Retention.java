package dev.parley.server.session;

import dev.parley.server.core.Input;
import dev.parley.server.core.event.LogId;
import dev.parley.server.core.query.Answer;
import dev.parley.server.core.query.Query;
import dev.parley.server.core.state.Conversation;
import dev.parley.server.core.state.Direct;
import dev.parley.server.core.state.Room;
import dev.parley.server.core.state.World;
import dev.parley.server.net.EventLoop;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has entries deleted that are older than they may become, by the time that is certain. Goes through all logs now and then,
 * one look into the store at a time. What will be deleted is logged before. Runs on the loop's thread.
 */
final class Retention {

    /** Written whatever the settings say: nothing brings back what was deleted. */
    private static final Logger LOG = LoggerFactory.getLogger("parley.deleted");

    private static final Duration EVERY = Duration.ofHours(1);
    private static final Duration WHEN_BUSY = Duration.ofSeconds(1);

    /**
     * A log and the time before which nothing of it may stay.
     *
     * @param days how long its entries are kept
     */
    private record Due(LogId log, int days, Instant before) {}

    private final EventLoop loop;
    private final World world;
    private final QueryPort queries;
    private final SureClock clock;
    private final int days;
    private final Consumer<Input> submit;
    private final Queue<Due> due = new ArrayDeque<>();

    /** Counts the looks: what comes of an earlier one does not go on. */
    private long lookNumber;

    /**
     * @param days for rooms that have no setting of their own, and for direct conversations; 0: for ever
     * @param submit decides an input of the server's own
     */
    Retention(EventLoop loop, World world, QueryPort queries, SureClock clock, int days, Consumer<Input> submit) {
        this.loop = loop;
        this.world = world;
        this.queries = queries;
        this.clock = clock;
        this.days = days;
        this.submit = submit;
    }

    /** Looks now, and from then on again and again, whatever comes of it. */
    void begin() {
        loop.timers().at(loop.now() + EVERY.toNanos(), this::begin);
        look();
    }

    /** Looks once through all logs. An earlier look goes no further. */
    void look() {
        lookNumber++;
        due.clear();
        Instant now = clock.now();
        if (now == null) {
            return;
        }
        for (Room room : world.state().rooms()) {
            Integer own = room.retentionDays();
            add(room, own == null ? days : own, now);
        }
        for (Direct direct : world.state().directs()) {
            add(direct, days, now);
        }
        next(lookNumber);
    }

    private void add(Conversation log, int keptFor, Instant now) {
        if (keptFor > 0 && log.entries().firstKept() <= log.entries().lastSeq()) {
            due.add(new Due(log.id(), keptFor, now.minus(Duration.ofDays(keptFor))));
        }
    }

    private void next(long look) {
        Due first = due.peek();
        if (first == null || look != lookNumber) {
            return;
        }
        Query query = new Query.LastBefore(first.log, first.before);
        if (queries.start(query, answer -> loop.post(() -> answered(look, first, answer)))) {
            due.remove();
        } else {
            loop.timers().at(loop.now() + WHEN_BUSY.toNanos(), () -> next(look));
        }
    }

    private void answered(long look, Due one, Answer answer) {
        if (answer instanceof Answer.LastBefore last) {
            expire(one, last.seq());
        }
        next(look);
    }

    private void expire(Due one, long upTo) {
        Conversation log = world.state().find(one.log);
        long count = log == null ? 0 : upTo - log.entries().firstKept() + 1;
        if (count > 0) {
            LOG.info(
                    "Deleting {} of {}: written before {}, and kept for {}",
                    count == 1 ? "1 entry" : count + " entries",
                    one.log,
                    one.before,
                    one.days == 1 ? "1 day" : one.days + " days");
            submit.accept(new Input.HistoryExpired(one.log, upTo));
        }
    }
}
