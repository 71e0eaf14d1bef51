package dev.parley.client.grid;

/**
 * A colour: the terminal's own default, one of its palette of 256 (the first sixteen have names), or red, green and blue.
 *
 * <p>A theme says what it would like; {@link #at} brings it down to the nearest that a terminal has. Immutable; any thread.
 */
public final class Colour {

    private static final int DEFAULT_KIND = 0;
    private static final int PALETTE_KIND = 1 << 24;
    private static final int RGB_KIND = 2 << 24;

    /** What the terminal writes with when nobody says anything. */
    public static final Colour DEFAULT = new Colour(DEFAULT_KIND);

    public static final Colour BLACK = palette(0);
    public static final Colour RED = palette(1);
    public static final Colour GREEN = palette(2);
    public static final Colour YELLOW = palette(3);
    public static final Colour BLUE = palette(4);
    public static final Colour MAGENTA = palette(5);
    public static final Colour CYAN = palette(6);
    public static final Colour WHITE = palette(7);
    public static final Colour BRIGHT_BLACK = palette(8);
    public static final Colour BRIGHT_RED = palette(9);
    public static final Colour BRIGHT_GREEN = palette(10);
    public static final Colour BRIGHT_YELLOW = palette(11);
    public static final Colour BRIGHT_BLUE = palette(12);
    public static final Colour BRIGHT_MAGENTA = palette(13);
    public static final Colour BRIGHT_CYAN = palette(14);
    public static final Colour BRIGHT_WHITE = palette(15);

    /** The sixteen as xterm ships them; a person's own differ, which is why only a fall from richer colours uses these. */
    private static final int[] ANSI = {
        0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
        0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF
    };

    private static final int[] CUBE = {0, 95, 135, 175, 215, 255};

    private final int code;

    private Colour(int code) {
        this.code = code;
    }

    /** A slot of the terminal's palette, 0 to 255. */
    public static Colour palette(int index) {
        if (index < 0 || index > 255) {
            throw new IllegalArgumentException("a palette has slots 0 to 255, not " + index);
        }
        return new Colour(PALETTE_KIND | index);
    }

    /** Red, green and blue, 0 to 255 each. */
    public static Colour rgb(int red, int green, int blue) {
        if (((red | green | blue) & ~0xFF) != 0) {
            throw new IllegalArgumentException("red, green and blue are 0 to 255 each");
        }
        return new Colour(RGB_KIND | red << 16 | green << 8 | blue);
    }

    /** The nearest colour that a terminal of this depth has. */
    public Colour at(ColourDepth depth) {
        return switch (depth) {
            case NONE -> DEFAULT;
            case TRUE_COLOUR -> this;
            case XTERM_256 -> isRgb() ? palette(nearestOf256(code & 0xFFFFFF)) : this;
            case ANSI_16 -> isDefault() || (isPalette() && index() < 16) ? this : palette(nearestOf16(rgb()));
        };
    }

    public boolean isDefault() {
        return code == DEFAULT_KIND;
    }

    public boolean isPalette() {
        return (code & PALETTE_KIND) != 0;
    }

    public boolean isRgb() {
        return (code & RGB_KIND) != 0;
    }

    /** The slot of a palette colour. */
    public int index() {
        return code & 0xFF;
    }

    /** 0xRRGGBB: its own, or what xterm shows for its palette slot. */
    public int rgb() {
        if (isRgb()) {
            return code & 0xFFFFFF;
        }
        int index = index();
        if (index < 16) {
            return ANSI[index];
        }
        if (index >= 232) {
            int grey = 8 + 10 * (index - 232);
            return grey << 16 | grey << 8 | grey;
        }
        int cube = index - 16;
        return CUBE[cube / 36] << 16 | CUBE[cube / 6 % 6] << 8 | CUBE[cube % 6];
    }

    private static int nearestOf256(int rgb) {
        int cube = 16 + 36 * nearestStep(rgb >> 16 & 0xFF) + 6 * nearestStep(rgb >> 8 & 0xFF) + nearestStep(rgb & 0xFF);
        int average = ((rgb >> 16 & 0xFF) + (rgb >> 8 & 0xFF) + (rgb & 0xFF)) / 3;
        int grey = 232 + Math.max(0, Math.min(23, (average - 3) / 10));
        return distance(rgb, palette(grey).rgb()) < distance(rgb, palette(cube).rgb()) ? grey : cube;
    }

    private static int nearestStep(int level) {
        int nearest = 0;
        for (int step = 1; step < CUBE.length; step++) {
            if (Math.abs(CUBE[step] - level) < Math.abs(CUBE[nearest] - level)) {
                nearest = step;
            }
        }
        return nearest;
    }

    private static int nearestOf16(int rgb) {
        int nearest = 0;
        for (int index = 1; index < ANSI.length; index++) {
            if (distance(rgb, ANSI[index]) < distance(rgb, ANSI[nearest])) {
                nearest = index;
            }
        }
        return nearest;
    }

    /** Squares of the differences, weighed as the eye weighs red, green and blue. */
    private static int distance(int a, int b) {
        int red = (a >> 16 & 0xFF) - (b >> 16 & 0xFF);
        int green = (a >> 8 & 0xFF) - (b >> 8 & 0xFF);
        int blue = (a & 0xFF) - (b & 0xFF);
        return 3 * red * red + 6 * green * green + 2 * blue * blue;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Colour colour && colour.code == code;
    }

    @Override
    public int hashCode() {
        return code * 0x9E3779B1;
    }

    @Override
    public String toString() {
        return isDefault() ? "default" : isPalette() ? "palette " + index() : String.format("#%06x", code & 0xFFFFFF);
    }
}
