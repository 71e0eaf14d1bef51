package dev.parley.client.grid;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a cell looks: two colours and any of bold, dim, italic, underline and reverse; and where it leads, if it is a link's.
 *
 * <p>Each method returns a style that differs in one thing: {@code Style.PLAIN.foreground(Colour.RED).bold()}. Immutable; any thread.
 */
public final class Style {

    private static final int BOLD = 1;
    private static final int DIM = 2;
    private static final int ITALIC = 4;
    private static final int UNDERLINE = 8;
    private static final int REVERSE = 16;

    /** The terminal's own colours, and nothing more. */
    public static final Style PLAIN = new Style(Colour.DEFAULT, Colour.DEFAULT, 0, 0, null);

    private final Colour foreground;
    private final Colour background;
    private final int attributes;
    private final int role;
    private final @Nullable Link link;
    private final int hash;

    private Style(Colour foreground, Colour background, int attributes, int role, @Nullable Link link) {
        this.foreground = foreground;
        this.background = background;
        this.attributes = attributes;
        this.role = role;
        this.link = link;
        int mixed = (foreground.hashCode() * 31 + background.hashCode()) * 31 + attributes + role * 1021;
        mixed = link == null ? mixed : mixed * 31 + link.hashCode();
        this.hash = mixed ^ mixed >>> 15;
    }

    /** Plain but for the colour it writes in. */
    public static Style of(Colour foreground) {
        return PLAIN.foreground(foreground);
    }

    public static Style of(Colour foreground, Colour background) {
        return new Style(foreground, background, 0, 0, null);
    }

    public Style foreground(Colour colour) {
        return colour.equals(foreground) ? this : new Style(colour, background, attributes, 0, link);
    }

    public Style background(Colour colour) {
        return colour.equals(background) ? this : new Style(foreground, colour, attributes, 0, link);
    }

    /** The same, drawn as what a theme may give another look: a number of the theme's, 0 for nothing. Another colour takes it away. */
    public Style role(int now) {
        return now == role ? this : new Style(foreground, background, attributes, now, link);
    }

    /** What it is to a theme; 0 if nothing. */
    public int role() {
        return role;
    }

    /** The same, leading somewhere; null for nowhere. */
    public Style link(@Nullable Link now) {
        return Objects.equals(now, link) ? this : new Style(foreground, background, attributes, role, now);
    }

    /** Where it leads; null for nowhere. */
    public @Nullable Link link() {
        return link;
    }

    public Style bold() {
        return with(BOLD);
    }

    public Style dim() {
        return with(DIM);
    }

    public Style italic() {
        return with(ITALIC);
    }

    public Style underline() {
        return with(UNDERLINE);
    }

    public Style reverse() {
        return with(REVERSE);
    }

    /** This with all that {@code over} says on top: its attributes, and its colours where they are not the default. */
    public Style plus(Style over) {
        return new Style(
                over.foreground.isDefault() ? foreground : over.foreground,
                over.background.isDefault() ? background : over.background,
                attributes | over.attributes,
                over.role == 0 ? role : over.role,
                over.link == null ? link : over.link);
    }

    public Colour foreground() {
        return foreground;
    }

    public Colour background() {
        return background;
    }

    public boolean isBold() {
        return has(BOLD);
    }

    public boolean isDim() {
        return has(DIM);
    }

    public boolean isItalic() {
        return has(ITALIC);
    }

    public boolean isUnderline() {
        return has(UNDERLINE);
    }

    public boolean isReverse() {
        return has(REVERSE);
    }

    private boolean has(int attribute) {
        return (attributes & attribute) != 0;
    }

    private Style with(int attribute) {
        return has(attribute) ? this : new Style(foreground, background, attributes | attribute, role, link);
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof Style style
                        && style.attributes == attributes
                        && style.role == role
                        && style.foreground.equals(foreground)
                        && style.background.equals(background)
                        && Objects.equals(style.link, link));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        StringBuilder words = new StringBuilder();
        words.append(foreground).append(" on ").append(background);
        if (isBold()) {
            words.append(", bold");
        }
        if (isDim()) {
            words.append(", dim");
        }
        if (isItalic()) {
            words.append(", italic");
        }
        if (isUnderline()) {
            words.append(", underline");
        }
        if (isReverse()) {
            words.append(", reverse");
        }
        if (link != null) {
            words.append(", to ").append(link.uri());
        }
        return words.toString();
    }
}
