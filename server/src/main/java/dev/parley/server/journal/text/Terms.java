package dev.parley.server.journal.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes a text apart into the terms by which it is found, without regard to case, accents and ways of writing the same
 * letter (Unicode NFKC). A term is a run of letters and digits; in scripts that put no spaces between words, and for emoji,
 * each character is a term of its own, so that any part of a run is found as a phrase. Korean writes its particles at the end
 * of a word, also of a foreign word or a number: a term is all Hangul or has none. Terms hold nothing but letters, digits,
 * marks and emoji: no space, and nothing that could mean something to a query. Pure.
 */
public final class Terms {

    /** In code points; what is longer is found by its beginning. */
    static final int LONGEST = 64;

    private static final int COMBINING_BREVE = 0x306;
    private static final int ZERO_WIDTH_SPACE = 0x200b;
    private static final int TATWEEL = 0x640;

    /** Makes a vowel of katakana long, and belongs to no script. */
    private static final int LONG_SOUND = 0x30fc;

    /** No Hangul, and none of the scripts without spaces, stands before it. */
    private static final int FIRST_LETTER_OF_ASIA = 0xe00;

    private final List<String> terms = new ArrayList<>();
    private final StringBuilder term = new StringBuilder();
    private int length;
    private boolean isHangul;

    private Terms() {}

    /** The terms of a text, in its order. */
    public static List<String> of(String text) {
        Terms terms = new Terms();
        if (isAscii(text)) {
            terms.addAscii(text);
        } else {
            terms.addAny(folded(text));
        }
        return terms.terms;
    }

    /** Whether a term is one of those that stand alone: nothing can be written behind it that belongs to it. */
    static boolean isWhole(String term) {
        return standsAlone(term.codePointAt(0));
    }

    /** Whether a word goes on behind such a term where another particle follows: it is found by its beginning then. */
    static boolean takesParticles(String term) {
        return isHangul(term.codePointAt(0));
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7f) {
                return false;
            }
        }
        return true;
    }

    private void addAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
                append(c);
            } else if (c >= 'A' && c <= 'Z') {
                append(c + ('a' - 'A'));
            } else {
                end();
            }
        }
        end();
    }

    private void addAny(String text) {
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (standsAlone(c)) {
                end();
                append(c);
                end();
            } else if (Character.isLetterOrDigit(c)) {
                endWhereHangulMeetsOthers(c);
                appendFolded(c);
            } else if (isMark(c)) {
                appendFolded(c);
            } else if (!isInvisible(c)) {
                end();
            }
        }
        end();
    }

    private void endWhereHangulMeetsOthers(int c) {
        boolean isNextHangul = isHangul(c);
        if (isNextHangul != isHangul) {
            end();
        }
        isHangul = isNextHangul;
    }

    private void appendFolded(int c) {
        if (Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER) {
            append('0' + Character.digit(c, 10));
        } else if (c == 'ß' || c == 'ẞ') {
            append('s');
            append('s');
        } else {
            // Up and down again: both sigmas, and other letters with several small ones, become the same.
            append(Character.toLowerCase(Character.toUpperCase(c)));
        }
    }

    private void append(int c) {
        if (length < LONGEST) {
            term.appendCodePoint(c);
            length++;
        }
    }

    private void end() {
        if (length > 0) {
            terms.add(term.toString());
            term.setLength(0);
            length = 0;
        }
    }

    /** Decomposed, without accents, and composed again: Hangul and kana must come out as they went in. */
    private static String folded(String text) {
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
        StringBuilder kept = new StringBuilder(decomposed.length());
        int before = 0;
        for (int i = 0; i < decomposed.length(); ) {
            int c = decomposed.codePointAt(i);
            i += Character.charCount(c);
            if (!isAccent(c, before)) {
                kept.appendCodePoint(c);
                before = c;
            }
        }
        return Normalizer.normalize(kept, Normalizer.Form.NFC);
    }

    /** A mark that is often left out where one writes in a hurry. In the scripts of India it would be a vowel. */
    private static boolean isAccent(int c, int before) {
        if (c == TATWEEL) {
            return true;
        }
        if (Character.getType(c) != Character.NON_SPACING_MARK) {
            return false;
        }
        return switch (Character.UnicodeScript.of(c)) {
            case ARABIC, HEBREW, GREEK, CYRILLIC, LATIN -> true;
            // й is no и with an accent, and が no か.
            case INHERITED, COMMON -> !isVoicing(c) && !(c == COMBINING_BREVE && isCyrillic(before));
            default -> false;
        };
    }

    private static boolean isVoicing(int c) {
        return c == 0x3099 || c == 0x309a;
    }

    private static boolean isCyrillic(int c) {
        return Character.UnicodeScript.of(c) == Character.UnicodeScript.CYRILLIC;
    }

    private static boolean isHangul(int c) {
        return c >= FIRST_LETTER_OF_ASIA && Character.UnicodeScript.of(c) == Character.UnicodeScript.HANGUL;
    }

    private static boolean standsAlone(int c) {
        if (c < 0xa0) {
            return false;
        }
        if (Character.getType(c) == Character.OTHER_SYMBOL || c == LONG_SOUND) {
            return true;
        }
        return c >= FIRST_LETTER_OF_ASIA && isWrittenWithoutSpaces(c) && (Character.isLetterOrDigit(c) || isMark(c));
    }

    /** The scripts of which Unicode's line breaking says that they have no spaces between words (UAX 14), and Tibetan. */
    private static boolean isWrittenWithoutSpaces(int c) {
        return switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, BOPOMOFO, YI, TANGUT, NUSHU -> true;
            case THAI, LAO, KHMER, MYANMAR, TAI_LE, NEW_TAI_LUE, TAI_THAM, TAI_VIET, AHOM -> true;
            case JAVANESE, BALINESE, TIBETAN -> true;
            default -> false;
        };
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        // A variation selector is a mark too, and says nothing.
        return (type == Character.NON_SPACING_MARK && !isVariation(c)) || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isVariation(int c) {
        return (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xe0100 && c <= 0xe01ef);
    }

    /** Is passed over as if it were not there: joiners, direction marks, what an emoji's colour is. */
    private static boolean isInvisible(int c) {
        int type = Character.getType(c);
        return (type == Character.FORMAT && c != ZERO_WIDTH_SPACE)
                || isVariation(c)
                || type == Character.ENCLOSING_MARK
                || (c >= 0x1f3fb && c <= 0x1f3ff);
    }
}
