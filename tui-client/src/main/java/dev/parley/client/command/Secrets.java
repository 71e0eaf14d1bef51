package dev.parley.client.command;

import dev.parley.text.Nearest;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Lines on which somebody has typed a password, as other chats want it: {@code /password hunter2}, {@code /login ann hunter2}. No command
 * here takes one, and nothing of it is shown again, sent, or kept. Pure.
 */
public final class Secrets {

    /** Behind these, with or without a slip of the finger. */
    private static final List<String> WORDS =
            List.of("password", "passwd", "passphrase", "login", "signin", "register", "identify", "nickserv");

    /** Behind these, exactly: too short or too near to others to be guessed at. */
    private static final Set<String> SHORT = Set.of("pass", "pw", "pwd", "auth", "oper", "ns", "account", "user");

    private Secrets() {}

    /** The line, which ends behind the command if a password may follow there. */
    public static String without(String line) {
        String text = Blank.stripStart(line);
        if (!Signs.startsWithSlash(text)) {
            return line;
        }
        int end = Blank.endOfWord(text);
        if (Signs.startsWithSlash(text.substring(1, Math.max(1, end)))) {
            // A message that begins with a slash.
            return line;
        }
        String word = Signs.plain(text.substring(0, end)).substring(1).toLowerCase(Locale.ROOT);
        return mayFollow(word) ? line.substring(0, line.length() - text.length() + end) : line;
    }

    private static boolean mayFollow(String word) {
        if (Command.of(word).isPresent()) {
            return Command.of(word).get() == Command.PASSWORD;
        }
        return SHORT.contains(word) || Nearest.to(word, WORDS).isPresent();
    }
}
