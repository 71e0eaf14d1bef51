package dev.parley.client.terminal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Bytes from a terminal made into {@link Key}s, however the bytes are cut.
 *
 * <p>UTF-8 outside of control sequences is text; what is not UTF-8 is U+FFFD. A control sequence that is known is a key; one that is not
 * (a reply nobody waits for, a key of tomorrow) is swallowed whole, and never typed. ESC and a character is that character with Alt.
 *
 * <p>An ESC that nothing follows is the key Esc. That cannot be seen from the bytes, so it takes time: it is held for {@link #HOLD_NANOS},
 * and whoever feeds the decoder calls {@link #expire} at its {@link #deadline}. The decoder itself asks for no time and never waits.
 *
 * <p>Bounds: a paste keeps its first {@link #MOST_PASTED} bytes and says that it was cut; a sequence keeps {@value #MOST_PARAMETERS} bytes of
 * parameters, and the rest goes by. A sequence that stops for {@link #ABANDON_NANOS} is given up, so that a broken one does not eat what is
 * typed after it; a paste, for {@link #PASTE_ABANDON_NANOS}.
 *
 * <p>One thread at a time. Times are of {@link System#nanoTime}.
 */
public final class KeyDecoder {

    /** How long a lone ESC is held: longer than a line may part a sequence, shorter than a person notices. */
    public static final long HOLD_NANOS = 40_000_000L;

    /** How long the rest of a sequence may take. */
    public static final long ABANDON_NANOS = 1_000_000_000L;

    /** How long a paste may pause. */
    public static final long PASTE_ABANDON_NANOS = 10_000_000_000L;

    /** Bytes of a paste that are kept. */
    public static final int MOST_PASTED = 1 << 20;

    /** {@link #deadline} when there is none. */
    public static final long NEVER = Long.MAX_VALUE;

    private static final int MOST_PARAMETERS = 64;
    private static final int ESC = 0x1B;
    private static final int BEL = 0x07;
    private static final int CAN = 0x18;
    private static final int SUB = 0x1A;
    private static final byte[] PASTE_END = "\u001b[201~".getBytes(StandardCharsets.US_ASCII);

    private enum State {
        /** Text. */
        GROUND,
        /** After ESC. */
        ESCAPE,
        /** After ESC [: parameters until a last byte. */
        CSI,
        /** After ESC O. */
        SS3,
        /** After CSI [: one more byte. */
        LINUX_CONSOLE,
        /** After CSI M: the three bytes of a mouse report of old. */
        OLD_MOUSE,
        /** OSC, DCS and their like: until BEL or ESC \. */
        STRING,
        /** A string's ESC, which ought to be followed by \. */
        STRING_ESCAPE,
        /** Between CSI 200 ~ and CSI 201 ~. */
        PASTE
    }

    private final Consumer<Key.Background> background;
    private final Utf8 utf8 = new Utf8();
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder parameters = new StringBuilder();
    private ByteArrayOutputStream pasted = new ByteArrayOutputStream();
    private State state = State.GROUND;

    /** The byte after ESC that opened the sequence under way: what Alt was held with, if nothing follows. */
    private int introducer;

    /** Whether a sequence holds nothing yet but its introducer. */
    private boolean bare;

    /** Whether a second ESC stood before the one under way. */
    private boolean doubled;

    /** Whether the character under way followed an ESC. */
    private boolean alt;

    private boolean pasteWasCut;
    private int matched;
    private int skip;
    private long deadline = NEVER;

    public KeyDecoder() {
        this(answer -> {});
    }

    /** The answer to the question for the background is no key, and goes elsewhere. */
    KeyDecoder(Consumer<Key.Background> background) {
        this.background = background;
    }

    /** Takes some bytes that came at {@code now}; hands on what they complete, in order, before it returns. */
    public void feed(byte[] bytes, int offset, int length, long now, Consumer<Key> keys) {
        for (int i = offset; i < offset + length; i++) {
            take(bytes[i], keys);
        }
        flushText(keys);
        deadline = deadlineFrom(now);
    }

    /** When {@link #expire} has to be called if no byte comes before; {@link #NEVER} if it need not. */
    public long deadline() {
        return deadline;
    }

    /** Gives up waiting for what was due by {@code now}: a held ESC becomes the key. */
    public void expire(long now, Consumer<Key> keys) {
        if (deadline == NEVER || now - deadline < 0) {
            return;
        }
        deadline = NEVER;
        boolean held = state == State.ESCAPE || (bare && state != State.GROUND && state != State.PASTE);
        if (state == State.ESCAPE) {
            escapes(doubled ? 2 : 1, keys);
        } else if (held) {
            escapes(doubled ? 1 : 0, keys);
            keys.accept(new Key.Chord(introducer, false, true));
        } else if (state == State.PASTE) {
            pasteWasCut = true;
            endPaste(keys);
        }
        toGround();
    }

    private long deadlineFrom(long now) {
        return switch (state) {
            case GROUND -> NEVER;
            case ESCAPE -> now + HOLD_NANOS;
            case PASTE -> now + PASTE_ABANDON_NANOS;
            default -> now + (bare ? HOLD_NANOS : ABANDON_NANOS);
        };
    }

    private void take(byte raw, Consumer<Key> keys) {
        switch (state) {
            case GROUND -> ground(raw, keys);
            case ESCAPE -> escape(raw, keys);
            case CSI -> csi(raw, keys);
            case SS3 -> ss3(raw, keys);
            case LINUX_CONSOLE -> {
                emit(ControlSequences.linuxConsole((char) (raw & 0xFF)), keys);
                toGround();
            }
            case OLD_MOUSE -> {
                skip--;
                if (skip == 0) {
                    toGround();
                }
            }
            case STRING -> string(raw);
            case STRING_ESCAPE -> stringEscape(raw, keys);
            case PASTE -> paste(raw, keys);
        }
    }

    private void ground(byte raw, Consumer<Key> keys) {
        int codePoint = utf8.next(raw);
        if (codePoint == Utf8.MORE) {
            return;
        }
        if (codePoint == Utf8.BROKEN_BEFORE) {
            character(Utf8.REPLACEMENT, keys);
            ground(raw, keys);
            return;
        }
        character(codePoint, keys);
    }

    private void character(int codePoint, Consumer<Key> keys) {
        boolean withAlt = alt;
        alt = false;
        if (codePoint == ESC && !withAlt) {
            state = State.ESCAPE;
            doubled = false;
        } else if (codePoint < 0x20 || codePoint == 0x7F) {
            emit(ControlSequences.control(codePoint, withAlt), keys);
        } else if (codePoint >= 0x80 && codePoint < 0xA0) {
            return; // C1 controls as characters: no keyboard types them
        } else if (withAlt) {
            emit(new Key.Chord(codePoint, false, true), keys);
        } else {
            text.appendCodePoint(codePoint);
        }
    }

    private void escape(byte raw, Consumer<Key> keys) {
        int value = raw & 0xFF;
        switch (value) {
            case '[' -> open(State.CSI, value);
            case 'O' -> open(State.SS3, value);
            case ']', 'P', 'X', '^', '_' -> open(State.STRING, value);
            case ESC -> {
                if (doubled) {
                    escapes(1, keys);
                }
                doubled = true;
            }
            default -> {
                escapes(doubled ? 1 : 0, keys);
                toGround();
                alt = true;
                ground(raw, keys);
            }
        }
    }

    private void open(State sequence, int introducedBy) {
        state = sequence;
        introducer = introducedBy;
        bare = true;
        parameters.setLength(0);
    }

    private void csi(byte raw, Consumer<Key> keys) {
        int value = raw & 0xFF;
        boolean first = bare;
        bare = false;
        if (first && value == '[') {
            state = State.LINUX_CONSOLE;
        } else if (first && value == 'M') {
            state = State.OLD_MOUSE;
            skip = 3;
        } else if (value == '$' && isOneNumber()) {
            endCsi('$', keys); // rxvt's Shift; to all others an intermediate byte
        } else if (value >= 0x20 && value <= 0x3F) {
            if (parameters.length() < MOST_PARAMETERS) {
                parameters.append((char) value);
            }
        } else if (value >= 0x40 && value <= 0x7E) {
            endCsi((char) value, keys);
        } else {
            brokenOff(raw, keys);
        }
    }

    private boolean isOneNumber() {
        return !parameters.isEmpty() && parameters.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private void endCsi(char last, Consumer<Key> keys) {
        String all = parameters.toString();
        boolean withAlt = doubled;
        toGround();
        if (last == '~' && all.equals("200")) {
            state = State.PASTE;
            matched = 0;
            pasteWasCut = false;
            return;
        }
        boolean whole = all.length() < MOST_PARAMETERS;
        emit(whole ? ControlSequences.csi(all, last, withAlt) : null, keys);
    }

    private void ss3(byte raw, Consumer<Key> keys) {
        int value = raw & 0xFF;
        bare = false;
        if ((value >= '0' && value <= '9') && parameters.length() < 4) {
            parameters.append((char) value);
        } else if (value >= 0x40 && value <= 0x7E) {
            Key key = ControlSequences.ss3(parameters.toString(), (char) value, doubled);
            toGround();
            emit(key, keys);
        } else {
            brokenOff(raw, keys);
        }
    }

    private void string(byte raw) {
        int value = raw & 0xFF;
        bare = false;
        if (value == BEL) {
            endString();
        } else if (value == CAN || value == SUB) {
            toGround();
        } else if (value == ESC) {
            state = State.STRING_ESCAPE;
        } else if (parameters.length() < MOST_PARAMETERS) {
            parameters.append((char) value);
        }
    }

    /** Of all strings a terminal may send, one is of use: the answer to the question for its background. */
    private void endString() {
        boolean whole = introducer == ']' && parameters.length() < MOST_PARAMETERS;
        Key.Background answer = whole ? Background.of(parameters.toString()) : null;
        toGround();
        if (answer != null) {
            background.accept(answer);
        }
    }

    private void stringEscape(byte raw, Consumer<Key> keys) {
        if (raw == '\\') {
            endString();
        } else {
            // The string was broken off by another sequence.
            toGround();
            state = State.ESCAPE;
            escape(raw, keys);
        }
    }

    /** A byte that no sequence may hold: the sequence is nothing, and the byte is what it is. */
    private void brokenOff(byte raw, Consumer<Key> keys) {
        toGround();
        int value = raw & 0xFF;
        if (value != CAN && value != SUB) {
            ground(raw, keys);
        }
    }

    private void paste(byte raw, Consumer<Key> keys) {
        if (raw == PASTE_END[matched]) {
            matched++;
            if (matched == PASTE_END.length) {
                endPaste(keys);
                toGround();
            }
            return;
        }
        for (int i = 0; i < matched; i++) {
            keep(PASTE_END[i]);
        }
        matched = 0;
        if (raw == PASTE_END[0]) {
            matched = 1;
        } else {
            keep(raw);
        }
    }

    private void keep(byte raw) {
        if (pasted.size() < MOST_PASTED) {
            pasted.write(raw);
        } else {
            pasteWasCut = true;
        }
    }

    private void endPaste(Consumer<Key> keys) {
        String whole = pasted.toString(StandardCharsets.UTF_8);
        pasted = new ByteArrayOutputStream();
        emit(new Key.Paste(whole.replace("\r\n", "\n").replace('\r', '\n'), pasteWasCut), keys);
    }

    private void toGround() {
        state = State.GROUND;
        bare = false;
        doubled = false;
        utf8.reset();
    }

    private void escapes(int count, Consumer<Key> keys) {
        for (int i = 0; i < count; i++) {
            emit(Key.of(Key.Name.ESC), keys);
        }
    }

    private void emit(@Nullable Key key, Consumer<Key> keys) {
        if (key instanceof Key.Text typed) {
            text.append(typed.text());
        } else if (key != null) {
            flushText(keys);
            keys.accept(key);
        }
    }

    private void flushText(Consumer<Key> keys) {
        if (!text.isEmpty()) {
            keys.accept(new Key.Text(text.toString()));
            text.setLength(0);
        }
    }
}
