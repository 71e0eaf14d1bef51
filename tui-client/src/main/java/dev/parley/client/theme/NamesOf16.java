package dev.parley.client.theme;

import dev.parley.client.grid.Colour;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The colours of names where there are but sixteen. The nearest to each of a theme's own would be a grey for nearly all of them, so names
 * are spread over the hues instead. Pure.
 */
final class NamesOf16 {

    /** All but the greys, hues that are far from each other in turn. */
    private static final List<Colour> HUES = Stream.of(6, 5, 3, 4, 2, 1, 12, 13, 11, 14, 9, 10)
            .map(Colour::palette)
            .toList();

    /** So many stay, though one of them means something else too. */
    private static final int FEWEST = 4;

    private NamesOf16() {}

    /**
     * All hues that are read well enough, less those that mean something else.
     *
     * @param backgrounds on each of which a name is to be read; one of a theme's, on all of which some hues are
     * @param enough the contrast that a name needs
     * @param taken what else is drawn with, the most important first
     */
    static List<Colour> of(List<Colour> backgrounds, double enough, List<Colour> taken) {
        List<Colour> names = new ArrayList<>(HUES);
        names.removeIf(hue -> Contrast.of(hue, backgrounds) < enough);
        for (Colour other : taken) {
            if (names.size() > FEWEST) {
                names.remove(other);
            }
        }
        return List.copyOf(names);
    }

    /** Whether a theme names its colours among the sixteen: then it means those, as the person has set them. */
    static boolean areMeant(List<Colour> names) {
        return names.stream().allMatch(colour -> colour.isPalette() && colour.index() < 16);
    }
}
