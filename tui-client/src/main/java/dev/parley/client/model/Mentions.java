package dev.parley.client.model;

import java.util.Locale;

/** Whether a message calls somebody: {@code @ann} anywhere, {@code ann:} or {@code ann,} first. As the server counts. Pure. */
public final class Mentions {

    private Mentions() {}

    public static boolean isIn(String text, String user) {
        if (user.isEmpty()) {
            return false;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        String name = user.toLowerCase(Locale.ROOT);
        if (lower.startsWith(name + ":") || lower.startsWith(name + ",")) {
            return true;
        }
        for (int at = lower.indexOf("@" + name); at >= 0; at = lower.indexOf("@" + name, at + 1)) {
            int end = at + 1 + name.length();
            if (end == lower.length() || !isOfName(lower.codePointAt(end)) || isFullStop(lower, end)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfName(int codePoint) {
        return Character.isLetterOrDigit(codePoint) || codePoint == '_' || codePoint == '-' || codePoint == '.';
    }

    private static boolean isFullStop(String text, int at) {
        return text.charAt(at) == '.' && (at + 1 == text.length() || Character.isWhitespace(text.charAt(at + 1)));
    }
}
