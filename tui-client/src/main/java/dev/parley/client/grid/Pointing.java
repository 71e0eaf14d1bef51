package dev.parley.client.grid;

/** What is shown at a place of an area, in the area's coordinates. Asked for that one place which somebody points at. */
@FunctionalInterface
public interface Pointing {

    /** The view's own word for what is there. */
    Object at(int x, int y);
}
