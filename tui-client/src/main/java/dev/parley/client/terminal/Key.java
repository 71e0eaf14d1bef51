package dev.parley.client.terminal;

import java.util.Locale;

/**
 * What comes from the terminal: typed text, keys, a paste, the mouse, a new size, its end. Immutable; made on the reader's thread, handed
 * to the UI's.
 *
 * <p>{@link Named} and {@link Chord} print as a person writes them ({@code Alt-Left}, {@code Ctrl-K}, {@code F7}), and {@link #of(String)}
 * reads that back: the words of the table of key bindings.
 */
public sealed interface Key {

    /** Printable text as it was typed, one or more code points, without controls. Fast typing may come several characters at a time. */
    record Text(String text) implements Key {}

    /** A key that has a name, and what was held with it. */
    record Named(Name name, boolean ctrl, boolean alt, boolean shift) implements Key {

        // Keys are looked up in maps at the start, and what a record has by itself takes the JVM milliseconds to make
        // there.
        @Override
        public boolean equals(Object other) {
            return other instanceof Named named
                    && named.name == name
                    && named.ctrl == ctrl
                    && named.alt == alt
                    && named.shift == shift;
        }

        @Override
        public int hashCode() {
            return name.hashCode() * 8 + (ctrl ? 4 : 0) + (alt ? 2 : 0) + (shift ? 1 : 0);
        }

        @Override
        public String toString() {
            return prefix(ctrl, alt, shift) + name.label;
        }
    }

    /** A letter with Ctrl, Alt or both; the letter as it is without Ctrl: {@code Ctrl-K} holds {@code 'k'}, {@code Alt-A} holds {@code 'A'}. */
    record Chord(int codePoint, boolean ctrl, boolean alt) implements Key {

        @Override
        public boolean equals(Object other) {
            return other instanceof Chord chord
                    && chord.codePoint == codePoint
                    && chord.ctrl == ctrl
                    && chord.alt == alt;
        }

        @Override
        public int hashCode() {
            return codePoint * 4 + (ctrl ? 2 : 0) + (alt ? 1 : 0);
        }

        @Override
        public String toString() {
            int shown = ctrl ? Character.toUpperCase(codePoint) : codePoint;
            return prefix(ctrl, alt, false) + (codePoint == ' ' ? "Space" : Character.toString(shown));
        }
    }

    /** The terminal's background, {@code 0xRRGGBB}: its answer to a question of ours, and no key at all. */
    record Background(int rgb) implements Key {}

    /**
     * A paste, whole, line breaks as LF, other controls as they came: whoever puts it in a line cleans it.
     *
     * @param cut whether it was longer than {@link KeyDecoder#MOST_PASTED} bytes, so that its end is missing
     */
    record Paste(String text, boolean cut) implements Key {}

    /** Somebody asks this process to stop for a while (SIGTSTP). */
    record Stop() implements Key {}

    /** The mouse, in columns and rows from 0. {@code button} is 1 to 3 from the left; 0 if none is meant. */
    record Mouse(Action action, int button, int column, int row, boolean ctrl, boolean alt, boolean shift)
            implements Key {
        /** What it did. */
        public enum Action {
            PRESS,
            RELEASE,
            DRAG,
            MOVE,
            WHEEL_UP,
            WHEEL_DOWN
        }
    }

    /** The terminal has this size now, or it has lost what it showed (after Ctrl-Z) and waits to be drawn whole. */
    record Resize(int columns, int rows) implements Key {}

    /** The terminal's window was given the keyboard, or lost it. Only terminals that can tell do. */
    record Focus(boolean gained) implements Key {}

    /** The end of input: hung up or closed. Nothing comes after it. */
    record Closed() implements Key {}

    /** Keys that have names, with the names people use. */
    enum Name {
        ENTER("Enter"),
        TAB("Tab"),
        BACKTAB("Shift-Tab"),
        BACKSPACE("Backspace"),
        ESC("Esc"),
        UP("Up"),
        DOWN("Down"),
        LEFT("Left"),
        RIGHT("Right"),
        HOME("Home"),
        END("End"),
        PAGE_UP("PgUp"),
        PAGE_DOWN("PgDn"),
        INSERT("Insert"),
        DELETE("Delete"),
        F1("F1"),
        F2("F2"),
        F3("F3"),
        F4("F4"),
        F5("F5"),
        F6("F6"),
        F7("F7"),
        F8("F8"),
        F9("F9"),
        F10("F10"),
        F11("F11"),
        F12("F12");

        private final String label;

        Name(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** A named key alone. */
    static Named of(Name name) {
        return new Named(name, false, false, false);
    }

    static Named alt(Name name) {
        return new Named(name, false, true, false);
    }

    static Named ctrl(Name name) {
        return new Named(name, true, false, false);
    }

    static Named shift(Name name) {
        return new Named(name, false, false, true);
    }

    /** Ctrl with a letter, as on the keyboard: {@code ctrl('k')}. */
    static Chord ctrl(char letter) {
        return new Chord(Character.toLowerCase(letter), true, false);
    }

    /** Alt with a letter; its case matters. */
    static Chord alt(char letter) {
        return new Chord(letter, false, true);
    }

    /**
     * The key of a name such as {@code Ctrl-K}, {@code Alt-Left}, {@code Shift-Tab}, {@code F7}, {@code Alt-1} or {@code Ctrl-Space}.
     *
     * @throws IllegalArgumentException if there is no such key, with a sentence for the person who wrote it
     */
    static Key of(String label) {
        String rest = label;
        boolean ctrl = false;
        boolean alt = false;
        boolean shift = false;
        while (true) {
            for (Name name : Name.values()) {
                if (name.label.equalsIgnoreCase(rest)) {
                    return new Named(name, ctrl, alt, shift);
                }
            }
            int dash = rest.indexOf('-');
            String prefix = dash <= 0 ? "" : rest.substring(0, dash).toLowerCase(Locale.ROOT);
            boolean more = true;
            switch (prefix) {
                case "ctrl" -> ctrl = true;
                case "alt" -> alt = true;
                case "shift" -> shift = true;
                default -> more = false;
            }
            if (!more) {
                break;
            }
            rest = rest.substring(dash + 1);
        }
        String letter = rest.equalsIgnoreCase("Space") ? " " : rest;
        if (letter.isEmpty() || letter.codePointCount(0, letter.length()) != 1 || shift || !(ctrl || alt)) {
            throw new IllegalArgumentException(
                    "There is no key '" + label + "'. Keys are written like Ctrl-K, Alt-Left, Shift-Tab, F7 or Alt-1.");
        }
        int codePoint = letter.codePointAt(0);
        return new Chord(ctrl ? Character.toLowerCase(codePoint) : codePoint, ctrl, alt);
    }

    private static String prefix(boolean ctrl, boolean alt, boolean shift) {
        return (ctrl ? "Ctrl-" : "") + (alt ? "Alt-" : "") + (shift ? "Shift-" : "");
    }
}
