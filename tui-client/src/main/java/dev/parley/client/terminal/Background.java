package dev.parley.client.terminal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A terminal's answer to {@link TerminalModes#WHICH_BACKGROUND}. Pure; any thread. */
final class Background {

    private static final Pattern ANSWER =
            Pattern.compile("11;rgba?:([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4})(?:/[0-9a-fA-F]{1,4})?");

    private Background() {}

    /** Of {@code 11;rgb:RRRR/GGGG/BBBB}, with one to four digits for each; null for anything else. */
    static Key.@Nullable Background of(String answer) {
        Matcher found = ANSWER.matcher(answer);
        return found.matches() ? new Key.Background(part(found, 1) << 16 | part(found, 2) << 8 | part(found, 3)) : null;
    }

    /** From 0 to 255, however many digits it has. */
    private static int part(Matcher found, int group) {
        String digits = found.group(group);
        int most = (1 << 4 * digits.length()) - 1;
        return Integer.parseInt(digits, 16) * 255 / most;
    }
}
