package dev.parley.client.command;

import java.util.ArrayList;
import java.util.List;

/** White space of any script, with what shows nothing at all: what stands between words, as a person sees it. Pure. */
public final class Blank {

    private Blank() {}

    public static boolean is(int character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.getType(character) == Character.FORMAT;
    }

    /** Whether nothing of a text is to be seen. */
    public static boolean isAll(String text) {
        return text.codePoints().allMatch(Blank::is);
    }

    /** Without the white space before and behind it. */
    public static String strip(String text) {
        int end = text.length();
        while (end > 0 && is(text.codePointBefore(end))) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return stripStart(text.substring(0, end));
    }

    /** Without the white space before it. */
    static String stripStart(String text) {
        int start = 0;
        while (start < text.length() && is(text.codePointAt(start))) {
            start += Character.charCount(text.codePointAt(start));
        }
        return text.substring(start);
    }

    /** Where the first word of a text ends, which does not begin with white space. */
    static int endOfWord(String text) {
        int end = 0;
        while (end < text.length() && !isBetweenWords(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        return end;
    }

    /** Where the last word of a text begins; its length where it ends with white space. */
    static int startOfLastWord(String text) {
        int start = text.length();
        while (start > 0 && !isBetweenWords(text.codePointBefore(start))) {
            start -= Character.charCount(text.codePointBefore(start));
        }
        return start;
    }

    /** The words of a text. */
    public static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        String rest = strip(text);
        while (!rest.isEmpty()) {
            int end = endOfWord(rest);
            words.add(rest.substring(0, end));
            rest = stripStart(rest.substring(end));
        }
        return words;
    }

    /** A joiner in a word or an emoji parts nothing. */
    private static boolean isBetweenWords(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }
}
