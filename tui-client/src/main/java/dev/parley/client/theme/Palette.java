package dev.parley.client.theme;

import dev.parley.client.grid.Colour;
import dev.parley.client.grid.ColourDepth;
import dev.parley.client.grid.Style;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A theme: the style of each role, and the colours of names. Made once for each theme; used by one thread.
 *
 * @see PaletteReader
 */
public final class Palette {

    /** What a colour needs on its background where there are but sixteen to choose from. */
    private static final double ENOUGH = 3;

    /** Whose colours names leave to them, the most important first, if there are enough. */
    private static final List<Role> APART = List.of(Role.ERROR, Role.MENTION, Role.NOTICE);

    private static final List<Colour> DARK_AND_LIGHT = List.of(Colour.rgb(0, 0, 0), Colour.rgb(255, 255, 255));

    /** The sixteen colours, each read on dark and on light, that names have unless a theme has others. */
    public static final List<Colour> USUAL_NAMES =
            List.of(31, 64, 97, 130, 132, 30, 61, 94, 167, 65, 133, 67, 101, 168, 131, 66).stream()
                    .map(Colour::palette)
                    .toList();

    /** What it is called, where nobody has chosen another. */
    public static final String USUAL_NAME = "default";

    /** The theme that is read on dark and on light: for a terminal that does not tell its background. */
    public static final Palette USUAL = new Palette(DARK_AND_LIGHT, Map.of(), USUAL_NAMES);

    private final List<Colour> backgrounds;
    private final Map<Role, Style> styles;
    private final List<Colour> names;

    /** What names have on sixteen colours; empty until somebody needs them. */
    private List<Colour> namesOf16 = List.of();

    /** What was worked out so far: the roles, twice and more for what is bold besides, and the places of names. */
    private final Map<Style, Style> known = new HashMap<>();

    private ColourDepth depth = ColourDepth.TRUE_COLOUR;

    Palette(List<Colour> backgrounds, Map<Role, Style> styles, List<Colour> names) {
        this.backgrounds = List.copyOf(backgrounds);
        this.styles = new EnumMap<>(Role.class);
        this.styles.putAll(styles);
        this.names = List.copyOf(names);
    }

    /** On what it is made to be read. */
    public List<Colour> backgrounds() {
        return backgrounds;
    }

    public Style of(Role role) {
        return styles.getOrDefault(role, role.usual());
    }

    public List<Colour> names() {
        return names;
    }

    /** What a style that a view has drawn with looks like in this theme, on a terminal of this depth. */
    public Style wear(Style drawn, ColourDepth on) {
        if (drawn.role() == 0) {
            return drawn;
        }
        if (drawn.link() != null) {
            // Links are many, looks are few.
            return wear(drawn.link(null), on).link(drawn.link());
        }
        if (on != depth) {
            known.clear();
            depth = on;
        }
        return known.computeIfAbsent(drawn, style -> readable(themed(style)));
    }

    private Style themed(Style drawn) {
        int place = Role.place(drawn);
        if (place >= 0) {
            List<Colour> worn = depth == ColourDepth.ANSI_16 ? namesOf16() : names;
            return drawn.foreground(worn.get(place % worn.size()));
        }
        Role role = Role.drawnWith(drawn);
        Style own = of(role).plus(drawn.foreground(Colour.DEFAULT).background(Colour.DEFAULT));
        boolean few = depth == ColourDepth.NONE || depth == ColourDepth.ANSI_16;
        return few ? own.plus(role.withFewColours(depth)) : own;
    }

    private List<Colour> namesOf16() {
        if (namesOf16.isEmpty()) {
            List<Colour> taken =
                    APART.stream().map(role -> readable(of(role)).foreground()).toList();
            namesOf16 = NamesOf16.areMeant(names) ? names : NamesOf16.of(backgrounds, ENOUGH, taken);
        }
        return namesOf16;
    }

    /** Where there are but sixteen colours, the nearest may be one that nobody can read. */
    private Style readable(Style style) {
        if (depth != ColourDepth.ANSI_16) {
            return style;
        }
        Colour background = style.background().at(depth);
        Style seen = style.background(background);
        return style.foreground().isDefault()
                ? seen
                : seen.foreground(Contrast.nearestOf16(
                        style.foreground(), background.isDefault() ? backgrounds : List.of(background), ENOUGH));
    }
}
