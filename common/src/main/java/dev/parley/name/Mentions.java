package dev.parley.name;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Who a message speaks to by name: {@code @name} anywhere, {@code name:} or {@code name,} at its beginning. Both ends count by
 * this rule, on canonical names. Pure; any thread.
 */
public final class Mentions {

    /** More names than this are not looked up: a text full of them would cost everybody's time. */
    private static final int MOST_NAMES = 32;

    /** Looks for parts of names in a text. */
    private static final int MOST_PARTS = 128;

    /** Scripts that put no spaces between words, and Hangul, which puts none before its particles. */
    private static final Set<UnicodeScript> WITHOUT_SPACES = Set.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.BOPOMOFO,
            UnicodeScript.HANGUL,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR,
            UnicodeScript.TIBETAN,
            UnicodeScript.JAVANESE,
            UnicodeScript.BALINESE);

    private static final String SIGNS = "@\uFF20";
    private static final String AFTER_ADDRESS = ":,\uFF1A\uFF0C\u3001";
    private static final String AFTER_SENTENCE = "._-";

    private final String text;
    private final Predicate<String> isMember;
    private final Set<String> found = new LinkedHashSet<>();
    private int partsLeft = MOST_PARTS;

    private Mentions(String text, Predicate<String> isMember) {
        this.text = text;
        this.isMember = isMember;
    }

    /**
     * The members that a text mentions, by canonical name, in the text's order. Nearly every message mentions nobody, and
     * costs nothing.
     *
     * @param isMember whether a canonical name is that of somebody who can be mentioned
     */
    public static List<String> in(String text, Predicate<String> isMember) {
        int sign = nextSign(text, 0);
        int addressed = addressEnd(text);
        if (sign < 0 && addressed < 0) {
            return List.of();
        }
        Mentions mentions = new Mentions(text, isMember);
        if (addressed > 0) {
            mentions.addIfMember(text.substring(0, addressed));
        }
        int mentionEnd = 0;
        for (int names = 0; sign >= 0 && names < MOST_NAMES; names++) {
            int end = nameEnd(text, sign + 1);
            // Of @bob@ann both are meant; of x@ann.org nobody is.
            if (end > sign + 1 && (sign == mentionEnd || !endsMailName(text, sign))) {
                mentions.add(sign + 1, end);
                mentionEnd = end;
            }
            sign = nextSign(text, Math.max(end, sign + 1));
        }
        return List.copyOf(mentions.found);
    }

    private static int nextSign(String text, int from) {
        int ascii = text.indexOf(SIGNS.charAt(0), from);
        int wide = text.indexOf(SIGNS.charAt(1), from);
        return ascii < 0 ? wide : wide < 0 ? ascii : Math.min(ascii, wide);
    }

    /** The end of a name that the text begins with and that a colon or a comma follows, or -1. */
    private static int addressEnd(String text) {
        int end = nameEnd(text, 0);
        boolean addressed = end > 0 && end < text.length() && AFTER_ADDRESS.indexOf(text.charAt(end)) >= 0;
        return addressed ? end : -1;
    }

    /** Whether the sign stands in a mail address, right behind a letter or a digit. */
    private static boolean endsMailName(String text, int sign) {
        if (sign == 0) {
            return false;
        }
        int before = text.codePointBefore(sign);
        return isOfName(before) && before != '.' && !isWithoutSpaces(before) || before == '+';
    }

    private static int nameEnd(String text, int from) {
        int limit = Math.min(text.length(), from + 2 * Names.MAX_USER);
        int end = from;
        while (end < limit) {
            int c = text.codePointAt(end);
            if (!isOfName(c)) {
                break;
            }
            end += Character.charCount(c);
        }
        return end;
    }

    private static boolean isOfName(int c) {
        return c == '-' || c == '.' || Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c);
    }

    private static boolean isWithoutSpaces(int c) {
        return WITHOUT_SPACES.contains(UnicodeScript.of(c));
    }

    /** The whole run, or else its longest part that is a name: what follows a name without a space is not part of it. */
    private void add(int from, int end) {
        if (addWithStops(from, end)) {
            return;
        }
        for (int i = end; i > from && partsLeft > 0; ) {
            int c = text.codePointBefore(i);
            i -= Character.charCount(c);
            if (i > from && isWithoutSpaces(c)) {
                partsLeft--;
                if (addWithStops(from, i)) {
                    return;
                }
            }
        }
    }

    /** Full stops and dashes may end the sentence instead of the name: one of them, or all. */
    private boolean addWithStops(int from, int end) {
        for (String candidate : candidates(text.substring(from, end))) {
            if (addIfMember(candidate)) {
                return true;
            }
        }
        return false;
    }

    private static List<String> candidates(String written) {
        List<String> all = new ArrayList<>(3);
        all.add(written);
        int bare = written.length();
        while (bare > 0 && AFTER_SENTENCE.indexOf(written.charAt(bare - 1)) >= 0) {
            bare--;
        }
        if (bare < written.length() - 1) {
            all.add(written.substring(0, written.length() - 1));
        }
        if (bare > 0 && bare < written.length()) {
            all.add(written.substring(0, bare));
        }
        return all;
    }

    private boolean addIfMember(String written) {
        Name name = Names.user(written);
        if (name == null || !isMember.test(name.canonical())) {
            return false;
        }
        found.add(name.canonical());
        return true;
    }
}
