package dev.parley.client.app;

import dev.parley.client.grid.Grid;
import dev.parley.client.settings.DesktopNotifications;
import dev.parley.client.settings.Links;
import dev.parley.client.theme.Palette;

/** What the client shows itself on. */
interface Display {

    void show(Grid grid);

    /** What the person is to know of what it cannot show; empty if it shows everything. */
    default String warning() {
        return "";
    }

    /** The window's title, from the frame on that is shown next. */
    void title(String title);

    void bell();

    /** A notification on the desktop. */
    void notify(DesktopNotifications way, String from, String text);

    /** What it shows is not what was drawn: the next frame is drawn whole. */
    void redraw();

    void suspend();

    /** Whether clicks and the wheel are ours. */
    default void mouse(boolean ours) {}

    /** Whether the terminal is told where links lead. */
    default void links(Links links) {}

    /** Everything from now on in these colours; what shows as well. */
    default void wear(Palette palette, String colours) {}
}
