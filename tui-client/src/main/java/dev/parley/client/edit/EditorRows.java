package dev.parley.client.edit;

import dev.parley.client.text.CleanText;
import dev.parley.client.text.Graphemes;
import dev.parley.client.text.TextWidth;
import dev.parley.client.text.Wrap;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of an editor's text in a box of some columns, broken between words, and through a word that is longer than a row. A space that
 * has no room at the end of a row hangs there and is not seen: the caret behind it stands at the beginning of the next row.
 */
final class EditorRows {

    private static final String LINE_BREAK = "\n";

    /** What shows of a grapheme of the text, or of a part of it where it shows as several. */
    private record Piece(String text, int start, int columns) {
        private boolean isSpace() {
            return text.equals(" ");
        }

        private boolean isLineBreak() {
            return text.equals(LINE_BREAK);
        }
    }

    private final int box;
    private final int length;
    private final List<Piece> pieces = new ArrayList<>();
    private final int[] rowOf;

    /** Where it begins; the box's width for a space that hangs. */
    private final int[] columnOf;

    private final List<String> rows = new ArrayList<>();
    private int row;
    private int used;
    private final int caretRow;
    private final int caretColumn;

    EditorRows(LineEditor editor, int box) {
        this.box = box;
        this.length = editor.text().length();
        Graphemes.Cursor cursor = new Graphemes.Cursor(editor.text(), 0);
        while (cursor.advance()) {
            boolean line = cursor.grapheme().equals(LINE_BREAK);
            for (String shown : line ? List.of(LINE_BREAK) : Graphemes.of(CleanText.line(cursor.grapheme()))) {
                pieces.add(new Piece(shown, cursor.start(), line ? 0 : TextWidth.ofGrapheme(shown)));
            }
        }
        rowOf = new int[pieces.size()];
        columnOf = new int[pieces.size()];
        place();
        int caret = 0;
        while (caret < pieces.size() && pieces.get(caret).start() < editor.caret()) {
            caret++;
        }
        boolean atEnd = caret == pieces.size();
        int onRow = atEnd ? row : rowOf[caret];
        int column = atEnd ? used : columnOf[caret];
        boolean beforeBreak = !atEnd && pieces.get(caret).isLineBreak();
        boolean onNext = column >= box && !beforeBreak;
        caretRow = onNext ? onRow + 1 : onRow;
        caretColumn = onNext ? 0 : column < box ? column : lastOf(onRow, caret);
        write();
    }

    /** Where the caret stands before a line break that has no column of its own: on the grapheme before it, which may be wide, or a tab. */
    private int lastOf(int onRow, int before) {
        int last = before - 1;
        while (isOn(last, onRow) && columnOf[last] >= box) {
            last--;
        }
        while (isOn(last - 1, onRow)
                && pieces.get(last - 1).start() == pieces.get(last).start()) {
            last--;
        }
        return isOn(last, onRow) ? columnOf[last] : box - 1;
    }

    private boolean isOn(int piece, int wanted) {
        return piece >= 0 && rowOf[piece] == wanted;
    }

    List<String> rows() {
        return rows;
    }

    int caretRow() {
        return caretRow;
    }

    int caretColumn() {
        return caretColumn;
    }

    /** The offset in the text of what stands at a place; behind the last of a row, that of its end. */
    int offsetAt(int column, int wanted) {
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            boolean there = rowOf[i] == wanted && (piece.isLineBreak() || columnOf[i] + piece.columns() > column);
            if (rowOf[i] > wanted || there) {
                return piece.start();
            }
        }
        return length;
    }

    private void place() {
        int mayBreakAt = -1;
        boolean full = false;
        int i = 0;
        while (i < pieces.size()) {
            Piece piece = pieces.get(i);
            if (piece.isLineBreak()) {
                put(i, used);
                next();
                full = false;
                mayBreakAt = -1;
                i++;
            } else if (full || (used > 0 && used + piece.columns() > box)) {
                full = piece.isSpace();
                if (full) {
                    put(i, box);
                    i++;
                } else {
                    i = mayBreakAt < 0 ? i : mayBreakAt;
                    mayBreakAt = -1;
                    next();
                }
            } else {
                put(i, used);
                used += piece.columns();
                i++;
                mayBreakAt = i < pieces.size() && mayBreakBetween(piece, pieces.get(i)) ? i : mayBreakAt;
            }
            if (full) {
                mayBreakAt = -1;
            }
        }
        if (full) {
            used = box;
        }
    }

    private static boolean mayBreakBetween(Piece before, Piece after) {
        return !after.isSpace()
                && (before.isSpace()
                        || Wrap.mayBreakBetween(
                                before.text().codePointAt(0), after.text().codePointAt(0)));
    }

    private void put(int piece, int column) {
        rowOf[piece] = row;
        columnOf[piece] = column;
    }

    private void next() {
        row++;
        used = 0;
    }

    private void write() {
        int last = Math.max(row, caretRow);
        StringBuilder[] texts = new StringBuilder[last + 1];
        for (int i = 0; i <= last; i++) {
            texts[i] = new StringBuilder();
        }
        for (int i = 0; i < pieces.size(); i++) {
            if (!pieces.get(i).isLineBreak() && columnOf[i] < box) {
                texts[rowOf[i]].append(pieces.get(i).text());
            }
        }
        for (StringBuilder text : texts) {
            rows.add(text.toString());
        }
    }
}
