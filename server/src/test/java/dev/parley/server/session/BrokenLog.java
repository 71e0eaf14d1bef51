package dev.parley.server.session;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/** Until it is closed, each log line of the thread that made it fails. */
final class BrokenLog extends TurboFilter implements AutoCloseable {

    private final LoggerContext logback = (LoggerContext) LoggerFactory.getILoggerFactory();
    private final Thread thread = Thread.currentThread();
    private int failed;

    BrokenLog() {
        logback.addTurboFilter(this);
    }

    int failed() {
        return failed;
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            @Nullable Object @Nullable [] params,
            @Nullable Throwable cause) {
        if (!Thread.currentThread().equals(thread)) {
            return FilterReply.NEUTRAL;
        }
        failed++;
        throw new IllegalStateException("a bug in a log line");
    }

    @Override
    public void close() {
        logback.getTurboFilterList().remove(this);
    }
}
