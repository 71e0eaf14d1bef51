package dev.parley.client.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a text may be cut: the boundaries of what a reader takes for one character (extended grapheme clusters, Unicode annex 29).
 *
 * <p>The regex {@code \X} finds them, since it is right on JDK 17 and 25 where {@code BreakIterator} is not. Two rules are taken back:
 * newer JDKs join Indic consonants into conjuncts (GB9c) and older ones do not, and terminals give each consonant its own columns, so
 * here a conjunct is always cut at its consonants. The same text has the same boundaries on every JDK. And the
 * Arabic signs that join what follows (U+0600 and its like) stand alone, so that what is put behind a text never becomes part of it.
 *
 * <p>Indices are UTF-16 offsets. Pure; any thread.
 */
public final class Graphemes {

    /** Below this, no character joins another but CR LF. */
    private static final char ALWAYS_ALONE = '\u0300';

    private static final Pattern CLUSTER = Pattern.compile("\\X");

    private Graphemes() {}

    /** The graphemes of a text in order; joined they are the text. */
    public static List<String> of(CharSequence text) {
        List<String> graphemes = new ArrayList<>(text.length());
        Cursor cursor = new Cursor(text, 0);
        while (cursor.advance()) {
            graphemes.add(cursor.grapheme());
        }
        return graphemes;
    }

    public static int count(CharSequence text) {
        int count = 0;
        Cursor cursor = new Cursor(text, 0);
        while (cursor.advance()) {
            count++;
        }
        return count;
    }

    /** The end of the grapheme that begins at {@code from}, a boundary; the length of the text at its end. */
    public static int next(CharSequence text, int from) {
        Cursor cursor = new Cursor(text, from);
        return cursor.advance() ? cursor.end() : text.length();
    }

    /** The last boundary before {@code from}; 0 at the beginning. */
    public static int previous(CharSequence text, int from) {
        if (from <= 0) {
            return 0;
        }
        int last = surelyABoundaryBefore(text, from);
        Cursor cursor = new Cursor(text, last);
        while (cursor.advance() && cursor.end() < from) {
            last = cursor.end();
        }
        return last;
    }

    /** {@code index} itself if it is a boundary, else the last boundary before it. */
    public static int floor(CharSequence text, int index) {
        if (index <= 0) {
            return 0;
        }
        if (index >= text.length()) {
            return text.length();
        }
        return isBoundary(text, index) ? index : previous(text, index);
    }

    public static boolean isBoundary(CharSequence text, int index) {
        if (index <= 0 || index >= text.length()) {
            return index == 0 || index == text.length();
        }
        Cursor cursor = new Cursor(text, surelyABoundaryBefore(text, index));
        while (cursor.advance() && cursor.end() < index) {}
        return cursor.end() == index;
    }

    /** A boundary before {@code index} from which to count; close to it in text that has spaces or plain letters. */
    private static int surelyABoundaryBefore(CharSequence text, int index) {
        for (int i = index - 1; i > 0; i--) {
            char before = text.charAt(i - 1);
            char after = text.charAt(i);
            if (before < ALWAYS_ALONE && after < ALWAYS_ALONE && !(before == '\r' && after == '\n')) {
                return i;
            }
        }
        return 0;
    }

    /** Steps over a text grapheme by grapheme without making a string of each. One thread. */
    public static final class Cursor {
        private final CharSequence text;
        private int start;
        private int end;
        private Matcher matcher;

        /** Begins at {@code from}, which has to be a boundary. */
        @SuppressWarnings("NullAway.Init") // the matcher is made when a text first needs it: most never do
        public Cursor(CharSequence text, int from) {
            this.text = text;
            this.start = from;
            this.end = from;
        }

        /** Moves to the next grapheme; false at the end. */
        public boolean advance() {
            int length = text.length();
            if (end >= length) {
                start = end;
                return false;
            }
            start = end;
            end = endOfCluster(length);
            return true;
        }

        public int start() {
            return start;
        }

        public int end() {
            return end;
        }

        public String grapheme() {
            return text.subSequence(start, end).toString();
        }

        private int endOfCluster(int length) {
            char first = text.charAt(start);
            if (start + 1 == length) {
                return length;
            }
            char second = text.charAt(start + 1);
            if (standsAlone(first) && standsAlone(second)) {
                return first == '\r' && second == '\n' ? start + 2 : start + 1;
            }
            if (matcher == null) {
                matcher = CLUSTER.matcher(text);
            }
            matcher.region(start, length);
            int found = matcher.lookingAt()
                    ? matcher.end()
                    : start + Character.charCount(Character.codePointAt(text, start));
            return cutBack(found);
        }

        /** Plain letters and CJK: with one of these on either side there is a boundary between them. */
        private static boolean standsAlone(char c) {
            return c < ALWAYS_ALONE || (c >= '\u4E00' && c <= '\u9FFF') || (c >= '\u3041' && c <= '\u3096');
        }

        private int cutBack(int clusterEnd) {
            int previous = -1;
            int i = start;
            while (i < clusterEnd) {
                int codePoint = Character.codePointAt(text, i);
                if (previous != -1 && TextWidth.isSignAboveDigits(previous) && !isMark(codePoint)) {
                    return i;
                }
                if (i > start
                        && codePoint >= 0x0900
                        && codePoint < 0x0D80
                        && Character.getType(codePoint) == Character.OTHER_LETTER
                        && joins(previous)) {
                    return i;
                }
                previous = codePoint;
                i += Character.charCount(codePoint);
            }
            return clusterEnd;
        }

        private static boolean joins(int codePoint) {
            return codePoint == 0x200D || codePoint == 0x200C || isMark(codePoint);
        }

        private static boolean isMark(int codePoint) {
            return Character.getType(codePoint) == Character.NON_SPACING_MARK;
        }
    }
}
