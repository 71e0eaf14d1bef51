package dev.parley.server.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.time.ZoneId;

/** How an event stands in a log file, without the end of its last line. Not thread-safe. */
interface FileFormat {

    /** Times are those of this zone. */
    ZoneId zone();

    String fileLine(ILoggingEvent event);

    /**
     * A line of the log itself.
     *
     * @param millis since 1970
     */
    String fileLine(long millis, Level level, String logger, String text);
}
