package dev.parley.client.terminal;

import org.jspecify.annotations.Nullable;

/**
 * What the control sequences of terminals mean: xterm's, VTE's and kitty's, the Linux console's, rxvt's, and those of tmux and screen, which
 * pass them on. Pure; any thread.
 */
final class ControlSequences {

    private static final int SHIFT = 1;
    private static final int ALT = 2;
    private static final int CTRL = 4;
    private static final int META = 8;

    /** What kitty's protocol says of a key beside its modifiers: pressed, repeated, let go. */
    private static final int PRESSED = 1;

    private static final int RELEASED = 3;

    private ControlSequences() {}

    /**
     * The key of {@code CSI parameters last}, or null if it is none that is known.
     *
     * @param alt whether another ESC stood before it, as rxvt says Alt
     */
    static @Nullable Key csi(String parameters, char last, boolean alt) {
        if (parameters.startsWith("<")) {
            return last == 'M' || last == 'm' ? mouse(parameters.substring(1), last == 'm') : null;
        }
        if (!parameters.isEmpty() && !CsiParameters.isDigit(parameters.charAt(0)) && parameters.charAt(0) != ';') {
            return null;
        }
        CsiParameters numbers = new CsiParameters(parameters);
        if (numbers.part(1, 1, PRESSED) == RELEASED) {
            return null; // kitty's protocol tells when a key is let go as well
        }
        int first = numbers.number(0, 1);
        int modifiers = modifierBits(numbers.number(1, 1)) | (alt ? ALT : 0);
        return switch (last) {
            case '~' -> tilde(numbers, first, modifiers);
            case '^' -> named(tildeName(first), modifiers | CTRL);
            case '$' -> named(tildeName(first), modifiers | SHIFT);
            case '@' -> named(tildeName(first), modifiers | CTRL | SHIFT);
            case 'u' -> CodePointKeys.kitty(numbers, modifiers);
            case 'Z' -> named(Key.Name.BACKTAB, modifiers & ~SHIFT);
            case 'I' -> parameters.isEmpty() ? new Key.Focus(true) : null;
            case 'O' -> parameters.isEmpty() ? new Key.Focus(false) : null;
            case 'a', 'b', 'c', 'd' -> named(letterName(Character.toUpperCase(last)), modifiers | SHIFT);
            // A cursor's position is reported with an R too; a key's first parameter is always 1.
            case 'R' -> first == 1 ? named(Key.Name.F3, modifiers) : null;
            default -> first == 1 ? named(letterName(last), modifiers) : null;
        };
    }

    /** The key of {@code SS3 parameters last} ({@code ESC O …}), or null. */
    static @Nullable Key ss3(String parameters, char last, boolean alt) {
        int modifiers =
                (parameters.isEmpty() ? 0 : modifierBits(new CsiParameters(parameters).number(0, 1))) | (alt ? ALT : 0);
        if (last >= 'a' && last <= 'd') {
            return named(letterName(Character.toUpperCase(last)), modifiers | CTRL);
        }
        if (last == 'M') {
            return named(Key.Name.ENTER, modifiers);
        }
        if (last == 'X') {
            return new Key.Text("=");
        }
        if (last >= 'j' && last <= 'y') {
            return new Key.Text(String.valueOf((char) (last - 'j' + '*')));
        }
        return named(letterName(last), modifiers);
    }

    /** The Linux console's F1 to F5: {@code CSI [ A} to {@code CSI [ E}. */
    static @Nullable Key linuxConsole(char last) {
        return last >= 'A' && last <= 'E' ? named(tildeName(11 + last - 'A'), 0) : null;
    }

    /** The key of a control character, alone or after ESC. */
    static Key control(int character, boolean alt) {
        return switch (character) {
            case '\r' -> named(Key.Name.ENTER, alt);
            case '\t' -> named(Key.Name.TAB, alt);
            case '\b', 0x7F -> named(Key.Name.BACKSPACE, alt);
            case 0x1B -> named(Key.Name.ESC, alt);
            case 0 -> new Key.Chord(' ', true, alt);
            default -> new Key.Chord(character < 0x1B ? character + 'a' - 1 : character + '@', true, alt);
        };
    }

    private static Key.Named named(Key.Name name, boolean alt) {
        return new Key.Named(name, false, alt, false);
    }

    private static @Nullable Key tilde(CsiParameters numbers, int first, int modifiers) {
        return first == 27 ? CodePointKeys.key(numbers.number(2, 0), modifiers) : named(tildeName(first), modifiers);
    }

    private static @Nullable Key named(Key.@Nullable Name name, int modifiers) {
        if (name == null) {
            return null;
        }
        return new Key.Named(name, (modifiers & CTRL) != 0, (modifiers & (ALT | META)) != 0, (modifiers & SHIFT) != 0);
    }

    private static Key.@Nullable Name tildeName(int code) {
        return switch (code) {
            case 1, 7 -> Key.Name.HOME;
            case 2 -> Key.Name.INSERT;
            case 3 -> Key.Name.DELETE;
            case 4, 8 -> Key.Name.END;
            case 5 -> Key.Name.PAGE_UP;
            case 6 -> Key.Name.PAGE_DOWN;
            case 11 -> Key.Name.F1;
            case 12 -> Key.Name.F2;
            case 13 -> Key.Name.F3;
            case 14 -> Key.Name.F4;
            case 15 -> Key.Name.F5;
            case 17 -> Key.Name.F6;
            case 18 -> Key.Name.F7;
            case 19 -> Key.Name.F8;
            case 20 -> Key.Name.F9;
            case 21 -> Key.Name.F10;
            case 23 -> Key.Name.F11;
            case 24 -> Key.Name.F12;
            default -> null;
        };
    }

    private static Key.@Nullable Name letterName(char letter) {
        return switch (letter) {
            case 'A' -> Key.Name.UP;
            case 'B' -> Key.Name.DOWN;
            case 'C' -> Key.Name.RIGHT;
            case 'D' -> Key.Name.LEFT;
            case 'H' -> Key.Name.HOME;
            case 'F' -> Key.Name.END;
            case 'P' -> Key.Name.F1;
            case 'Q' -> Key.Name.F2;
            case 'R' -> Key.Name.F3;
            case 'S' -> Key.Name.F4;
            default -> null;
        };
    }

    private static @Nullable Key mouse(String parameters, boolean released) {
        CsiParameters numbers = new CsiParameters(parameters);
        int code = numbers.number(0, -1);
        int column = numbers.number(1, 0) - 1;
        int row = numbers.number(2, 0) - 1;
        // From 128 on they are buttons at the side: back and forward.
        if (code < 0 || code >= 128 || column < 0 || row < 0) {
            return null;
        }
        int low = code & 3;
        Key.Mouse.Action action;
        if ((code & 64) != 0) {
            if (low > 1 || released) {
                return null;
            }
            action = low == 0 ? Key.Mouse.Action.WHEEL_UP : Key.Mouse.Action.WHEEL_DOWN;
        } else if ((code & 32) != 0) {
            action = low == 3 ? Key.Mouse.Action.MOVE : Key.Mouse.Action.DRAG;
        } else {
            action = released ? Key.Mouse.Action.RELEASE : Key.Mouse.Action.PRESS;
        }
        boolean wheel = (code & 64) != 0;
        int button = wheel || low == 3 ? 0 : low + 1;
        return new Key.Mouse(action, button, column, row, (code & 16) != 0, (code & 8) != 0, (code & 4) != 0);
    }

    private static int modifierBits(int parameter) {
        return Math.max(0, parameter - 1);
    }
}
