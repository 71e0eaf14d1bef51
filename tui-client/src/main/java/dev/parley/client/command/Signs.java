package dev.parley.client.command;

import java.text.Normalizer;

/**
 * The signs that introduce a command, a person or a room, in the forms in which keyboards of wide scripts write them. Pure.
 */
public final class Signs {

    private static final String SLASHES = "/／⁄∕";
    private static final String ATS = "@＠﹫";
    private static final String COLONS = ":：﹕︓ː꞉∶";
    private static final String MINUSES = "-－﹣−‐‑–—";
    private static final String HASHES = "#＃﹟";

    private Signs() {}

    static boolean isSlash(int character) {
        return SLASHES.indexOf(character) >= 0;
    }

    static boolean isAt(int character) {
        return ATS.indexOf(character) >= 0;
    }

    static boolean isColon(int character) {
        return COLONS.indexOf(character) >= 0;
    }

    static boolean isHash(int character) {
        return HASHES.indexOf(character) >= 0;
    }

    static boolean startsWithSlash(String text) {
        return !text.isEmpty() && isSlash(text.charAt(0));
    }

    static boolean startsWithAt(String text) {
        return !text.isEmpty() && isAt(text.charAt(0));
    }

    /** The name of a person, whether it was written with the sign or without. */
    static String withoutAt(String name) {
        return startsWithAt(name) ? name.substring(1) : name;
    }

    /** The name of a room, whether it was written with the sign or without. */
    static String withoutHash(String name) {
        return !name.isEmpty() && isHash(name.charAt(0)) ? name.substring(1) : name;
    }

    /** What is written for nothing, as in {@code /topic -}. */
    public static boolean isMinus(String text) {
        return text.length() == 1 && MINUSES.contains(text);
    }

    /** A word of a command, such as {@code ｊｏｉｎ}, as it stands in the table. */
    static String plain(String word) {
        boolean ascii = word.chars().allMatch(c -> c < 128);
        return ascii ? word : Normalizer.normalize(word, Normalizer.Form.NFKC);
    }

    /** The name of a room or a person, with the sign before it as everybody else writes it. */
    static String plainSign(String name) {
        if (name.isEmpty()) {
            return name;
        }
        char first = name.charAt(0);
        char sign = isAt(first) ? '@' : isHash(first) ? '#' : first;
        return sign + name.substring(1);
    }
}
