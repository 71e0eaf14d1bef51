package dev.parley.client.view;

import dev.parley.client.text.Fit;
import dev.parley.client.text.TextWidth;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The column with the time before a message: as wide as the longest time of its format, so that all stand in line. Where there is little
 * room the day and the seconds are left out, and where there is less still, all of it. Any thread.
 */
final class TimeColumn {

    private static final TimeColumn NONE = new TimeColumn("", false);

    private static final Map<String, TimeColumn> MADE = new ConcurrentHashMap<>();

    private final DateTimeFormatter format;

    /** {@code 4:05p} in place of {@code 4:05 PM}. */
    private final boolean halved;

    private final int columns;

    private TimeColumn(String pattern, boolean halved) {
        this.format = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
        this.halved = halved;
        int widest = 0;
        for (int hour = 0; hour < 24; hour++) {
            String text = text(LocalDateTime.of(2026, 12, 22, hour, 58, 58).atZone(ZoneOffset.UTC));
            widest = Math.max(widest, TextWidth.of(text));
        }
        this.columns = widest;
    }

    /** As a setting {@code time_format} wants it. */
    static TimeColumn whole(String pattern) {
        return MADE.computeIfAbsent(pattern, p -> new TimeColumn(p, false));
    }

    /** Hours and minutes of it. */
    static TimeColumn clock(String pattern) {
        return MADE.computeIfAbsent("short " + pattern, p -> new TimeColumn(hours(pattern), pattern.endsWith("a")));
    }

    /** The one that has so many columns, with the blank behind it. */
    static TimeColumn of(String pattern, int width) {
        return width == 0 ? NONE : width == whole(pattern).width() ? whole(pattern) : clock(pattern);
    }

    /** Hours and minutes alone. */
    private static String hours(String pattern) {
        int hours = pattern.toUpperCase(Locale.ROOT).indexOf('H');
        String clock = pattern.substring(hours);
        return clock.startsWith("HH:mm") ? "HH:mm" : clock;
    }

    /** With the column between it and what follows; 0 if there is no time. */
    int width() {
        return columns == 0 ? 0 : columns + 1;
    }

    String text(Instant at, ZoneId zone) {
        return Fit.padLeft(text(at.atZone(zone)), columns);
    }

    private String text(TemporalAccessor time) {
        String text = format.format(time);
        return halved ? text.replace(" AM", "a").replace(" PM", "p") : text;
    }
}
