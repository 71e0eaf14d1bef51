package dev.parley.client.grid;

import dev.parley.client.text.TextWidth;

/**
 * One place of a grid: a whole grapheme with its columns and its style, or the continuation of a wide one that stands to its left.
 *
 * <p>Cells of plain characters are shared, so that filling a screen makes next to no garbage. Immutable; any thread.
 */
public final class Cell {

    /** A lossy cache of cells that hold one plain character: two threads may make the same cell twice, and nothing comes of it. */
    private static final Cell[] SHARED = new Cell[4096];

    private final String grapheme;
    private final int width;
    private final Style style;
    private final boolean disputed;

    private Cell(String grapheme, int width, Style style) {
        this.grapheme = grapheme;
        this.width = width;
        this.style = style;
        this.disputed = width > 0 && TextWidth.isDisputed(grapheme);
    }

    /** A cell for a clean grapheme; one without columns gets one. */
    static Cell of(String grapheme, Style style) {
        if (grapheme.length() == 1) {
            return of(grapheme.charAt(0), style);
        }
        return new Cell(grapheme, Math.max(1, TextWidth.ofGrapheme(grapheme)), style);
    }

    static Cell of(char plain, Style style) {
        int slot = ((style.hashCode() + plain * 0x9E3779B1) >>> 7) & (SHARED.length - 1);
        Cell cell = SHARED[slot];
        if (cell == null || cell.grapheme.charAt(0) != plain || !cell.style.equals(style)) {
            String grapheme = String.valueOf(plain);
            cell = new Cell(grapheme, Math.max(1, TextWidth.ofGrapheme(grapheme)), style);
            SHARED[slot] = cell;
        }
        return cell;
    }

    static Cell continuation(Style style) {
        return new Cell("", 0, style);
    }

    /** The grapheme; empty for a continuation. */
    public String grapheme() {
        return grapheme;
    }

    /** Columns it takes, 1 or more; 0 for a continuation. */
    public int width() {
        return width;
    }

    public Style style() {
        return style;
    }

    /** Whether terminals may disagree on its columns: see {@link TextWidth#isDisputed}. Not asked of a continuation. */
    public boolean isDisputed() {
        return disputed;
    }

    public boolean isContinuation() {
        return width == 0;
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof Cell cell
                        && cell.width == width
                        && cell.grapheme.equals(grapheme)
                        && cell.style.equals(style));
    }

    @Override
    public int hashCode() {
        return grapheme.hashCode() * 31 + style.hashCode();
    }

    @Override
    public String toString() {
        return isContinuation() ? "‹continuation›" : grapheme + " (" + style + ")";
    }
}
