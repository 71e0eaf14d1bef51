package dev.parley.client.view;

import dev.parley.client.grid.Area;
import dev.parley.client.text.Fit;

/**
 * Which part of a list shows where it is longer than its area: its first or last row then says how many more there are. It follows
 * one of its items until somebody moves it.
 *
 * @param first the first item that shows
 * @param end one more than the last
 * @param offset rows above the first item
 */
record Clip(int first, int end, int offset) {

    /** As somebody has moved it, or so that one item is among those that show. */
    static Clip of(int moved, int item, int count, int height) {
        return moved < 0 ? around(item, count, height) : from(moved, count, height);
    }

    /** From an item on; if there are not so many, the last that there are. */
    static Clip from(int item, int count, int height) {
        int most = most(count, height);
        if (most == 0 || item == 0) {
            return around(0, count, height);
        }
        return item >= most ? new Clip(most, count, 1) : new Clip(item, item + Math.max(0, height - 2), 1);
    }

    /** The first item of the last part; 0 where all of the list shows. */
    static int most(int count, int height) {
        return count <= height ? 0 : Math.max(0, count - Math.max(0, height - 1));
    }

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

    /** Of a list that is clicked through. */
    void drawMore(Area area, int count, boolean rooms) {
        int page = Math.max(1, area.height() - 2);
        if (first > 0) {
            area.row(0).shows(new Target.More(rooms, Math.max(0, first - page)));
        }
        if (end < count) {
            area.row(area.height() - 1).shows(new Target.More(rooms, Math.min(end, most(count, area.height()))));
        }
        drawMore(area, count);
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
