package dev.parley.client.plain;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a program wrote, made fit to be said: the colours and cursor movements of a build log go, of a progress bar that
 * rewrites its line the last state stays, tabs stay, and what is too long is split. Pure.
 */
final class PipedText {

    /** CSI, OSC and the other strings up to their end, then what else begins with ESC; and CSI as one character. */
    private static final Pattern ESCAPES = Pattern.compile("(?:\\x1B\\[|\\x9B)[0-?]*[ -/]*[@-~]"
            + "|\\x1B[\\]PX^_][^\\x07\\x1B\\x9C]*(?:\\x07|\\x1B\\\\|\\x9C)?"
            + "|\\x1B[ -/]*[0-~]");

    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}&&[^\\t]]");

    private static final Pattern CONTROLS_IN_BLOCK = Pattern.compile("[\\p{Cc}&&[^\\t\n]]");

    private PipedText() {}

    /** One line without anything that a message may not hold. May be blank, and is then not worth sending. */
    static String clean(String line) {
        String text = line.indexOf('\u001B') < 0 && line.indexOf('\u009B') < 0
                ? line
                : ESCAPES.matcher(line).replaceAll("");
        return withoutLoneSurrogates(CONTROLS.matcher(lastState(text)).replaceAll(""));
    }

    /** What a person typed or pasted: line ends and tabs stay, other controls go. */
    static String cleanBlock(String text) {
        String lines = text.replace("\r\n", "\n").replace('\r', '\n');
        return withoutLoneSurrogates(CONTROLS_IN_BLOCK.matcher(lines).replaceAll(""));
    }

    /** A CR goes back to the start of the line: what was there is gone for whoever looks. */
    private static String lastState(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '\r') {
            end--;
        }
        return text.substring(text.lastIndexOf('\r', end - 1) + 1, end);
    }

    private static String withoutLoneSurrogates(String text) {
        if (text.chars().noneMatch(c -> Character.isSurrogate((char) c))) {
            return text;
        }
        StringBuilder whole = new StringBuilder(text.length());
        text.codePoints().forEach(c -> whole.appendCodePoint(isSurrogate(c) ? 0xFFFD : c));
        return whole.toString();
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    /** Pieces of at most {@code max} code points each; cut after a blank where there is one in the last quarter. */
    static List<String> split(String text, int max) {
        List<String> pieces = new ArrayList<>();
        int from = 0;
        while (text.codePointCount(from, text.length()) > max) {
            int end = text.offsetByCodePoints(from, max);
            int blank = text.lastIndexOf(' ', end - 1);
            int to = blank >= Math.max(from, from + (end - from) * 3 / 4 - 1) ? blank + 1 : end;
            pieces.add(text.substring(from, to));
            from = to;
        }
        pieces.add(text.substring(from));
        return pieces;
    }
}
