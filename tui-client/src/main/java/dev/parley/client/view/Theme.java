package dev.parley.client.view;

import dev.parley.client.grid.Style;
import dev.parley.client.model.RoomKey;
import dev.parley.client.theme.Palette;
import dev.parley.client.theme.Role;

/** The styles that views draw with, each marked with its role: how it looks is the theme's matter, where the screen is written. */
final class Theme {

    static final Style PLAIN = Style.PLAIN;
    static final Style CURRENT = Style.PLAIN.bold();
    static final Style DIM = Role.DIM.style();
    static final Style LINE = Role.LINE.style();
    static final Style BAR = Role.BAR.style();
    static final Style BAR_STRONG = Role.BAR_STRONG.style();
    static final Style BAR_DIM = Role.BAR_DIM.style();
    static final Style BAR_ERROR = Role.BAR_ERROR.style();
    static final Style BAR_GOOD = Role.BAR_GOOD.style();
    static final Style BAR_MENTION = Role.BAR_MENTION.style();
    static final Style CHOSEN = Role.CHOSEN.style();
    static final Style CHOSEN_BAR = Role.UNREAD.style();
    static final Style UNREAD = Role.UNREAD.style();
    static final Style MENTION = Role.MENTION.style();
    static final Style ONLINE = Role.ONLINE.style();
    static final Style AWAY = Role.AWAY.style();
    static final Style ERROR = Role.ERROR.style();
    static final Style NOTICE = Role.NOTICE.style();
    static final Style SEEN = Role.SEEN.style();
    static final Style LINK = Role.LINK.style();

    private Theme() {}

    /** Everyone has a colour of their own, the same on every screen. */
    static Style name(String user) {
        int place = Math.floorMod(RoomKey.ofUser(user).hashCode() * 0x9E3779B1 >>> 8, Role.NAME_PLACES);
        return Role.name(place, Palette.USUAL_NAMES.get(place % Palette.USUAL_NAMES.size()));
    }
}
