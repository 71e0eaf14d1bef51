package dev.parley.client.app;

import dev.parley.client.grid.Grid;
import dev.parley.client.settings.Notification;
import dev.parley.client.theme.Palette;

/** What the client shows itself on. */
interface Display {

    void show(Grid grid);

    /** The window's title, from the frame on that is shown next. */
    void title(String title);

    void bell();

    /** A notification on the desktop. */
    void notify(Notification way, String from, String text);

    /** What it shows is not what was drawn: the next frame is drawn whole. */
    void redraw();

    void suspend();

    /** Everything from now on in these colours; what shows as well. */
    default void wear(Palette palette, String colours) {}
}
