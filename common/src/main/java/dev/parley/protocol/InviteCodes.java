package dev.parley.protocol;

import java.util.Locale;

/** What an invitation code may be: the bounds of one, and how it is compared. */
public final class InviteCodes {

    /** Accounts that one code makes. */
    public static final int MOST_USES = 1_000;

    /** Days that one code is good for. */
    public static final int MOST_DAYS = 365;

    /** Where nobody says how many. */
    public static final int USUAL_USES = 1;

    public static final int USUAL_DAYS = 7;

    private InviteCodes() {}

    /** The code without what people write it with: spaces, hyphens, capital letters. */
    public static String normal(String typed) {
        StringBuilder plain = new StringBuilder();
        typed.codePoints().filter(Character::isLetterOrDigit).forEach(plain::appendCodePoint);
        return plain.toString().toLowerCase(Locale.ROOT);
    }
}
