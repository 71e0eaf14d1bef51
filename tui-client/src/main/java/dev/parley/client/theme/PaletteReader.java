package dev.parley.client.theme;

import dev.parley.client.grid.Colour;
import dev.parley.client.grid.Style;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A theme's file as what it means: a role and how it looks, such as {@code mention = "#ff8700 on default bold"}; {@code names}, a list of
 * colours; {@code background}, on what it is to be read. Pure.
 */
public final class PaletteReader {

    private static final List<String> COLOURS =
            List.of("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white");
    private static final int MOST_NAMES = Role.NAME_PLACES;

    private final Map<Role, Style> styles = new EnumMap<>(Role.class);
    private List<Colour> names = Palette.USUAL_NAMES;
    private List<Colour> backgrounds = Palette.USUAL.backgrounds();

    /** What a colour needs on its ground to be read. */
    private static final double READ = 4.5;

    private PaletteReader() {}

    /**
     * A theme, and what is wrong with it.
     *
     * @param troubles which key, and what it may be; what is wrong looks as usual
     */
    public record Read(Palette palette, Map<String, String> troubles) {}

    public static Read read(Map<String, Object> file) {
        PaletteReader reader = new PaletteReader();
        Map<String, String> troubles = new HashMap<>();
        file.forEach((key, value) -> {
            String trouble = reader.take(key, value);
            if (trouble != null) {
                troubles.put(key, trouble);
            }
        });
        reader.fillBars();
        return new Read(new Palette(reader.backgrounds, reader.styles, reader.names), troubles);
    }

    /** What stands in the bars stands on their ground, unless the theme says another; as usual where it is read there. */
    private void fillBars() {
        Style bar = styles.get(Role.BAR);
        if (bar == null || bar.background().isDefault()) {
            return;
        }
        for (Role role : Role.values()) {
            Style style = styles.getOrDefault(role, role.usual());
            if (!role.isInBars()
                    || (styles.containsKey(role) && !style.background().isDefault())) {
                continue;
            }
            boolean read = styles.containsKey(role) || Contrast.of(style.foreground(), bar.background()) >= READ;
            Style here = style.background(bar.background());
            styles.put(role, read ? here : here.foreground(bar.foreground()));
        }
    }

    private @Nullable String take(String key, Object value) {
        if (key.equals("names")) {
            return names(value);
        }
        if (key.equals("background")) {
            return background(String.valueOf(value));
        }
        Role role = Role.of(key).orElse(null);
        if (role == null) {
            return "unknown role '" + key + "'";
        }
        Style style = style(String.valueOf(value)).orElse(null);
        if (style == null) {
            return key + " must be COLOUR, COLOUR on COLOUR, and any of bold, dim, italic, underline, reverse;"
                    + " a colour is #rrggbb, a number from 0 to 255, a name such as red or bright-red, or default";
        }
        styles.put(role, style);
        return null;
    }

    private @Nullable String names(Object value) {
        List<Colour> read = new ArrayList<>();
        for (Object item : value instanceof List<?> list ? list : List.of()) {
            Optional<Colour> colour = colour(String.valueOf(item)).filter(c -> !c.isDefault());
            if (colour.isEmpty()) {
                return "names must be a list of colours, but '" + item + "' is not a colour";
            }
            read.add(colour.get());
        }
        if (read.isEmpty() || read.size() > MOST_NAMES) {
            return "names must be a list of 1 to " + MOST_NAMES + " colours";
        }
        names = read;
        return null;
    }

    private @Nullable String background(String value) {
        switch (value) {
            case "dark" -> backgrounds = List.of(Colour.rgb(0, 0, 0), Colour.rgb(0x28, 0x2C, 0x34));
            case "light" -> backgrounds = List.of(Colour.rgb(0xFF, 0xFF, 0xFF), Colour.rgb(0xFD, 0xF6, 0xE3));
            case "both" -> backgrounds = Palette.USUAL.backgrounds();
            default -> {
                return "background must be dark, light or both";
            }
        }
        return null;
    }

    /** {@code #rrggbb on 24 bold}. */
    private static Optional<Style> style(String written) {
        Style style = Style.PLAIN;
        boolean behindOn = false;
        boolean coloured = false;
        for (String word : written.strip().toLowerCase(Locale.ROOT).split("\\s+", -1)) {
            Optional<Colour> colour = colour(word);
            if (word.equals("on") && !behindOn) {
                behindOn = true;
            } else if (colour.isPresent() && behindOn) {
                style = style.background(colour.get());
            } else if (colour.isPresent() && !coloured) {
                style = style.foreground(colour.get());
                coloured = true;
            } else {
                Style with = attribute(style, word);
                if (with == null) {
                    return Optional.empty();
                }
                style = with;
            }
        }
        return Optional.of(style);
    }

    private static @Nullable Style attribute(Style style, String word) {
        return switch (word) {
            case "bold" -> style.bold();
            case "dim" -> style.dim();
            case "italic" -> style.italic();
            case "underline" -> style.underline();
            case "reverse" -> style.reverse();
            default -> null;
        };
    }

    private static Optional<Colour> colour(String word) {
        if (word.equals("default")) {
            return Optional.of(Colour.DEFAULT);
        }
        if (word.matches("#[0-9a-fA-F]{6}")) {
            int rgb = Integer.parseInt(word.substring(1), 16);
            return Optional.of(Colour.rgb(rgb >> 16, rgb >> 8 & 0xFF, rgb & 0xFF));
        }
        if (word.matches("[0-9]{1,3}") && Integer.parseInt(word) < 256) {
            return Optional.of(Colour.palette(Integer.parseInt(word)));
        }
        boolean bright = word.startsWith("bright-");
        int index = COLOURS.indexOf(bright ? word.substring("bright-".length()) : word);
        return index < 0 ? Optional.empty() : Optional.of(Colour.palette(bright ? index + 8 : index));
    }
}
