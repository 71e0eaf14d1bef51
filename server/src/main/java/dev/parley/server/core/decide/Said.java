package dev.parley.server.core.decide;

import dev.parley.protocol.ErrorCode;
import dev.parley.server.core.Policy;
import dev.parley.text.TextRules;
import org.jspecify.annotations.Nullable;

/** The rules for what people write, and how it is quoted back to them. */
final class Said {

    private static final int QUOTED = 64;

    private Said() {}

    static void checkMessage(String text, int maxText) {
        refuse(TextRules.checkMessage(text, maxText), maxText, "newline and tab");
    }

    /** A topic or an away text. */
    static void checkLine(String text) {
        refuse(TextRules.checkLine(text, Policy.MAX_LINE_TEXT), Policy.MAX_LINE_TEXT, "none, newline and tab included");
    }

    /** What somebody reacts with. */
    static void checkEmoji(String text) {
        if (TextRules.checkEmoji(text) != TextRules.Fault.NONE) {
            throw Refusal.of(ErrorCode.BAD_TEXT, "A reaction must be one character, for example an emoji.");
        }
    }

    private static void refuse(TextRules.Fault fault, int max, String allowed) {
        switch (fault) {
            case NONE -> {}
            case EMPTY -> throw Refusal.of(ErrorCode.BAD_TEXT, "There is no text.");
            case INVISIBLE -> throw Refusal.of(ErrorCode.BAD_TEXT, "The text has no visible characters.");
            case TOO_LONG ->
                throw Refusal.of(ErrorCode.TEXT_TOO_LONG, "The text is too long: at most " + max + " characters.");
            case CONTROL ->
                throw Refusal.of(ErrorCode.BAD_TEXT, "The text contains control characters. Allowed: " + allowed + ".");
            case BROKEN ->
                throw Refusal.of(ErrorCode.BAD_TEXT, "The text contains half a character (a lone surrogate).");
        }
    }

    /** A device's label: only ever shown to its owner, so it is made fit rather than refused. */
    static @Nullable String label(@Nullable String written) {
        return written == null
                ? null
                : back(written.codePoints()
                        .map(c -> Character.isISOControl(c) ? ' ' : c)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString());
    }

    /** A name as it was written, short enough to repeat. */
    static String back(String written) {
        return written.codePointCount(0, written.length()) <= QUOTED
                ? written
                : written.substring(0, written.offsetByCodePoints(0, QUOTED)) + "…";
    }
}
