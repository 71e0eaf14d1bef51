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
    BELL(Shape.SWITCH, "on", "ring for what is meant for you, where you do not look"),
    NOTIFY(
            Shape.oneOf("off", "osc9", "osc777", "both"),
            "off",
            "notifications on the desktop, by the escape sequence that your terminal knows"),
    TITLE(Shape.SWITCH, "on", "show in the window's title what is unread"),
    ATTENTION(
            Shape.oneOf("all", "mentions", "none"),
            "mentions",
            "what rings and notifies: every message, those that call you, or nothing (/mute)",
            true),
    ORDER(
            Shape.oneOf("server", "unread", "name", "own"),
            "server",
            "how rooms are listed: as the server has them, unread ones first, by name, or as rooms_order says"),
    ROOMS_ORDER(Shape.LIST, "", "rooms in your own order, where order is own; those not named come after them"),
    JOINS(
            Shape.oneOf("show", "gather", "hide"),
            "gather",
            "who comes and goes: each in a line, gathered in one, or not shown",
            true),
    ROOMS_PANE(Shape.SWITCH, "on", "show the list of rooms"),
    MEMBERS_PANE(Shape.SWITCH, "on", "show the list of members"),
    THEME(Shape.THEME, "default", "the colours: one that is shipped, or a file in the folder themes"),
    COLOURS(Shape.oneOf("auto", "none", "16", "256", "true"), "auto", "how many colours the terminal has"),
    TIME_FORMAT(
            Shape.oneOf("HH:mm", "HH:mm:ss", "H:mm", "h:mm a", "dd.MM. HH:mm", "MM-dd HH:mm"),
            "HH:mm",
            "how the time stands before a message; shorter on a narrow screen"),
    MOUSE(Shape.SWITCH, "on", "clicks and the wheel are for the client; with Shift they are the terminal's"),
    LINKS(
            Shape.oneOf("auto", "on", "off"),
            "auto",
            "make links that the terminal can open (OSC 8); auto: where it is known to understand them"),
    TYPING(Shape.SWITCH, "on", "tell others that you are typing; off tells nobody, and you still see who is"),
    PASTE_LINES(Shape.between(1, 1000), "5", "ask before more lines than this are pasted"),
    REMEMBER(Shape.SWITCH, "on", "stay signed in from one start to the next; off keeps nothing on this machine"),
    PROFILE(Shape.PROFILE, "", "the profile to start with when none is named");

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
