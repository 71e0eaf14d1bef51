package dev.parley.server.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Log events as logback makes them. */
final class Events {

    private Events() {}

    static LoggingEvent at(String time, String message, Object... arguments) {
        return event(Level.INFO, time, null, message, arguments);
    }

    static LoggingEvent failure(String time, String message, Throwable failure) {
        return event(Level.ERROR, time, failure, message);
    }

    private static LoggingEvent event(
            Level level, String time, @Nullable Throwable failure, String message, Object... arguments) {
        ch.qos.logback.classic.Logger logger = new ch.qos.logback.classic.LoggerContext().getLogger("parley");
        LoggingEvent event = new LoggingEvent(Events.class.getName(), logger, level, message, failure, arguments);
        event.setInstant(Instant.parse(time));
        return event;
    }
}
