package dev.parley.client.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every setting there is, in the order in which {@code /set} lists them: its name in the settings file, what it may be, what it is
 * unless told, what it is for. A setting that is added here is read, listed, completed and documented.
 */
@SuppressWarnings("ImmutableEnumChecker") // its shapes are records of List.of's
public enum Setting {
    BELL(Shape.SWITCH, "on", "ring the bell for mentions and direct messages you cannot see"),
    NOTIFY(
            Shape.oneOf("all", "mentions", "none"),
            "mentions",
            "what notifies you: all messages, mentions only, or none (/mute)",
            true),
    DESKTOP_NOTIFICATIONS(
            Shape.oneOf("off", "osc9", "osc777", "both"),
            "off",
            "desktop notifications, with the escape sequence of your terminal"),
    TITLE(Shape.SWITCH, "on", "show unread counts in the window title"),
    ORDER(
            Shape.oneOf("server", "unread", "name", "own"),
            "server",
            "order of the rooms: the server's, unread first, by name, or rooms_order"),
    ROOMS_ORDER(Shape.LIST, "", "your own order of rooms (order = own); other rooms follow"),
    JOINS(
            Shape.oneOf("show", "gather", "hide"),
            "gather",
            "joins and leaves: one line each, gathered, or hidden",
            true),
    ROOMS_PANE(Shape.SWITCH, "on", "show the list of rooms"),
    MEMBERS_PANE(Shape.SWITCH, "on", "show the list of members"),
    THEME(Shape.THEME, "default", "colours: a built-in theme, or a file in the folder themes"),
    COLOURS(Shape.oneOf("auto", "none", "16", "256", "true"), "auto", "number of colours of the terminal"),
    TIME_FORMAT(
            Shape.oneOf("HH:mm", "HH:mm:ss", "H:mm", "h:mm a", "dd.MM. HH:mm", "MM-dd HH:mm"),
            "HH:mm",
            "format of the time before a message; shorter on a narrow screen"),
    MOUSE(Shape.SWITCH, "on", "use the mouse; hold Shift to select text in the terminal"),
    LINKS(
            Shape.oneOf("auto", "on", "off"),
            "auto",
            "make links that the terminal can open (OSC 8); auto: on known terminals"),
    TYPING(Shape.SWITCH, "on", "tell others that you are typing; you see others either way"),
    PASTE_LINES(Shape.between(1, 1000), "5", "ask before pasting more lines than this"),
    REMEMBER(Shape.SWITCH, "on", "stay signed in after you quit; off saves no sign-in on this machine"),
    PROFILE(Shape.PROFILE, "", "profile to use when none is named");

    private final Shape shape;
    private final String usual;
    private final String help;
    private final boolean forRooms;

    Setting(Shape shape, String usual, String help) {
        this(shape, usual, help, false);
    }

    Setting(Shape shape, String usual, String help, boolean forRooms) {
        this.shape = shape;
        this.usual = usual;
        this.help = help;
        this.forRooms = forRooms;
    }

    /** As it is written in the settings file and behind {@code /set}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Shape shape() {
        return shape;
    }

    /** Its value as long as nobody chooses another. */
    public String usual() {
        return usual;
    }

    public String help() {
        return help;
    }

    /** Whether one room may have another value than the rest. */
    public boolean forRooms() {
        return forRooms;
    }

    public static Optional<Setting> of(String written) {
        return Arrays.stream(values())
                .filter(setting -> setting.key().equalsIgnoreCase(written))
                .findFirst();
    }

    public static List<String> keys() {
        return Stream.of(values()).map(Setting::key).toList();
    }
}
