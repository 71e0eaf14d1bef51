package dev.parley.client.grid;

import dev.parley.client.text.CleanText;
import dev.parley.client.text.Graphemes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * What a screen shows: width × height cells, and where the cursor stands, if it shows. Views draw on a grid, and the terminal layer shows
 * it; a test reads it with {@link #toText()}.
 *
 * <p>A grid cannot be broken: text is cleaned as it is written ({@link CleanText#line}), cut at the edges, and a wide grapheme stands
 * there whole or not at all. Writing over half of one blanks its other half.
 *
 * <p>Mutable; one thread at a time. Columns and rows count from 0.
 */
public final class Grid {

    private static final Cell BLANK = Cell.of(' ', Style.PLAIN);

    private final int width;
    private final int height;
    private final Cell[] cells;
    private int cursorX = -1;
    private int cursorY = -1;
    private final BitSet goingOn = new BitSet(0);
    private final int pointedX;
    private final int pointedY;
    private final List<Object> pointedAt = new ArrayList<>(0);

    /** A blank grid without a cursor. */
    public Grid(int width, int height) {
        this(width, height, -1, -1);
    }

    private Grid(int width, int height, int pointedX, int pointedY) {
        if (width < 0 || height < 0) {
            throw new IllegalArgumentException("a grid of " + width + "×" + height);
        }
        this.width = width;
        this.height = height;
        this.pointedX = pointedX;
        this.pointedY = pointedY;
        this.cells = new Cell[width * height];
        Arrays.fill(cells, BLANK);
    }

    /** A blank grid at one place of which somebody points: it takes note of what is drawn there, see {@link Area#shows}. */
    public static Grid pointedAt(int width, int height, int x, int y) {
        return new Grid(width, height, x, y);
    }

    /** What views said that they show where somebody points, in the order in which they said it: the smallest thing last. */
    public List<Object> pointedAt() {
        return List.copyOf(pointedAt);
    }

    void shows(int left, int top, Pointing what) {
        pointedAt.add(what.at(pointedX - left, pointedY - top));
    }

    boolean isPointedAt(int left, int top, int columns, int rows) {
        return pointedX >= left && pointedX < left + columns && pointedY >= top && pointedY < top + rows;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** The whole of it as an area to draw in. */
    public Area area() {
        return new Area(this, 0, 0, width, height);
    }

    /** A rectangle of it, cut to what there is. */
    public Area area(int x, int y, int areaWidth, int areaHeight) {
        return area().area(x, y, areaWidth, areaHeight);
    }

    /**
     * Writes text from column {@code x} of row {@code y} to the right, cut at the edges. The column after its last grapheme that could be
     * seen, or {@code x}: what to hand to the next {@code put}.
     */
    public int put(int x, int y, String text, Style style) {
        return put(x, y, text, style, 0, width);
    }

    int put(int x, int y, String text, Style style, int from, int to) {
        int clipFrom = Math.max(0, from);
        int clipTo = Math.min(width, to);
        if (y < 0 || y >= height) {
            return x;
        }
        String clean = CleanText.line(text);
        int column = x;
        Graphemes.Cursor cursor = new Graphemes.Cursor(clean, 0);
        while (column < clipTo && cursor.advance()) {
            Cell cell = cursor.end() - cursor.start() == 1
                    ? Cell.of(clean.charAt(cursor.start()), style)
                    : Cell.of(cursor.grapheme(), style);
            int after = column + cell.width();
            if (column >= clipFrom && after <= clipTo) {
                set(column, y, cell);
            } else {
                // Half of a wide one at an edge: what of it lies inside is blank.
                for (int i = Math.max(column, clipFrom); i < Math.min(after, clipTo); i++) {
                    set(i, y, Cell.of(' ', style));
                }
            }
            column = after;
        }
        return Math.min(column, Math.max(x, clipTo));
    }

    void fillRow(int x, int y, int length, char character, Style style) {
        Cell cell = Cell.of(character, style);
        if (cell.width() != 1) {
            throw new IllegalArgumentException("a filling has one column: U+" + Integer.toHexString(character));
        }
        if (character < 0x20 || (character >= 0x7F && character < 0xA0)) {
            throw new IllegalArgumentException("a filling is no control character");
        }
        for (int i = x; i < x + length; i++) {
            set(i, y, cell);
        }
    }

    /** Sets a cell and what it continues over, and blanks what is left of the wide ones it writes upon. */
    private void set(int x, int y, Cell cell) {
        int row = y * width;
        int end = x + cell.width();
        if (cells[row + x].isContinuation()) {
            int owner = x;
            while (cells[row + owner].isContinuation()) {
                owner--;
            }
            for (int i = owner; i < x; i++) {
                cells[row + i] = Cell.of(' ', cells[row + i].style());
            }
        }
        for (int i = end; i < width && cells[row + i].isContinuation(); i++) {
            cells[row + i] = Cell.of(' ', cells[row + i].style());
        }
        cells[row + x] = cell;
        for (int i = x + 1; i < end; i++) {
            cells[row + i] = Cell.continuation(cell.style());
        }
    }

    public Cell cell(int x, int y) {
        if (x < 0 || x >= width || y < 0 || y >= height) {
            throw new IndexOutOfBoundsException("no cell at " + x + ", " + y + " of " + width + "×" + height);
        }
        return cells[y * width + x];
    }

    /** Whether a row and the next are one line, cut by the edge alone, so that a terminal which knows it copies it as one. */
    public boolean goesOn(int y) {
        return goingOn.get(y);
    }

    void goesOn(int y, boolean now) {
        goingOn.set(y, now && y + 1 < height);
    }

    /** Blank and without a cursor, as new. */
    public void clear() {
        goingOn.clear();
        Arrays.fill(cells, BLANK);
        hideCursor();
    }

    /** Shows the cursor at a place of the grid. Outside of it the call changes nothing. */
    public void cursor(int x, int y) {
        if (x >= 0 && x < width && y >= 0 && y < height) {
            cursorX = x;
            cursorY = y;
        }
    }

    public void hideCursor() {
        cursorX = -1;
        cursorY = -1;
    }

    public boolean hasCursor() {
        return cursorX >= 0;
    }

    /** The cursor's column; -1 if it is hidden. */
    public int cursorX() {
        return cursorX;
    }

    /** The cursor's row; -1 if it is hidden. */
    public int cursorY() {
        return cursorY;
    }

    /** The rows as plain text, without the spaces at their ends: what a person would read. */
    public List<String> toText() {
        List<String> rows = new ArrayList<>(height);
        for (int y = 0; y < height; y++) {
            rows.add(row(y).stripTrailing());
        }
        return rows;
    }

    /** One row as plain text, whole: as many columns as the grid is wide. */
    public String row(int y) {
        StringBuilder row = new StringBuilder(width);
        for (int x = 0; x < width; x++) {
            row.append(cell(x, y).grapheme());
        }
        return row.toString();
    }

    /** {@link #toText()} joined by line breaks, for a failure's message. */
    @Override
    public String toString() {
        return String.join("\n", toText());
    }
}
