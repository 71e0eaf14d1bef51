package dev.parley.client.theme;

import dev.parley.client.grid.Colour;
import dev.parley.client.grid.ColourDepth;
import dev.parley.client.grid.Style;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What something on the screen is, and how it looks in the theme that is read on dark and on light: 256 colours, chosen by contrast. */
@SuppressWarnings("ImmutableEnumChecker") // a style cannot be changed
public enum Role {
    DIM(Style.of(Colour.palette(243)), "times and hints"),
    LINE(Style.of(Colour.palette(243)), "lines between panes and days"),
    BAR(Style.of(Colour.palette(252), Colour.palette(237)), "the bars above and below"),
    BAR_STRONG(Style.of(Colour.palette(231), Colour.palette(237)).bold(), "names in the bars"),
    BAR_DIM(Style.of(Colour.palette(248), Colour.palette(237)), "less important parts of the bars"),
    BAR_ERROR(Style.of(Colour.palette(210), Colour.palette(237)).bold(), "errors in the bars"),
    BAR_GOOD(Style.of(Colour.palette(114), Colour.palette(237)), "success"),
    BAR_MENTION(Style.of(Colour.palette(215), Colour.palette(237)).bold(), "a mention of you, in the bars"),
    CHOSEN(Style.of(Colour.palette(231), Colour.palette(24)).bold(), "the chosen row of a list"),
    UNREAD(Style.of(Colour.palette(31)).bold(), "unread rooms"),
    MENTION(Style.of(Colour.palette(166)).bold(), "mentions of you"),
    ONLINE(Style.of(Colour.palette(28)), "people who are here"),
    AWAY(Style.of(Colour.palette(136)), "people who are away"),
    ERROR(Style.of(Colour.palette(160)), "errors"),
    NOTICE(Style.of(Colour.palette(133)).bold(), "notices from the server"),
    SEEN(Style.of(Colour.palette(28)), "marks of seen messages"),
    LINK(Style.of(Colour.palette(31)).underline(), "links");

    /** Names have one of so many places; a theme of fewer colours repeats them. */
    public static final int NAME_PLACES = 240;

    private static final int FIRST_NAME = 100;

    private final Style usual;
    private final String help;

    Role(Style usual, String help) {
        this.usual = usual;
        this.help = help;
    }

    /** What views draw with: as in the usual theme, and marked so that another theme finds it. */
    @SuppressWarnings("EnumOrdinal") // a number for the time of one run
    public Style style() {
        return usual.role(1 + ordinal());
    }

    @SuppressWarnings("EnumOrdinal")
    static Role drawnWith(Style style) {
        return values()[style.role() - 1];
    }

    public Style usual() {
        return usual;
    }

    /**
     * What tells it apart on a terminal with few colours or none, where two roles may come to the same one. Most roles have a sign or words
     * of their own; bold alone is too little.
     */
    Style withFewColours(ColourDepth depth) {
        return switch (this) {
            case ERROR, BAR_ERROR -> Style.PLAIN.reverse();
            case MENTION, BAR_MENTION -> Style.PLAIN.underline();
            case CHOSEN -> depth == ColourDepth.NONE ? Style.PLAIN.reverse() : Style.PLAIN;
            case DIM, LINE, BAR, BAR_STRONG, BAR_DIM, BAR_GOOD, UNREAD, ONLINE, AWAY, NOTICE, SEEN, LINK -> Style.PLAIN;
        };
    }

    /** Whether it is for something in the bars above and below. */
    boolean isInBars() {
        return key().startsWith("bar_");
    }

    public String help() {
        return help;
    }

    /** As it is written in a theme's file. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> of(String key) {
        return Arrays.stream(values()).filter(role -> role.key().equals(key)).findFirst();
    }

    /** The style of a name, from its place. */
    public static Style name(int place, Colour usual) {
        return Style.of(usual).role(FIRST_NAME + place);
    }

    /** The place of a name's style, or -1. */
    static int place(Style style) {
        return style.role() - FIRST_NAME;
    }
}
