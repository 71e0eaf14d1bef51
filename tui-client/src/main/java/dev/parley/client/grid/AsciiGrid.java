package dev.parley.client.grid;

import dev.parley.client.text.Ascii;

/** A grid for a terminal that shows nothing but ASCII. Pure; any thread that owns the grid. */
public final class AsciiGrid {

    private AsciiGrid() {}

    /** The same grid with {@link Ascii} in its cells: everything stands where it stood, in the same style. */
    public static Grid of(Grid grid) {
        Grid ascii = new Grid(grid.width(), grid.height());
        for (int y = 0; y < grid.height(); y++) {
            for (int x = 0; x < grid.width(); x++) {
                Cell cell = grid.cell(x, y);
                if (!cell.isContinuation()) {
                    ascii.put(x, y, Ascii.grapheme(cell.grapheme(), cell.width()), cell.style());
                }
            }
        }
        if (grid.hasCursor()) {
            ascii.cursor(grid.cursorX(), grid.cursorY());
        }
        return ascii;
    }
}
