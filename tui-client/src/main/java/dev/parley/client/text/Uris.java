package dev.parley.client.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Links in a text: where they begin and end, and what a terminal may be told of them. A link begins with a scheme that is known here, and
 * what a sentence puts behind it (a full stop, a bracket that was opened before it) is no part of it. Takes clean text ({@link
 * CleanText}). Linear in its length. Pure; any thread.
 */
public final class Uris {

    /** What terminals take: VTE's bound, the lowest there is. */
    static final int LONGEST = 2083;

    /** Where a program is asked to open a place of the network; nothing that is run, and no file of this machine. */
    private static final Set<String> SCHEMES =
            Set.of("http", "https", "ftp", "ftps", "sftp", "gemini", "gopher", "irc", "ircs", "git", "ssh");

    private static final String MAIL = "mailto";
    private static final String NEVER_IN = "<>\"`\\";
    private static final String NEVER_LAST = ".,:;!?'*~";
    private static final String OPENING = "([{";
    private static final String CLOSING = ")]}";

    /** Characters that stand for themselves in a link (RFC 3986), and the one that says that others do not. */
    private static final String PLAIN = "-._~:/?#[]@!$&'()*+,;=%";

    private Uris() {}

    /** A link: the part of a text from {@code start} to before {@code end}. */
    public record Found(int start, int end) {}

    /** The links of a text in their order. */
    public static List<Found> in(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return List.of();
        }
        List<Found> found = new ArrayList<>(0);
        int from = 0;
        for (; colon >= 0; colon = text.indexOf(':', Math.max(colon + 1, from))) {
            int start = schemeStart(text, from, colon);
            String scheme = text.substring(start, colon).toLowerCase(Locale.ROOT);
            boolean mail = scheme.equals(MAIL);
            if (mail || (SCHEMES.contains(scheme) && text.startsWith("//", colon + 1))) {
                int body = mail ? colon + 1 : colon + 3;
                int end = end(text, body);
                if (mail ? isAddress(text, body, end) : hasHost(text, body, end)) {
                    found.add(new Found(start, end));
                    from = end;
                }
            }
        }
        return found;
    }

    private static int schemeStart(String text, int from, int colon) {
        int start = colon;
        while (start > from && isOfScheme(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    private static boolean isOfScheme(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "+-.".indexOf(c) >= 0;
    }

    private static int end(String text, int body) {
        int end = body;
        int[] open = new int[OPENING.length()];
        while (end < text.length()) {
            int codePoint = text.codePointAt(end);
            if (!mayBeIn(codePoint)) {
                break;
            }
            // A bracket that nothing in the link has opened belongs to what is around it.
            int closing = CLOSING.indexOf(codePoint);
            if (closing >= 0 && --open[closing] < 0) {
                break;
            }
            int opening = OPENING.indexOf(codePoint);
            if (opening >= 0) {
                open[opening]++;
            }
            end += Character.charCount(codePoint);
        }
        while (end > body && (NEVER_LAST + OPENING).indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        // Not in the middle of a grapheme.
        return Math.max(body, Graphemes.floor(text, end));
    }

    private static boolean mayBeIn(int codePoint) {
        if (codePoint < 0x80) {
            return codePoint > ' ' && codePoint < 0x7F && NEVER_IN.indexOf(codePoint) < 0;
        }
        return switch (Character.getType(codePoint)) {
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER,
                    Character.DECIMAL_DIGIT_NUMBER,
                    Character.LETTER_NUMBER,
                    Character.OTHER_NUMBER,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK -> true;
            // The pictures of control characters, and what was no character at all, are this client's own.
            case Character.OTHER_SYMBOL -> (codePoint < 0x2400 || codePoint > 0x243F) && codePoint != 0xFFFD;
            default -> codePoint == 0x200C || codePoint == 0x200D;
        };
    }

    private static boolean hasHost(String text, int body, int end) {
        return end > body && (Character.isLetterOrDigit(text.codePointAt(body)) || text.charAt(body) == '[');
    }

    private static boolean isAddress(String text, int body, int end) {
        int at = text.indexOf('@', body);
        return at > body && at + 1 < end && Character.isLetterOrDigit(text.codePointAt(at + 1));
    }

    /**
     * A link as a terminal may be told of it: printable ASCII alone, the rest percent-encoded as UTF-8.
     *
     * @return null where that is longer than terminals take
     */
    public static @Nullable String encoded(String link) {
        StringBuilder encoded = new StringBuilder(link.length() + 16);
        for (byte each : link.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (each & 0xFF);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (letter || PLAIN.indexOf(c) >= 0) {
                encoded.append(c);
            } else {
                encoded.append('%');
                encoded.append(Character.toUpperCase(Character.forDigit(c >> 4, 16)));
                encoded.append(Character.toUpperCase(Character.forDigit(c & 0xF, 16)));
            }
            if (encoded.length() > LONGEST) {
                return null;
            }
        }
        return encoded.toString();
    }
}
