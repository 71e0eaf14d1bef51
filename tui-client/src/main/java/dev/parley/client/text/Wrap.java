package dev.parley.client.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Text laid in rows of at most so many columns: by words, by grapheme where a word is longer than a row, and between the characters of
 * scripts that put no spaces (Chinese, Japanese). Line breaks in the text stay. Links are kept whole if a row can hold them.
 *
 * <p>Spaces at a break hang: they belong to no row. Nothing else is lost. A grapheme wider than the row stands in a row of its own, for
 * the grid to clip. Takes clean text ({@link CleanText#block}). Pure; any thread.
 */
public final class Wrap {

    private static final String NEVER_FIRST = "、。，．：；？！）」』】〉》〕］｝ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ…‥・";

    private static final String NEVER_LAST = "（「『【〈《〔［｛";

    private final String text;
    private final List<Uris.Found> links;
    private final int width;
    private final List<Row> rows = new ArrayList<>();

    /** Columns of the row under way that are left. */
    private int room;

    private int rowStart;

    private Wrap(String text, int firstWidth, int width) {
        this.text = text;
        this.links = Uris.in(text);
        this.width = Math.max(1, width);
        this.room = Math.max(1, firstWidth);
    }

    /** A row: the part of the text it shows, from {@code start} to {@code end}, and that part itself. */
    public record Row(int start, int end, String text) {}

    /** The rows, at least one, each at most {@code width} columns. A width below 1 counts as 1. */
    public static List<String> rows(String text, int width) {
        List<String> shown = new ArrayList<>();
        for (Row row : layout(text, width, width)) {
            shown.add(row.text());
        }
        return shown;
    }

    /** The same with the place of each row in the text, and with a first row of its own width (after a name, say). */
    public static List<Row> layout(String text, int firstWidth, int width) {
        Wrap wrap = new Wrap(text, firstWidth, width);
        int start = 0;
        while (true) {
            int end = text.indexOf('\n', start);
            wrap.line(start, end < 0 ? text.length() : end);
            if (end < 0) {
                return wrap.rows;
            }
            start = end + 1;
        }
    }

    private void line(int start, int end) {
        rowStart = start;
        int at = start;
        int shownEnd = start;
        while (at < end) {
            int word = endOfSpaces(at, end);
            int spaces = word - at;
            if (word == end) {
                shownEnd = spaces <= room ? end : shownEnd;
                break;
            }
            int wordEnd = endOfWord(word, end);
            int columns = TextWidth.of(text, word, wordEnd);
            boolean mayCut = columns > width && !isLink(word, wordEnd);
            if (spaces + columns <= room) {
                room -= spaces + columns;
            } else if (mayCut && room - spaces >= widthOfFirst(word, wordEnd)) {
                room -= spaces;
                cut(word, wordEnd);
            } else {
                // A first row that is narrower than the others may stay empty; any other empty row begins with this
                // word.
                if (shownEnd > rowStart || room < width) {
                    emit(shownEnd, word);
                }
                rowStart = word;
                cut(word, wordEnd);
            }
            at = wordEnd;
            shownEnd = wordEnd;
        }
        emit(shownEnd, end);
    }

    /** Fills rows with a word, grapheme by grapheme; its last piece is the beginning of the row under way. */
    private void cut(int word, int wordEnd) {
        Graphemes.Cursor cursor = new Graphemes.Cursor(text, word);
        while (cursor.end() < wordEnd && cursor.advance()) {
            int columns = TextWidth.ofGrapheme(text, cursor.start(), cursor.end());
            if (columns > room && cursor.start() > rowStart) {
                emit(cursor.start(), cursor.start());
            }
            room -= columns;
        }
    }

    private void emit(int end, int nextStart) {
        rows.add(new Row(rowStart, end, text.substring(rowStart, end)));
        rowStart = nextStart;
        room = width;
    }

    private int endOfSpaces(int at, int end) {
        int i = at;
        while (i < end && text.charAt(i) == ' ' && isAloneAt(i, end)) {
            i++;
        }
        return i;
    }

    /** A space that carries a mark is a letter. */
    private boolean isAloneAt(int index, int end) {
        return index + 1 >= end || text.charAt(index + 1) < '\u0300' || Graphemes.next(text, index) == index + 1;
    }

    private int endOfWord(int word, int end) {
        Graphemes.Cursor cursor = new Graphemes.Cursor(text, word);
        int previous = -1;
        while (cursor.end() < end && cursor.advance()) {
            int codePoint = text.codePointAt(cursor.start());
            boolean space = codePoint == ' ' && cursor.end() == cursor.start() + 1;
            if (space || (previous != -1 && mayBreakBetween(previous, codePoint) && !isInLink(cursor.start()))) {
                return cursor.start();
            }
            previous = codePoint;
        }
        return end;
    }

    /** Whether a row may end between two characters, none of which is a space. */
    public static boolean mayBreakBetween(int before, int after) {
        if (!standsWithoutSpaces(before) && !standsWithoutSpaces(after)) {
            return false;
        }
        return NEVER_FIRST.indexOf(after) < 0 && NEVER_LAST.indexOf(before) < 0;
    }

    private static boolean standsWithoutSpaces(int codePoint) {
        return (codePoint >= 0x3000 && codePoint <= 0x30FF)
                || (codePoint >= 0x3400 && codePoint <= 0x9FFF)
                || (codePoint >= 0xF900 && codePoint <= 0xFAFF)
                || (codePoint >= 0xFF00 && codePoint <= 0xFF60)
                || (codePoint >= 0x20000 && codePoint < 0x40000);
    }

    private boolean isLink(int start, int end) {
        return links.stream().anyMatch(link -> link.start() < end && link.end() > start);
    }

    private boolean isInLink(int place) {
        return links.stream().anyMatch(link -> link.start() < place && link.end() > place);
    }

    private int widthOfFirst(int start, int end) {
        return TextWidth.ofGrapheme(text, start, Math.min(end, Graphemes.next(text, start)));
    }
}
