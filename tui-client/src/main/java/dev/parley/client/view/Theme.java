package dev.parley.client.view;

import dev.parley.client.grid.Colour;
import dev.parley.client.grid.Style;
import dev.parley.client.model.RoomKey;

/** The colours, each chosen to be read on dark and on light. */
final class Theme {

    static final Style PLAIN = Style.PLAIN;
    static final Style DIM = Style.of(Colour.palette(244));
    static final Style LINE = Style.of(Colour.palette(242));
    static final Style BAR = Style.of(Colour.palette(252), Colour.palette(237));
    static final Style BAR_STRONG = BAR.foreground(Colour.palette(231)).bold();
    static final Style BAR_DIM = BAR.foreground(Colour.palette(247));
    static final Style BAR_ERROR = BAR.foreground(Colour.palette(210)).bold();
    static final Style BAR_GOOD = BAR.foreground(Colour.palette(114));
    static final Style BAR_CALL = BAR.foreground(Colour.palette(215)).bold();
    static final Style CHOSEN =
            Style.of(Colour.palette(231), Colour.palette(31)).bold();
    static final Style CHOSEN_BAR = Style.of(Colour.palette(31)).bold();
    static final Style CURRENT = Style.PLAIN.bold();
    static final Style UNREAD = Style.of(Colour.palette(31)).bold();
    static final Style CALL = Style.of(Colour.palette(166)).bold();
    static final Style ONLINE = Style.of(Colour.palette(71));
    static final Style AWAY = Style.of(Colour.palette(136));
    static final Style ERROR = Style.of(Colour.palette(160));
    static final Style NOTICE = Style.of(Colour.palette(133)).bold();
    static final Style SEEN = Style.of(Colour.palette(71));

    private static final int[] NAMES = {31, 64, 97, 130, 132, 30, 61, 136, 167, 71, 133, 67, 101, 168, 172, 37};

    private Theme() {}

    /** Everyone has a colour of their own, the same on every screen. */
    static Style name(String user) {
        int slot = Math.floorMod(RoomKey.ofUser(user).hashCode() * 0x9E3779B1 >>> 8, NAMES.length);
        return Style.of(Colour.palette(NAMES[slot]));
    }
}
