package dev.parley.server.journal.sqlite;

import dev.parley.server.journal.SnapshotSource;
import java.sql.Connection;

/** Records of the state that lives, which its owner hands over from another thread. No other copy of the state is made. */
final class LiveRecords implements Records.Source {

    private final SnapshotSource live;
    private RecordQueue current = new RecordQueue(0);
    private boolean isClosed;

    LiveRecords(SnapshotSource live) {
        this.live = live;
    }

    @Override
    public Records open(Connection connection, long upTo) {
        RecordQueue queue = begin(upTo);
        live.begin(queue);
        return queue;
    }

    private synchronized RecordQueue begin(long committed) {
        current = new RecordQueue(committed);
        if (isClosed) {
            current.cancel();
        }
        return current;
    }

    private synchronized RecordQueue current() {
        return current;
    }

    @Override
    public void committed(long position) {
        current().committed(position);
    }

    @Override
    public void close() {
        synchronized (this) {
            isClosed = true;
        }
        current().cancel();
    }
}
