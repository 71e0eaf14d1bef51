package dev.parley.client.theme;

import dev.parley.client.grid.Colour;

/** Which theme is read best on a terminal's background. Pure. */
public final class Grounds {

    private static final Colour BLACK = Colour.rgb(0, 0, 0);
    private static final Colour WHITE = Colour.rgb(255, 255, 255);

    private Grounds() {}

    /** The theme that the person has chosen; where they have chosen none, the dark or the light one. */
    public static String theme(String chosen, Colour background) {
        if (!chosen.equals(Palette.USUAL_NAME)) {
            return chosen;
        }
        return Contrast.of(WHITE, background) >= Contrast.of(BLACK, background) ? "dark" : "light";
    }
}
