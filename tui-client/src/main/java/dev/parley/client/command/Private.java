package dev.parley.client.command;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which lines look as if they were meant for one person, or for the client, though they would be said to all: a blank before a command,
 * {@code @ bob: x}, {@code msg bob x}. It asks a little too often rather than once too rarely. Pure.
 */
final class Private {

    /** One name or several, each behind its sign, and a colon or what is typed for one; nothing of a plain mention such as {@code @bob, hi}. */
    private static final Pattern ADDRESSED = Pattern.compile(
            "(?:[@＠﹫]+[\\s\\h]*[^\\s\\h@＠﹫:：﹕︓ː꞉∶;；]{1,64}[\\s\\h,，、&]*)+[:：﹕︓ː꞉∶;；].*", Pattern.DOTALL);

    /** What says something to one person alone, here and elsewhere. */
    private static final Set<String> TELLING = Set.of("msg", "dm", "pm", "privmsg", "whisper", "w");

    /** These are English words too, and mean it only behind a sign. */
    private static final Set<String> TELLING_BEHIND_A_SIGN = Set.of("query", "tell", "notice", "t", "q");

    private static final int MOST_SIGNS = 2;

    private Private() {}

    static boolean looksSo(String line) {
        String text = Blank.stripStart(line);
        return isCommand(line, text) || ADDRESSED.matcher(text).matches() || tellsWithoutItsSlash(text);
    }

    /** Something before the slash that nobody sees. */
    private static boolean isCommand(String line, String text) {
        if (text.length() == line.length() || !Signs.startsWithSlash(text)) {
            return false;
        }
        String word = Signs.plain(text.substring(1, 1 + Blank.endOfWord(text.substring(1))));
        return Command.of(word).isPresent()
                || Elsewhere.hint(word).isPresent()
                || Command.nearest(word, false).isPresent();
    }

    /** {@code msg bob text}; also with another sign, as {@code 7msg} is where the slash is Shift-7. */
    private static boolean tellsWithoutItsSlash(String text) {
        int signs = 0;
        while (signs < Math.min(MOST_SIGNS, text.length()) && !Character.isLetter(text.charAt(signs))) {
            signs++;
        }
        String rest = text.substring(signs);
        int end = Blank.endOfWord(rest);
        String word = Signs.plain(rest.substring(0, end)).toLowerCase(Locale.ROOT);
        boolean telling = TELLING.contains(word) || (signs > 0 && TELLING_BEHIND_A_SIGN.contains(word));
        // To whom, and what.
        return telling && Blank.words(rest.substring(end)).size() > 1;
    }
}
