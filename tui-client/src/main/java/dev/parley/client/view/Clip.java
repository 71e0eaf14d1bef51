package dev.parley.client.view;

import dev.parley.client.grid.Area;
import dev.parley.client.text.Fit;

/**
 * Which part of a list shows where it is longer than its area: its first or last row then says how many more there are.
 *
 * @param first the first item that shows
 * @param end one more than the last
 * @param offset rows above the first item
 */
record Clip(int first, int end, int offset) {

    /** So that one item is among those that show. */
    static Clip around(int item, int count, int height) {
        if (count <= height) {
            return new Clip(0, count, 0);
        }
        if (item < height - 1) {
            return new Clip(0, Math.max(0, height - 1), 0);
        }
        if (item >= count - (height - 1)) {
            return new Clip(Math.max(0, count - (height - 1)), count, 1);
        }
        int first = item - (height - 2) / 2;
        return new Clip(first, first + Math.max(0, height - 2), 1);
    }

    void drawMore(Area area, int count) {
        if (first > 0) {
            area.put(0, 0, Fit.ellipsis(" ↑ " + first + " more", area.width()), Theme.DIM);
        }
        if (end < count) {
            area.put(0, area.height() - 1, Fit.ellipsis(" ↓ " + (count - end) + " more", area.width()), Theme.DIM);
        }
    }
}
