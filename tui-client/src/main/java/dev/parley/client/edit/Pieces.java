package dev.parley.client.edit;

import dev.parley.client.text.Graphemes;
import dev.parley.text.Visible;
import java.util.ArrayList;
import java.util.List;

/** A text cut into messages. Pure. */
public final class Pieces {

    private Pieces() {}

    /**
     * Each of at most so many code points: cut at the ends of lines; a line that is longer than that between words, and a word that is
     * longer between graphemes. What shows nothing is left out.
     */
    public static List<String> of(String text, int most) {
        List<String> pieces = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int limit = ahead(text, start, Math.max(1, most));
            int end = limit == text.length() ? limit : cut(text, start, limit);
            String piece = stripBreaks(text.substring(start, end));
            if (Visible.isIn(piece)) {
                pieces.add(piece);
            }
            start = end;
        }
        return pieces;
    }

    private static int ahead(String text, int start, int codePoints) {
        int left = text.codePointCount(start, text.length());
        return left <= codePoints ? text.length() : text.offsetByCodePoints(start, codePoints);
    }

    private static int cut(String text, int start, int limit) {
        // A break right behind what fits ends the piece as well.
        int line = text.lastIndexOf('\n', limit);
        if (line > start) {
            return Math.min(line + 1, text.length());
        }
        for (int i = limit; i > start; i--) {
            if (Character.isWhitespace(text.charAt(i - 1))) {
                return i;
            }
        }
        int grapheme = Graphemes.floor(text, limit);
        return grapheme > start ? grapheme : limit;
    }

    private static String stripBreaks(String piece) {
        int from = 0;
        int to = piece.length();
        while (from < to && piece.charAt(from) == '\n') {
            from++;
        }
        while (to > from && piece.charAt(to - 1) == '\n') {
            to--;
        }
        return piece.substring(from, to);
    }
}
