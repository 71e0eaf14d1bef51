package dev.parley.server.journal.archive;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.sqlite.ProgressHandler;

/**
 * Stops the statements of a connection when their time is over. SQLite asks every few steps of its virtual machine. There
 * must be few: in one of them FTS5 reads through a list of a million messages, and only its own small reads count.
 */
final class TimeLimit extends ProgressHandler implements AutoCloseable {

    private static final int STEPS = 16;

    private final Connection connection;
    private final LongSupplier nanoTime;
    private final long deadline;

    /** Holds until it is closed. */
    TimeLimit(Connection connection, LongSupplier nanoTime, Duration longest) throws SQLException {
        this.connection = connection;
        this.nanoTime = nanoTime;
        this.deadline = nanoTime.getAsLong() + longest.toNanos();
        setHandler(connection, STEPS, this);
    }

    boolean isOver() {
        return nanoTime.getAsLong() - deadline > 0;
    }

    @Override
    protected int progress() {
        return isOver() ? 1 : 0;
    }

    @Override
    public void close() throws SQLException {
        clearHandler(connection);
    }
}
