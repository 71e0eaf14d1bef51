package dev.parley.client.theme;

import dev.parley.client.grid.Colour;
import java.util.List;

/** How well a colour is read on another: the contrast ratio of WCAG 2.1, from 1 to 21. */
public final class Contrast {

    private Contrast() {}

    public static double of(Colour one, Colour other) {
        double a = luminance(one.rgb());
        double b = luminance(other.rgb());
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    /** On the worst of several backgrounds. */
    public static double of(Colour colour, List<Colour> backgrounds) {
        double worst = Double.MAX_VALUE;
        for (Colour background : backgrounds) {
            worst = Math.min(worst, of(colour, background));
        }
        return worst;
    }

    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16 & 0xFF) + 0.7152 * linear(rgb >> 8 & 0xFF) + 0.0722 * linear(rgb & 0xFF);
    }

    private static double linear(int level) {
        double part = level / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }

    /** The one of the sixteen that is nearest to a colour among those that are read well enough; else the one that is read best. */
    static Colour nearestOf16(Colour colour, List<Colour> backgrounds, double enough) {
        Colour best = Colour.palette(7);
        int nearest = Integer.MAX_VALUE;
        double clearest = 0;
        for (int index = 0; index < 16; index++) {
            Colour candidate = Colour.palette(index);
            double contrast = of(candidate, backgrounds);
            boolean readable = contrast >= enough;
            int distance = distance(candidate.rgb(), colour.rgb());
            if (readable ? distance < nearest : nearest == Integer.MAX_VALUE && contrast > clearest) {
                best = candidate;
                nearest = readable ? distance : nearest;
            }
            clearest = Math.max(clearest, contrast);
        }
        return best;
    }

    private static int distance(int a, int b) {
        int red = (a >> 16 & 0xFF) - (b >> 16 & 0xFF);
        int green = (a >> 8 & 0xFF) - (b >> 8 & 0xFF);
        int blue = (a & 0xFF) - (b & 0xFF);
        return 3 * red * red + 6 * green * green + 2 * blue * blue;
    }
}
