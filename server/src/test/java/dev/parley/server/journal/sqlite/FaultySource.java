package dev.parley.server.journal.sqlite;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Connections whose commits fail when a plan says so: instead of what they should do, or after they did it. */
final class FaultySource implements ConnectionSource {

    /**
     * One failed commit.
     *
     * @param isDone whether it happened all the same
     */
    record Fault(SQLiteErrorCode code, boolean isDone) {}

    private final ConnectionSource real = new SqliteConnections();
    private final Supplier<@Nullable Fault> plan;

    /**
     * @param plan asked for each commit on a connection that writes, on its thread; null lets it pass
     */
    FaultySource(Supplier<@Nullable Fault> plan) {
        this.plan = plan;
    }

    /** Fails one commit, counted from 1, from when the journal is open: see {@link #arm}. */
    static final class Once implements Supplier<@Nullable Fault> {
        private final Fault fault;
        private final AtomicInteger left = new AtomicInteger(-1);

        Once(Fault fault) {
            this.fault = fault;
        }

        void arm(int nth) {
            left.set(nth);
        }

        @Override
        public @Nullable Fault get() {
            return left.decrementAndGet() == 0 ? fault : null;
        }
    }

    @Override
    public Connection forWriting(Path file) throws SQLException {
        Connection connection = real.forWriting(file);
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (self, method, arguments) -> {
                    try {
                        Fault fault = method.getName().equals("commit") ? plan.get() : null;
                        if (fault == null) {
                            return method.invoke(connection, arguments);
                        }
                        if (fault.isDone()) {
                            method.invoke(connection, arguments);
                        }
                        throw new SQLiteException("injected: " + fault.code(), fault.code());
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    @Override
    public Connection forReading(Path file) throws SQLException {
        return real.forReading(file);
    }
}
