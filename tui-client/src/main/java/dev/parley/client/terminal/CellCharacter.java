package dev.parley.client.terminal;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.TextColor;
import dev.parley.client.grid.Cell;
import dev.parley.client.grid.Colour;
import dev.parley.client.grid.Style;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;

/**
 * A grid's cell in Lanterna's terms: a whole grapheme where Lanterna's own character holds what its break iterator takes for one.
 *
 * <p>It never says that it is of double width, for then Lanterna would blank its neighbours as it sees fit; the grid has done that. Made
 * through {@link Shared}, since making one runs a break iterator. Immutable; any thread.
 */
final class CellCharacter extends TextCharacter {

    private static final long serialVersionUID = 1;

    private final transient Cell cell;

    @SuppressWarnings("deprecation") // the factories that replaced it cut a grapheme in pieces
    private CellCharacter(Cell cell) {
        super(' ', colour(cell.style().foreground()), colour(cell.style().background()), attributes(cell.style()));
        this.cell = cell;
    }

    Cell cell() {
        return cell;
    }

    /** The grapheme; of a continuation, nothing. */
    @Override
    public String getCharacterString() {
        return cell.grapheme();
    }

    @Override
    public boolean isDoubleWidth() {
        return false;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CellCharacter character && character.cell.equals(cell);
    }

    @Override
    public int hashCode() {
        return cell.hashCode();
    }

    @Override
    public String toString() {
        return cell.toString();
    }

    static TextColor colour(Colour colour) {
        if (colour.isDefault()) {
            return TextColor.ANSI.DEFAULT;
        }
        int rgb = colour.rgb();
        return colour.isPalette()
                ? new TextColor.Indexed(colour.index())
                : new TextColor.RGB(rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF);
    }

    /** Lanterna has no word for dim. */
    static EnumSet<SGR> attributes(Style style) {
        EnumSet<SGR> attributes = EnumSet.noneOf(SGR.class);
        if (style.isBold()) {
            attributes.add(SGR.BOLD);
        }
        if (style.isItalic()) {
            attributes.add(SGR.ITALIC);
        }
        if (style.isUnderline()) {
            attributes.add(SGR.UNDERLINE);
        }
        if (style.isReverse()) {
            attributes.add(SGR.REVERSE);
        }
        return attributes;
    }

    /** The characters made so far, so that each is made once; forgotten together when they are many. One thread. */
    static final class Shared {
        private static final int MOST = 8192;

        private final Map<Cell, CellCharacter> made = new HashMap<>();

        CellCharacter of(Cell cell) {
            CellCharacter character = made.get(cell);
            if (character == null) {
                if (made.size() >= MOST) {
                    made.clear();
                }
                character = new CellCharacter(cell);
                made.put(cell, character);
            }
            return character;
        }
    }
}
