package dev.parley.client.view;

import dev.parley.client.text.Graphemes;
import dev.parley.client.text.TextWidth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The words of a search in a text that was found. A help for the eye, by the letters alone: the server may have found more (with
 * other accents, say). Pure.
 */
final class Highlight {

    /** A part of a text, and whether it is one of the words. */
    record Piece(String text, boolean marked) {}

    private Highlight() {}

    /** What is looked for, in small letters: without the marks of the language of queries, and without what is not to be there. */
    static List<String> words(String query) {
        List<String> words = new ArrayList<>();
        for (String word : query.replace("\"", " ").split("\\s+", -1)) {
            String bare = word.endsWith("*") ? word.substring(0, word.length() - 1) : word;
            if (!bare.isEmpty() && !bare.startsWith("-") && !bare.equals("OR")) {
                words.add(bare.toLowerCase(Locale.ROOT));
            }
        }
        return words;
    }

    /**
     * The text in pieces, from a little before the first of the words on where the whole has more columns than there are.
     *
     * @param lead columns that stand before that word
     */
    static List<Piece> pieces(String text, List<String> words, int lead, int columns) {
        String lower = text.toLowerCase(Locale.ROOT);
        // Few letters change their length with their case; then none is marked in the wrong place.
        List<String> marked = lower.length() == text.length() ? words : List.of();
        int[] first = next(lower, 0, marked);
        int at = 0;
        List<Piece> pieces = new ArrayList<>();
        if (first[0] > 0 && TextWidth.of(text) > columns && TextWidth.of(text, 0, first[1]) > columns / 2) {
            at = cut(text, first[0], lead);
            pieces.add(new Piece("…", false));
        }
        while (at < text.length()) {
            int[] word = next(lower, at, marked);
            if (word[0] > at) {
                pieces.add(new Piece(text.substring(at, word[0]), false));
            }
            if (word[1] > word[0]) {
                pieces.add(new Piece(text.substring(word[0], word[1]), true));
            }
            at = Math.max(word[1], word[0]);
        }
        return pieces;
    }

    /** Where so many columns before a place begin. */
    private static int cut(String text, int place, int columns) {
        int at = place;
        while (at > 0 && TextWidth.of(text, at, place) < columns) {
            at = Graphemes.previous(text, at);
        }
        return at;
    }

    /** From where to where the next of the words stands, whole graphemes; at the end of the text where there is none. */
    private static int[] next(String lower, int from, List<String> words) {
        int start = lower.length();
        int end = lower.length();
        for (String word : words) {
            int at = lower.indexOf(word, from);
            if (at >= 0 && (at < start || (at == start && at + word.length() > end))) {
                start = at;
                end = at + word.length();
            }
        }
        if (end > start && end < lower.length()) {
            int before = Graphemes.previous(lower, end);
            end = Graphemes.next(lower, before) > end ? Graphemes.next(lower, before) : end;
        }
        return new int[] {start, end};
    }
}
