package dev.parley.order;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind a ban: for how long ({@code 30m}, {@code 12h}, {@code 7d}), and why. Either may be left out. Pure; any thread.
 *
 * @param minutes null where nothing is said
 * @param reason null where nothing is said
 */
public record TimeAndReason(
        @Nullable Long minutes, @Nullable String reason) {

    private static final Pattern TIME = Pattern.compile("^([1-9][0-9]{0,4})([mhd])(?=\\s|$)");

    /** @param written without white space before and behind it */
    public static TimeAndReason parse(String written) {
        Matcher time = TIME.matcher(written);
        if (!time.find()) {
            return new TimeAndReason(null, orNull(written));
        }
        long count = Long.parseLong(time.group(1));
        Duration span =
                switch (time.group(2)) {
                    case "m" -> Duration.ofMinutes(count);
                    case "h" -> Duration.ofHours(count);
                    default -> Duration.ofDays(count);
                };
        return new TimeAndReason(
                span.toMinutes(), orNull(written.substring(time.end()).strip()));
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
