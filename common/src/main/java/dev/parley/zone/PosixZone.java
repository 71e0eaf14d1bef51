package dev.parley.zone;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a {@code TZ} value as POSIX has it, such as {@code CET-1CEST,M3.5.0,M10.5.0/3}, which the JDK takes for a fixed
 * offset. A value without dates has those of the United States, as in glibc. The dates hold from 1970 to 2199. Pure.
 */
final class PosixZone {

    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2199;
    private static final int HOUR = 3600;
    private static final String USUAL_DATES = "M3.2.0,M11.1.0";
    private static final long USUAL_TIME = 2L * HOUR;

    private static final String NAME = "(?:[A-Za-z]{3,}|<[A-Za-z0-9+-]{3,}>)";
    private static final String TIME = "[+-]?\\d{1,3}(?::\\d{1,2}){0,2}";
    private static final String DATE = "(?:M\\d{1,2}\\.\\d\\.\\d|J\\d{1,3}|\\d{1,3})";
    private static final String RULE = DATE + "(?:/" + TIME + ")?";
    private static final Pattern ALL = Pattern.compile(NAME + "(?<std>" + TIME + ")(?:" + NAME + "(?<dst>" + TIME
            + ")?(?:,(?<begin>" + RULE + "),(?<end>" + RULE + "))?)?");

    /** A change to or from summer time, by UTC. */
    private record Change(LocalDateTime at, boolean toSummer) {}

    private final ZoneOffset winter;
    private final ZoneOffset summer;

    private PosixZone(ZoneOffset winter, ZoneOffset summer) {
        this.winter = winter;
        this.summer = summer;
    }

    /** The rules that a value stands for; null where it is no such value. */
    static @Nullable ZoneRules rules(String value) {
        Matcher parts = ALL.matcher(value);
        if (!parts.matches()) {
            return null;
        }
        try {
            long west = seconds(parts.group("std"), 24);
            ZoneOffset winter = offset(-west);
            boolean hasSummer = !parts.group().matches(NAME + TIME);
            if (!hasSummer) {
                return ZoneRules.of(winter);
            }
            String other = parts.group("dst");
            ZoneOffset summer = offset(other == null ? HOUR - west : -seconds(other, 24));
            String begin = parts.group("begin");
            String end = parts.group("end");
            String[] usual = USUAL_DATES.split(",", -1);
            return new PosixZone(winter, summer).rules(begin == null ? usual[0] : begin, end == null ? usual[1] : end);
        } catch (DateTimeException outOfRange) {
            return null;
        }
    }

    private ZoneRules rules(String begin, String end) {
        List<Change> changes = new ArrayList<>();
        for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
            changes.add(new Change(at(begin, year).minusSeconds(winter.getTotalSeconds()), true));
            changes.add(new Change(at(end, year).minusSeconds(summer.getTotalSeconds()), false));
        }
        // Where one summer ends as the next begins there is summer all the time.
        changes.sort(Comparator.comparing(Change::at).thenComparing(Change::toSummer));
        ZoneOffset first = changes.get(0).toSummer ? winter : summer;
        ZoneOffset now = first;
        List<ZoneOffsetTransition> transitions = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            Change change = changes.get(i);
            boolean isOvertaken =
                    i + 1 < changes.size() && changes.get(i + 1).at.equals(change.at);
            ZoneOffset next = change.toSummer ? summer : winter;
            if (!isOvertaken && !next.equals(now)) {
                transitions.add(ZoneOffsetTransition.of(change.at.plusSeconds(now.getTotalSeconds()), now, next));
                now = next;
            }
        }
        return ZoneRules.of(winter, first, List.of(), transitions, List.of());
    }

    /** When a rule's moment is in a year, by the clock on the wall before it. */
    private static LocalDateTime at(String rule, int year) {
        int slash = rule.indexOf('/');
        long time = slash < 0 ? USUAL_TIME : seconds(rule.substring(slash + 1), 167);
        return day(slash < 0 ? rule : rule.substring(0, slash), year)
                .atStartOfDay()
                .plusSeconds(time);
    }

    private static LocalDate day(String date, int year) {
        return switch (date.charAt(0)) {
            case 'M' -> dayOfWeek(date.substring(1).split("\\.", -1), year);
            case 'J' -> dayWithoutLeapDay(Integer.parseInt(date.substring(1)), year);
            default ->
                LocalDate.of(year, 1, 1)
                        .plusDays(Math.min(within(date, 0, 365), Year.of(year).length() - 1L));
        };
    }

    /** Month, week (5 is the last), and day of the week (0 is Sunday). */
    private static LocalDate dayOfWeek(String[] parts, int year) {
        LocalDate first = LocalDate.of(year, within(parts[0], 1, 12), 1);
        int week = within(parts[1], 1, 5);
        int weekday = within(parts[2], 0, 6);
        int ahead = Math.floorMod(weekday - first.getDayOfWeek().getValue() % 7, 7);
        LocalDate day = first.plusDays(ahead + 7L * (week - 1));
        return day.getMonth() == first.getMonth() ? day : day.minus(1, ChronoUnit.WEEKS);
    }

    /** Counted from 1, and the 29th of February never is. */
    private static LocalDate dayWithoutLeapDay(int number, int year) {
        int day = within(Integer.toString(number), 1, 365);
        return LocalDate.of(year, 1, 1).plusDays(Year.isLeap(year) && day >= 60 ? day : day - 1L);
    }

    private static long seconds(String time, int mostHours) {
        boolean isNegative = time.startsWith("-");
        String[] parts = (isNegative || time.startsWith("+") ? time.substring(1) : time).split(":", -1);
        long seconds = within(parts[0], 0, mostHours) * (long) HOUR;
        seconds += parts.length > 1 ? within(parts[1], 0, 59) * 60L : 0;
        seconds += parts.length > 2 ? within(parts[2], 0, 59) : 0;
        return isNegative ? -seconds : seconds;
    }

    private static ZoneOffset offset(long seconds) {
        return ZoneOffset.ofTotalSeconds(Math.toIntExact(seconds));
    }

    private static int within(String number, int least, int most) {
        int value = Integer.parseInt(number);
        if (value < least || value > most) {
            throw new DateTimeException(number + " is not from " + least + " to " + most);
        }
        return value;
    }
}
