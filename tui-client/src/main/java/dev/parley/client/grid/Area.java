package dev.parley.client.grid;

import dev.parley.client.text.CleanText;
import dev.parley.client.text.TextWidth;

/**
 * A rectangle of a {@link Grid} with coordinates of its own: (0, 0) is its upper left corner, and nothing drawn in it shows outside. A view
 * draws in the area it is given and need not know where it stands.
 *
 * <p>An area may lie outside of its parent in part or whole; it is cut to what can be seen. One thread, as the grid.
 */
public final class Area {

    private final Grid grid;
    private final int left;
    private final int top;
    private final int width;
    private final int height;

    Area(Grid grid, int left, int top, int width, int height) {
        this.grid = grid;
        this.left = left;
        this.top = top;
        this.width = Math.max(0, width);
        this.height = Math.max(0, height);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    public boolean isEmpty() {
        return width == 0 || height == 0;
    }

    /** A rectangle within this one, cut to it. */
    public Area area(int x, int y, int areaWidth, int areaHeight) {
        int fromX = Math.max(0, Math.min(x, width));
        int fromY = Math.max(0, Math.min(y, height));
        int toX = Math.max(fromX, Math.min(width, x + Math.max(0, areaWidth)));
        int toY = Math.max(fromY, Math.min(height, y + Math.max(0, areaHeight)));
        return new Area(grid, left + fromX, top + fromY, toX - fromX, toY - fromY);
    }

    /** One row of it, as an area of height 1. */
    public Area row(int y) {
        return area(0, y, width, 1);
    }

    /** Writes as {@link Grid#put} does, cut to this area; the column after, in this area's coordinates. */
    public int put(int x, int y, String text, Style style) {
        if (y < 0 || y >= height) {
            return x;
        }
        return grid.put(left + x, top + y, text, style, left, left + width) - left;
    }

    /** Writes text so that it ends before column {@code end}; the column where it begins, 0 or more: what is too long is cut behind. */
    public int putRight(int end, int y, String text, Style style) {
        int x = Math.max(0, end - TextWidth.of(CleanText.line(text)));
        put(x, y, text, style);
        return x;
    }

    /** Blank, in a style. */
    public void fill(Style style) {
        fill(' ', style);
    }

    /** The same plain character, of one column, everywhere. */
    public void fill(char character, Style style) {
        for (int y = 0; y < height; y++) {
            grid.fillRow(left, top + y, width, character, style);
        }
    }

    /** A line of the same character to the right: a rule, a background. */
    public void horizontal(int x, int y, int length, char character, Style style) {
        area(x, y, length, 1).fill(character, style);
    }

    public void vertical(int x, int y, int length, char character, Style style) {
        area(x, y, 1, length).fill(character, style);
    }

    /** Says that a row goes on in the next: see {@link Grid#goesOn}. It says nothing in an area that is narrower than the grid. */
    public void goesOn(int y) {
        if (left == 0 && width == grid.width() && y >= 0 && y < height) {
            grid.goesOn(top + y, true);
        }
    }

    /** Puts the grid's cursor here if that can be seen; else it stays where it was. */
    public void cursor(int x, int y) {
        if (x >= 0 && x < width && y >= 0 && y < height) {
            grid.cursor(left + x, top + y);
        }
    }

    /**
     * Says what this area shows, for whoever points at it. It costs nothing unless somebody does.
     *
     * @param what the view's own word for it
     */
    public void shows(Object what) {
        if (grid.isPointedAt(left, top, width, height)) {
            grid.shows(left, top, (x, y) -> what);
        }
    }

    /** The same where each place of the area shows something of its own. */
    public void shows(Pointing what) {
        if (grid.isPointedAt(left, top, width, height)) {
            grid.shows(left, top, what);
        }
    }
}
