package dev.parley.server.journal.archive;

import dev.parley.protocol.Entry;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.LogId;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the words of messages from the store to the index, a batch at a time, and takes out what was deleted. It needs nobody
 * to tell it what that is: the events that say so ({@link Event.HistoryCleared}, {@link Event.UserForgotten}, {@link
 * Event.RoomEnded}) stand in the store among the others and are never erased themselves, but those of a direct conversation that ended with a user, whose
 * own event says all of it. Whether the rows are still there when it comes to them makes no difference.
 */
final class WordFollower {

    /** How long a transaction lasts at most, about. */
    private static final long LONGEST_NANOS = Duration.ofMillis(100).toNanos();

    /** Messages taken out in one transaction. */
    private static final int REMOVED_AT_ONCE = 2_000;

    /** Pages rewritten in one transaction. */
    private static final int PURGED_AT_ONCE = 200;

    private static final Logger LOG = LoggerFactory.getLogger("parley");

    private final StoredEvents store;
    private final IndexFile index;
    private long mark;
    private boolean saidDamage;
    private boolean toPurge;
    private @Nullable Long purging;

    WordFollower(StoredEvents store, IndexFile index) throws SQLException {
        this.store = store;
        this.index = index;
        this.mark = index.wordMark();
        this.toPurge = !index.words().toPurge().isEmpty();
    }

    /** Everything up to here can be found, and nothing that was deleted up to here. */
    long mark() {
        return mark;
    }

    /** Whether nothing that was deleted has left a trace in the file. */
    boolean isPurged() {
        return !toPurge;
    }

    /**
     * Does a batch.
     *
     * @param upTo the last position that is committed
     * @return whether it did anything; there may be more then
     */
    boolean step(long upTo) throws SQLException, IOException {
        if (mark >= upTo) {
            return purge();
        }
        Batch batch = new Batch();
        index.commit(() -> {
            long reached = store.forEach(mark, upTo, batch);
            batch.reached = batch.deletion == null ? reached : reached - 1;
            index.wordMark(batch.reached);
        });
        mark = batch.reached;
        if (batch.deletion != null) {
            remove(batch.deletion, mark + 1);
            mark++;
            toPurge = true;
            purging = null;
        }
        return true;
    }

    private void remove(Event deletion, long position) throws SQLException, IOException {
        String match;
        long before = position;
        if (deletion instanceof Event.HistoryCleared cleared) {
            match = Match.log(cleared.log());
            Long kept = store.firstAfter(cleared.log(), cleared.upTo());
            before = kept == null ? position : Math.min(kept, position);
        } else if (deletion instanceof Event.RoomEnded ended) {
            match = Match.log(new LogId.RoomLog(ended.room()));
        } else {
            match = Match.user(((Event.UserForgotten) deletion).user());
        }
        removeAll(match, before);
        index.commit(() -> index.wordMark(position));
    }

    private void removeAll(String match, long before) throws SQLException, IOException {
        int[] removed = new int[1];
        do {
            index.commit(() -> removed[0] = index.words().remove(match, before, REMOVED_AT_ONCE));
        } while (removed[0] == REMOVED_AT_ONCE);
    }

    private boolean purge() throws SQLException, IOException {
        if (!toPurge) {
            return false;
        }
        List<Long> volumes = index.words().toPurge();
        if (volumes.isEmpty()) {
            index.checkpoint();
            toPurge = false;
            return true;
        }
        long volume = volumes.get(0);
        boolean first = purging == null || purging != volume;
        purging = volume;
        index.commit(() -> {
            if (!index.words().purge(volume, first, PURGED_AT_ONCE)) {
                purging = null;
            }
        });
        return true;
    }

    private final class Batch implements StoredEvents.Sink {

        private final long deadline = System.nanoTime() + LONGEST_NANOS;
        private @Nullable Event deletion;
        private long reached;

        @Override
        public boolean take(long position, Event event) throws SQLException {
            if (event instanceof Event.HistoryCleared
                    || event instanceof Event.UserForgotten
                    || event instanceof Event.RoomEnded) {
                deletion = event;
                return false;
            }
            if (event instanceof Event.EntryWritten written
                    && written.entry() instanceof Entry.Message message
                    && !message.text().isEmpty()) {
                index.words().add(position, written.log(), written.actor(), message.text());
            } else if (event instanceof Event.EntryWritten written
                    && written.entry() instanceof Entry.Amendment amendment) {
                amend(written, amendment);
            }
            return System.nanoTime() < deadline;
        }

        private void amend(Event.EntryWritten written, Entry.Amendment amendment) throws SQLException {
            Long target =
                    amendment instanceof Entry.Reacted ? null : store.positionOf(written.log(), amendment.target());
            if (target == null) {
                return;
            }
            if (amendment instanceof Entry.Edited edited && edited.text() != null) {
                // Its author's, since nobody else may edit it.
                index.words().replace(target, written.log(), written.actor(), edited.text());
            } else {
                index.words().remove(target);
            }
            toPurge = true;
            purging = null;
        }

        @Override
        public void damaged(long position, IOException cause) {
            if (!saidDamage) {
                LOG.error("A message, and perhaps later ones, cannot be found by search", cause);
                saidDamage = true;
            }
        }
    }
}
