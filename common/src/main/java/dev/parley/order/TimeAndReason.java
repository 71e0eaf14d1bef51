package dev.parley.order;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind a ban: for how long ({@code 30m}, {@code 12h}, {@code 7d}, {@code 7 days}), and why. Either may be left out. Pure;
 * any thread.
 *
 * @param minutes null where nothing is said
 * @param reason null where nothing is said
 */
public record TimeAndReason(
        @Nullable Long minutes, @Nullable String reason) {

    private static final Pattern TIME =
            Pattern.compile("^([0-9]{1,5})\\s*(m|min|minutes?|h|hours?|d|days?)(?=\\s|$)", Pattern.CASE_INSENSITIVE);

    /** A number with a unit that is none. Reasons may begin with an ordinal number. */
    private static final Pattern NEARLY_TIME =
            Pattern.compile("^[0-9]+(?!(?:st|nd|rd|th)\\b)[a-z]+(?=\\s|$)", Pattern.CASE_INSENSITIVE);

    /**
     * @param written without white space before and behind it
     * @throws UnclearException for a time that is none: a ban without a time has no end, which is not what somebody wanted who wrote one
     */
    public static TimeAndReason parse(String written) throws UnclearException {
        Matcher time = TIME.matcher(written);
        if (!time.find()) {
            Matcher nearly = NEARLY_TIME.matcher(written);
            if (nearly.find()) {
                throw noTime(nearly.group());
            }
            return new TimeAndReason(null, orNull(written));
        }
        long count = Long.parseLong(time.group(1));
        if (count == 0) {
            throw noTime(time.group());
        }
        Duration span =
                switch (Character.toLowerCase(time.group(2).charAt(0))) {
                    case 'm' -> Duration.ofMinutes(count);
                    case 'h' -> Duration.ofHours(count);
                    default -> Duration.ofDays(count);
                };
        return new TimeAndReason(
                span.toMinutes(), orNull(written.substring(time.end()).strip()));
    }

    private static UnclearException noTime(String written) {
        return new UnclearException(written + " is no time. Write it as 30m, 12h or 7d.", false);
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
