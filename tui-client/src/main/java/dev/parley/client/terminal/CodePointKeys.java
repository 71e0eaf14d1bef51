package dev.parley.client.terminal;

import org.jspecify.annotations.Nullable;

/**
 * Keys that a terminal names by their code point: {@code CSI code ; modifiers ; text u} of kitty's keyboard protocol and of xterm, and
 * xterm's {@code CSI 27 ; modifiers ; code ~}. Pure.
 */
final class CodePointKeys {

    private static final int SHIFT = 1;
    private static final int ALT = 2;
    private static final int CTRL = 4;
    private static final int SUPER = 8;
    private static final int HYPER = 16;
    private static final int META = 32;
    private static final int CAPS_LOCK = 64;

    private static final int KEYPAD_0 = 57399;
    private static final int KEYPAD_9 = 57408;
    private static final int MOST_TEXT = 16;

    private CodePointKeys() {}

    /**
     * The key of {@code CSI parameters u}; null for keys that mean nothing here: a lone Shift, media keys, the desktop's own.
     *
     * @param parameters {@code code:shifted:base ; modifiers:event ; text}, all but the first may be absent
     */
    static @Nullable Key kitty(CsiParameters parameters, int modifiers) {
        if ((modifiers & (SUPER | HYPER)) != 0) {
            return null;
        }
        boolean ctrl = (modifiers & CTRL) != 0;
        boolean alt = (modifiers & (ALT | META)) != 0;
        if (!ctrl && !alt) {
            String text = text(parameters);
            if (!text.isEmpty()) {
                return new Key.Text(text);
            }
        }
        int code = parameters.part(0, 0, 0);
        int shifted = parameters.part(0, 1, 0);
        int base = parameters.part(0, 2, 0);
        if ((ctrl || alt) && code > 0x7F && isCharacter(base)) {
            // The key of a Cyrillic or Greek keyboard that bears this Latin letter: Ctrl-K is where it always is.
            return key(base, modifiers);
        }
        boolean wantsShifted = (modifiers & SHIFT) != 0 && !ctrl && isCharacter(shifted);
        return wantsShifted ? key(shifted, modifiers & ~(SHIFT | CAPS_LOCK)) : key(code, modifiers);
    }

    /** The text that kitty says a key made, of an input method too; empty if it says none. */
    private static String text(CsiParameters parameters) {
        StringBuilder text = new StringBuilder();
        for (int part = 0; part < MOST_TEXT; part++) {
            int codePoint = parameters.part(2, part, 0);
            if (isCharacter(codePoint)) {
                text.appendCodePoint(codePoint);
            }
        }
        return text.toString();
    }

    /** The key of a code point and what was held with it. */
    static @Nullable Key key(int codePoint, int modifiers) {
        return switch (codePoint) {
            case 9 ->
                (modifiers & SHIFT) != 0 ? named(Key.Name.BACKTAB, modifiers & ~SHIFT) : named(Key.Name.TAB, modifiers);
            case 13 -> named(Key.Name.ENTER, modifiers);
            // With Shift they do what they always do: no terminal without such a protocol can tell.
            case 27 -> named(Key.Name.ESC, modifiers & ~SHIFT);
            case 8, 127 -> named(Key.Name.BACKSPACE, modifiers & ~SHIFT);
            default -> isCharacter(codePoint) ? character(codePoint, modifiers) : keypad(codePoint, modifiers);
        };
    }

    /** Private use is where kitty puts keys without a character of their own: a lone Shift, the keypad, media keys. */
    private static boolean isCharacter(int codePoint) {
        return Character.isValidCodePoint(codePoint)
                && codePoint >= 0x20
                && !(codePoint >= 0x7F && codePoint < 0xA0)
                && Character.getType(codePoint) != Character.PRIVATE_USE
                && Character.getType(codePoint) != Character.SURROGATE;
    }

    private static Key character(int codePoint, int modifiers) {
        boolean ctrl = (modifiers & CTRL) != 0;
        boolean alt = (modifiers & (ALT | SUPER | META)) != 0;
        boolean shift = (modifiers & SHIFT) != 0;
        boolean caps = (modifiers & CAPS_LOCK) != 0 && Character.isLetter(codePoint);
        int cased = shift != caps && !ctrl ? Character.toUpperCase(codePoint) : codePoint;
        return ctrl || alt ? new Key.Chord(cased, ctrl, alt) : new Key.Text(Character.toString(cased));
    }

    private static @Nullable Key keypad(int code, int modifiers) {
        if (code >= KEYPAD_0 && code <= KEYPAD_9) {
            return character('0' + code - KEYPAD_0, modifiers & ~SHIFT);
        }
        return switch (code) {
            case 57409 -> character('.', modifiers & ~SHIFT);
            case 57410 -> character('/', modifiers & ~SHIFT);
            case 57411 -> character('*', modifiers & ~SHIFT);
            case 57412 -> character('-', modifiers & ~SHIFT);
            case 57413 -> character('+', modifiers & ~SHIFT);
            case 57414 -> named(Key.Name.ENTER, modifiers);
            case 57415 -> character('=', modifiers & ~SHIFT);
            case 57416 -> character(',', modifiers & ~SHIFT);
            case 57417 -> named(Key.Name.LEFT, modifiers);
            case 57418 -> named(Key.Name.RIGHT, modifiers);
            case 57419 -> named(Key.Name.UP, modifiers);
            case 57420 -> named(Key.Name.DOWN, modifiers);
            case 57421 -> named(Key.Name.PAGE_UP, modifiers);
            case 57422 -> named(Key.Name.PAGE_DOWN, modifiers);
            case 57423 -> named(Key.Name.HOME, modifiers);
            case 57424 -> named(Key.Name.END, modifiers);
            case 57425 -> named(Key.Name.INSERT, modifiers);
            case 57426 -> named(Key.Name.DELETE, modifiers);
            default -> null;
        };
    }

    private static Key named(Key.Name name, int modifiers) {
        return new Key.Named(name, (modifiers & CTRL) != 0, (modifiers & (ALT | META)) != 0, (modifiers & SHIFT) != 0);
    }
}
