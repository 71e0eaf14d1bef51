package dev.parley.client.terminal;

import com.googlecode.lanterna.TerminalPosition;
import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.screen.TerminalScreen;
import com.googlecode.lanterna.terminal.Terminal;
import dev.parley.client.grid.Cell;
import dev.parley.client.grid.Grid;
import dev.parley.client.grid.Style;
import dev.parley.client.text.TextWidth;
import java.io.IOException;
import java.util.BitSet;

/**
 * Lanterna's screen, drawn our way: {@link #show} takes a grid, compares it with what the terminal shows, and writes only the runs of cells
 * that differ.
 *
 * <p>Terminals disagree on how wide most characters are beyond a few scripts ({@link TextWidth#isDisputed}). Around such a grapheme nothing is
 * trusted. Its columns are blanked before it is written, and the cursor is placed anew after it. The cells that a terminal with another
 * opinion may have spoilt are written again: those behind it, where it is wider there, and the one before it, where it has no columns of its
 * own and hangs on that one.
 *
 * <p>One thread, the UI's; {@link #invalidate} may be called from any.
 */
public final class FrameScreen extends TerminalScreen {

    /** A gap of unchanged cells that is cheaper to write than to leap. */
    private static final int SMALL_GAP = 4;

    private static final char ZERO_WIDTH_JOINER = '\u200D';

    private static final Cell BLANK_CELL = new Grid(1, 1).cell(0, 0);

    private final FrameSink sink;
    private final CellCharacter.Shared characters = new CellCharacter.Shared();

    /** Lanterna's own blank is asked for its width whenever another takes its place, and has to look it up each time. */
    private final CellCharacter blank = characters.of(BLANK_CELL);

    private volatile boolean stale = true;

    /** Where the terminal's cursor is, as far as we can tell; -1 if we cannot. */
    private int column = -1;

    private int row = -1;
    private Style pen = Style.PLAIN;
    private boolean cursorShown;

    /** Cells of the row under way that have to be written again, changed or not: those before this column. */
    private int spoiltTo;

    /** Columns of the row under way that have to be written. */
    private final BitSet marked = new BitSet();

    /** Rows that go on in the next, in the frame to be written and in the last one. */
    private final BitSet goingOn = new BitSet(0);

    private final BitSet wentOn = new BitSet(0);

    /** The frame's text gathered for one pen, not yet handed to the sink. */
    private final StringBuilder run = new StringBuilder();

    /** A screen on any terminal of Lanterna's. Its size is the terminal's until a grid of another is shown. */
    public FrameScreen(Terminal terminal) throws IOException {
        super(terminal);
        this.sink = terminal instanceof FrameSink own ? own : new LanternaSink(terminal);
        getBackBuffer().setAll(blank);
    }

    /** Makes the terminal show this grid. A grid of a new size is drawn whole. Does nothing if nothing changed. */
    public synchronized void show(Grid grid) throws IOException {
        TerminalSize size = getBackBuffer().getSize();
        if (size.getColumns() != grid.width() || size.getRows() != grid.height()) {
            addResizeRequest(new TerminalSize(grid.width(), grid.height()));
            doResizeIfNecessary();
            getBackBuffer().setAll(blank);
            stale = true;
        }
        setCursorPosition(grid.hasCursor() ? new TerminalPosition(grid.cursorX(), grid.cursorY()) : null);
        boolean changes = false;
        goingOn.clear();
        for (int y = 0; y < grid.height(); y++) {
            goingOn.set(y, sink.agreesOnWidths() && isOneLine(grid, y));
            for (int x = 0; x < grid.width(); x++) {
                Cell cell = grid.cell(x, y);
                TextCharacter front = getFrontBuffer().getCharacterAt(x, y);
                boolean same = cellOf(front).equals(cell);
                changes |= !same;
                getBackBuffer().setCharacterAt(x, y, same ? front : characters.of(cell));
            }
        }
        // A terminal forgets that rows are one line in ways of its own: they are never written in part.
        if (!goingOn.equals(wentOn) || (changes && !goingOn.isEmpty())) {
            stale = true;
        }
        refresh();
    }

    /** What the terminal shows is lost (it was suspended, or another wrote on it): the next frame is drawn whole. Any thread. */
    public void invalidate() {
        stale = true;
    }

    @Override
    public synchronized void refresh(RefreshType refreshType) throws IOException {
        sink.beginFrame();
        boolean whole = stale || refreshType == RefreshType.COMPLETE;
        if (whole) {
            stale = false;
            sink.reset();
            pen = Style.PLAIN;
            cursorShown = false;
            column = -1;
            getFrontBuffer().setAll(blank);
        }
        int height = getBackBuffer().getSize().getRows();
        for (int y = 0; y < height; y++) {
            if (whole && (goingOn.get(y) || (y > 0 && goingOn.get(y - 1)))) {
                writeLine(y);
            } else {
                refreshRow(y);
            }
        }
        wentOn.clear();
        wentOn.or(goingOn);
        if (pen.link() != null) {
            // What anybody else writes on this terminal leads nowhere.
            usePen(pen.link(null));
        }
        placeCursor();
        sink.endFrame();
    }

    private void refreshRow(int y) throws IOException {
        int width = getBackBuffer().getSize().getColumns();
        if (!mark(y, width)) {
            return;
        }
        int plainFrom = endOfInk(y, width);
        spoiltTo = 0;
        boolean written = false;
        int x = 0;
        while (x < width) {
            Cell cell = cellAt(x, y);
            // What may hang on the cell before it is lost where that was written.
            written = marked.get(x) || x < spoiltTo || (written && cell.isDisputed());
            if (written) {
                if (x >= plainFrom && width - x > SMALL_GAP) {
                    erase(x, y, width);
                    return;
                }
                leap(x, y);
                write(cell, x, y, width);
            }
            x += Math.max(1, cell.width());
        }
        flushRun();
    }

    /** Marks what has to be written of a row: what changed, and what a disputed grapheme may hang on that goes or comes. */
    private boolean mark(int y, int width) {
        marked.clear();
        boolean hangs = false;
        for (int x = width - 1; x >= 0; x--) {
            Cell back = cellAt(x, y);
            Cell front = cellOf(getFrontBuffer().getCharacterAt(x, y));
            boolean mark = hangs || !back.equals(front);
            if (mark) {
                marked.set(x);
            }
            hangs = mark && (back.isDisputed() || front.isDisputed() || (hangs && back.isContinuation()));
        }
        return !marked.isEmpty();
    }

    /** A row of a line that has several, without a gap; but for the first of them, right behind the one before. */
    private void writeLine(int y) throws IOException {
        int width = getBackBuffer().getSize().getColumns();
        boolean first = y == 0 || !goingOn.get(y - 1);
        boolean last = !goingOn.get(y);
        if (first) {
            flushRun();
            sink.moveTo(0, y);
            sink.wrapping(true);
        }
        int end = last ? endOfInk(y, width) : width;
        if (!last && cellAt(width - 1, y).equals(BLANK_CELL) && cellAt(0, y + 1).width() > 1) {
            // A wide one that found no room there goes to the next row by itself.
            end = width - 1;
        }
        for (int x = 0; x < end; x++) {
            Cell cell = cellAt(x, y);
            if (!cell.isContinuation()) {
                usePen(cell.style());
                run.append(cell.grapheme());
            }
        }
        if (last) {
            flushRun();
            sink.wrapping(false);
        }
        column = -1;
        for (int x = 0; x < width; x++) {
            getFrontBuffer().setCharacterAt(x, y, getBackBuffer().getCharacterAt(x, y));
        }
    }

    /** The column from which a row is plain and blank. */
    private int endOfInk(int y, int width) {
        int x = width;
        while (x > 0 && cellAt(x - 1, y).equals(BLANK_CELL)) {
            x--;
        }
        return x;
    }

    private void erase(int x, int y, int width) throws IOException {
        leap(x, y);
        usePen(Style.PLAIN);
        flushRun();
        sink.eraseToEnd(width - x);
        for (int i = x; i < width; i++) {
            getFrontBuffer().setCharacterAt(i, y, getBackBuffer().getCharacterAt(i, y));
        }
    }

    /** Brings the cursor to a place, over a small gap by writing what stands there. */
    private void leap(int x, int y) throws IOException {
        if (y == row && x == column) {
            return;
        }
        if (y == row && column >= 0 && column < x) {
            if (x - column <= SMALL_GAP && isPlainGap(column, x, y)) {
                for (int i = column; i < x; i++) {
                    run.append(cellAt(i, y).grapheme());
                }
            } else {
                flushRun();
                sink.moveRight(x - column);
            }
        } else {
            flushRun();
            sink.moveTo(x, y);
        }
        column = x;
        row = y;
    }

    private boolean isPlainGap(int from, int to, int y) {
        for (int x = from; x < to; x++) {
            Cell cell = cellAt(x, y);
            if (cell.width() != 1
                    || cell.isDisputed()
                    || cell.grapheme().charAt(0) >= 0x7F
                    || !cell.style().equals(pen)) {
                return false;
            }
        }
        return true;
    }

    private void write(Cell cell, int x, int y, int width) throws IOException {
        usePen(cell.style());
        boolean ascii = cell.grapheme().length() == 1 && cell.grapheme().charAt(0) < 0x7F;
        if (!cell.isDisputed()) {
            run.append(cell.grapheme());
        } else if (cell.width() == 1 && x > 0 && x == width - 1 && sink.canInsert()) {
            writeLast(cell, x, y);
        } else {
            writeDisputed(cell, x, y, width);
        }
        column = x + cell.width();
        if (cell.isDisputed() || column >= width || !(ascii || sink.agreesOnWidths())) {
            // At the edge it stands on the last column or past it: terminals differ.
            flushRun();
            column = -1;
        }
        for (int i = x; i < x + Math.max(1, cell.width()); i++) {
            getFrontBuffer().setCharacterAt(i, y, getBackBuffer().getCharacterAt(i, y));
        }
    }

    private void writeDisputed(Cell cell, int x, int y, int width) throws IOException {
        run.append(" ".repeat(cell.width()));
        flushRun();
        sink.moveTo(x, y);
        sink.write(ending(cell.grapheme()));
        spoiltTo = Math.max(spoiltTo, Math.min(width, x + TextWidth.widest(cell.grapheme())));
        cleanBorder(x, y);
    }

    /** A letter may wear what has no columns of its own; a border may not. */
    private void cleanBorder(int x, int y) throws IOException {
        if (x > 0 && isBorder(cellAt(x - 1, y))) {
            sink.moveTo(x - 1, y);
            rewrite(x - 1, y);
        }
    }

    /**
     * A disputed grapheme in the last column: where nothing wraps, the cursor stays on it, and some terminals (tmux is one) give the marks to
     * its neighbour; where it is taken for a wide one, it is put over its neighbour. So it is written in the neighbour's place and pushed
     * to its own, and what stands before it is written again.
     */
    private void writeLast(Cell cell, int x, int y) throws IOException {
        flushRun();
        sink.moveTo(x - 1, y);
        sink.write(" ");
        sink.moveTo(x - 1, y);
        sink.write(ending(cell.grapheme()));
        sink.moveTo(x - 1, y);
        sink.insertBlank();
        int neighbour = owner(x - 1, y);
        int from = neighbour;
        do {
            from = owner(Math.max(0, from - 1), y);
        } while (from > 0 && cellAt(from, y).isDisputed());
        for (int i = from; i <= neighbour; i += Math.max(1, cellAt(i, y).width())) {
            sink.moveTo(i, y);
            rewrite(i, y);
        }
    }

    private void rewrite(int x, int y) throws IOException {
        Cell cell = cellAt(x, y);
        usePen(cell.style());
        if (cell.isDisputed()) {
            sink.write(" ".repeat(cell.width()));
            sink.moveTo(x, y);
        }
        sink.write(ending(cell.grapheme()));
        if (cell.isDisputed()) {
            cleanBorder(x, y);
        }
    }

    /** The column of the grapheme that stands at a place. */
    private int owner(int x, int y) {
        int owner = x;
        while (owner > 0 && cellAt(owner, y).isContinuation()) {
            owner--;
        }
        return owner;
    }

    private static boolean isBorder(Cell cell) {
        String grapheme = cell.grapheme();
        return grapheme.length() == 1 && grapheme.charAt(0) >= '\u2500' && grapheme.charAt(0) <= '\u257F';
    }

    /** Without a joiner at its end: a terminal may join to it whatever is written in the next cell. */
    private static String ending(String grapheme) {
        int end = grapheme.length();
        while (end > 1 && grapheme.charAt(end - 1) == ZERO_WIDTH_JOINER) {
            end--;
        }
        return grapheme.substring(0, end);
    }

    private void usePen(Style style) throws IOException {
        if (!style.equals(pen)) {
            flushRun();
            sink.pen(style);
            pen = style;
        }
    }

    private void flushRun() throws IOException {
        if (!run.isEmpty()) {
            sink.write(run.toString());
            run.setLength(0);
        }
    }

    private void placeCursor() throws IOException {
        TerminalPosition position = getCursorPosition();
        boolean shown = position != null;
        if (position != null && (column != position.getColumn() || row != position.getRow())) {
            column = position.getColumn();
            row = position.getRow();
            sink.moveTo(column, row);
        }
        if (shown != cursorShown) {
            cursorShown = shown;
            sink.showCursor(shown);
        }
    }

    private Cell cellAt(int x, int y) {
        return cellOf(getBackBuffer().getCharacterAt(x, y));
    }

    /** Whether a row and the next can be written as one line: something has to follow, or nothing wraps. */
    private static boolean isOneLine(Grid grid, int y) {
        return grid.goesOn(y)
                && isUndisputed(grid, y)
                && isUndisputed(grid, y + 1)
                && !grid.row(y + 1).isBlank();
    }

    private static boolean isUndisputed(Grid grid, int y) {
        for (int x = 0; x < grid.width(); x++) {
            if (grid.cell(x, y).isDisputed()) {
                return false;
            }
        }
        return true;
    }

    private static Cell cellOf(TextCharacter character) {
        return character instanceof CellCharacter own ? own.cell() : BLANK_CELL;
    }
}
