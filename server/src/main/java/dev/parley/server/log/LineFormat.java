package dev.parley.server.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import dev.parley.text.SafeText;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;

/**
 * Log events to text. All of a message is escaped, so nothing that came from outside can start a line of its own or
 * steer a terminal, whoever logged it. Not thread-safe: it remembers the last second.
 */
final class LineFormat implements FileFormat {

    private final ZoneId zone;
    private final DateTimeFormatter toTheSecond;
    private final DateTimeFormatter offset;
    private long lastSecond = Long.MIN_VALUE;
    private String lastTime = "";
    private String lastOffset = "";

    private LineFormat(String toTheSecond, String offset, ZoneId zone) {
        this.zone = zone;
        this.toTheSecond = DateTimeFormatter.ofPattern(toTheSecond).withZone(zone);
        this.offset = DateTimeFormatter.ofPattern(offset).withZone(zone);
    }

    static LineFormat forConsole(ZoneId zone) {
        return new LineFormat("HH:mm:ss", "", zone);
    }

    static LineFormat forFile(ZoneId zone) {
        return new LineFormat("yyyy-MM-dd'T'HH:mm:ss", "XXX", zone);
    }

    @Override
    public ZoneId zone() {
        return zone;
    }

    /** {@code 14:03:59 ann joined room [tea]}: for the operator's eye; of a failure only what it is. */
    String consoleLine(ILoggingEvent event) {
        String level = event.getLevel().isGreaterOrEqual(Level.WARN) ? event.getLevel() + " " : "";
        IThrowableProxy failure = event.getThrowableProxy();
        String cause = failure == null ? "" : ": " + failure.getClassName() + ": " + failure.getMessage();
        return time(event.getTimeStamp()) + " " + level + SafeText.escape(event.getFormattedMessage() + cause);
    }

    /** {@code 2026-11-21T14:03:59.120+01:00 INFO parley ann joined room [tea]}, and of a failure the whole trace. */
    @Override
    public String fileLine(ILoggingEvent event) {
        String text = SafeText.escape(event.getFormattedMessage());
        return fileLine(event.getTimeStamp(), event.getLevel(), event.getLoggerName(), text) + trace(event);
    }

    @Override
    public String fileLine(long millis, Level level, String logger, String text) {
        String time = time(millis);
        int fraction = (int) Math.floorMod(millis, 1000L);
        StringBuilder line = new StringBuilder(48 + text.length()).append(time).append('.');
        if (fraction < 100) {
            line.append(fraction < 10 ? "00" : "0");
        }
        line.append(fraction).append(lastOffset).append(' ');
        return line.append(level)
                .append(' ')
                .append(logger)
                .append(' ')
                .append(text)
                .toString();
    }

    /** Local time, to the second. */
    String time(long millis) {
        long second = Math.floorDiv(millis, 1000L);
        if (second != lastSecond) {
            Instant at = Instant.ofEpochSecond(second);
            lastTime = toTheSecond.format(at);
            lastOffset = offset.format(at);
            lastSecond = second;
        }
        return lastTime;
    }

    private static String trace(ILoggingEvent event) {
        IThrowableProxy failure = event.getThrowableProxy();
        if (failure == null) {
            return "";
        }
        return ThrowableProxyUtil.asString(failure)
                .lines()
                .map(line -> "\n    " + SafeText.escape(line.replace("\t", "  ")))
                .collect(Collectors.joining());
    }
}
