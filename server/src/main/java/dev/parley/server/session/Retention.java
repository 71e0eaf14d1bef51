package dev.parley.server.session;

import dev.parley.server.core.Input;
import dev.parley.server.core.event.LogId;
import dev.parley.server.core.query.Answer;
import dev.parley.server.core.query.Query;
import dev.parley.server.core.state.Conversation;
import dev.parley.server.core.state.Direct;
import dev.parley.server.core.state.Room;
import dev.parley.server.core.state.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has entries deleted that are older than they may become, by the time that is certain. Goes through all logs now and then,
 * one look into the store at a time. What will be deleted is logged before. Runs on the loop's thread.
 */
final class Retention implements Rounds.Errand<Retention.Due> {

    /** Written whatever the settings say: nothing brings back what was deleted. */
    private static final Logger LOG = LoggerFactory.getLogger("parley.deleted");

    /**
     * A log and the time before which nothing of it may stay.
     *
     * @param days how long its entries are kept
     */
    record Due(LogId log, int days, Instant before) {}

    private final World world;
    private final SureClock clock;
    private int days;
    private final Consumer<Input> submit;

    /**
     * @param days for rooms that have no setting of their own, and for direct conversations; 0: for ever
     * @param submit decides an input of the server's own
     */
    Retention(World world, SureClock clock, int days, Consumer<Input> submit) {
        this.world = world;
        this.clock = clock;
        this.days = days;
        this.submit = submit;
    }

    /** From the next look on, so many days; 0: never. */
    void setDays(int number) {
        days = number;
    }

    @Override
    public List<Due> due() {
        List<Due> due = new ArrayList<>();
        Instant now = clock.now();
        if (now == null) {
            return due;
        }
        for (Room room : world.state().rooms()) {
            Integer own = room.retentionDays();
            add(due, room, own == null ? days : own, now);
        }
        for (Direct direct : world.state().directs()) {
            add(due, direct, days, now);
        }
        return due;
    }

    private static void add(List<Due> due, Conversation log, int keptFor, Instant now) {
        if (keptFor > 0 && log.entries().firstKept() <= log.entries().lastSeq()) {
            due.add(new Due(log.id(), keptFor, now.minus(Duration.ofDays(keptFor))));
        }
    }

    @Override
    public Query question(Due one) {
        return new Query.LastBefore(one.log, one.before);
    }

    @Override
    public void settle(Due one, @Nullable Answer answer) {
        if (answer instanceof Answer.LastBefore last) {
            expire(one, last.seq());
        }
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
