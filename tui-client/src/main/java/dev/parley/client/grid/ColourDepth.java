package dev.parley.client.grid;

import java.util.Locale;
import java.util.Map;

/** How many colours a terminal has. Pure; any thread. */
public enum ColourDepth {
    /** None: reverse, underline and signs carry meaning. */
    NONE,
    /** The sixteen of the ANSI palette, as the person has set them. */
    ANSI_16,
    /** xterm's 256: the sixteen, a cube of 6×6×6, and 24 greys. */
    XTERM_256,
    /** 24 bits. */
    TRUE_COLOUR;

    /**
     * What the environment says: {@code NO_COLOR} (any value but the empty one, see no-color.org) is none; then {@code COLORTERM}, then
     * {@code TERM}.
     */
    public static ColourDepth of(Map<String, String> environment) {
        if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
            return NONE;
        }
        String term = environment.getOrDefault("TERM", "").toLowerCase(Locale.ROOT);
        String colours = environment.getOrDefault("COLORTERM", "").toLowerCase(Locale.ROOT);
        if (term.isEmpty()
                || term.equals("dumb")
                || term.startsWith("vt")
                || term.endsWith("-m")
                || term.endsWith("-mono")) {
            return NONE;
        }
        // GNU screen's own TERM names no true colour, and passes none on, whatever the outer terminal exported.
        boolean passesColour = !term.equals("screen") && !term.startsWith("screen.");
        if ((passesColour && (colours.contains("truecolor") || colours.contains("24bit")))
                || term.endsWith("-direct")) {
            return TRUE_COLOUR;
        }
        if (term.contains("256")
                || term.contains("kitty")
                || term.contains("alacritty")
                || term.contains("ghostty")
                || term.contains("foot")) {
            return XTERM_256;
        }
        return ANSI_16;
    }
}
