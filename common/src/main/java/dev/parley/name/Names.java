package dev.parley.name;

import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import rocks.xmpp.precis.PrecisProfile;
import rocks.xmpp.precis.PrecisProfiles;

/**
 * The rules for names: letters, digits, {@code _}, {@code -} and {@code .} of any script, the same without regard to case
 * (PRECIS UsernameCaseMapped, RFC 8265), and no mixing of look-alike scripts ({@link Scripts}). Pure; any thread.
 */
public final class Names {

    /** Code points in a user's name, and in a room's. */
    public static final int MAX_USER = 32;

    public static final int MAX_ROOM = 64;

    /** What may stand before a room's name and is not part of it. */
    public static final char ROOM_SIGN = '#';

    /** What stands before a user's name where a room is asked for: the direct conversation with that user. */
    public static final char DIRECT_SIGN = '@';

    /** Combining marks in a row; no language stacks more on a letter in a name. */
    private static final int MAX_MARKS = 3;

    private static final PrecisProfile PROFILE = PrecisProfiles.USERNAME_CASE_MAPPED;

    private Names() {}

    /** The user's name that was written, or null if it is none. */
    public static @Nullable Name user(String written) {
        return name(written, MAX_USER);
    }

    /** The room's name that was written, with or without its sign, or null if it is none. */
    public static @Nullable Name room(String written) {
        boolean signed = !written.isEmpty() && written.charAt(0) == ROOM_SIGN;
        return name(signed ? written.substring(1) : written, MAX_ROOM);
    }

    /** Whether somebody or something new may be called so. Names from before this rule go on working. */
    public static boolean mayBeNew(Name name) {
        return Character.isLetterOrDigit(name.display().codePointAt(0));
    }

    public static boolean isDirect(String written) {
        return !written.isEmpty() && written.charAt(0) == DIRECT_SIGN;
    }

    private static @Nullable Name name(String written, int maxCodePoints) {
        if (written.isEmpty() || written.length() > 2 * maxCodePoints) {
            return null;
        }
        return isPlain(written) ? plainName(written, maxCodePoints) : unicodeName(written, maxCodePoints);
    }

    /** ASCII needs none of Unicode's care, and nearly every name is ASCII: this is 20 times faster, and so is a message. */
    private static @Nullable Name plainName(String written, int max) {
        return written.length() > max ? null : new Name(written, lowerAscii(written));
    }

    private static @Nullable Name unicodeName(String written, int max) {
        String display = Normalizer.normalize(written, Normalizer.Form.NFC);
        if (display.codePointCount(0, display.length()) > max || !hasOnlyNameCharacters(display)) {
            return null;
        }
        try {
            String canonical = canonical(display);
            // A few characters fold to what is no name, or folds on: nobody is called so.
            boolean settled =
                    hasOnlyNameCharacters(canonical) && canonical(canonical).equals(canonical);
            return settled && Scripts.areOneWritingSystem(canonical) ? new Name(display, canonical) : null;
        } catch (IllegalArgumentException refused) {
            return null;
        }
    }

    private static String canonical(String name) {
        return fold(PROFILE.enforce(name));
    }

    /** The profile only lowers case; there and back again also joins ς with σ and ß with ss, as Unicode's case folding does. */
    static String fold(String lowered) {
        String folded = lowered.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(folded, Normalizer.Form.NFKC);
    }

    private static boolean isPlain(String s) {
        for (int i = 0; i < s.length(); i++) {
            if (!isPlain(s.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-' || c == '.';
    }

    private static String lowerAscii(String s) {
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                return s.toLowerCase(Locale.ROOT);
            }
        }
        return s;
    }

    /** Combining marks count as part of the letter before them: names in Hindi or Thai cannot do without. */
    private static boolean hasOnlyNameCharacters(String s) {
        int[] points = s.codePoints().toArray();
        int marks = 0;
        for (int i = 0; i < points.length; i++) {
            boolean mark = isMark(points[i]);
            marks = mark ? marks + 1 : 0;
            boolean letter = Character.isLetterOrDigit(points[i]) || (points[i] < 128 && isPlain((char) points[i]));
            boolean misplaced = mark && (i == 0 || marks > MAX_MARKS);
            if (misplaced || (!letter && !mark)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isMark(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }
}
