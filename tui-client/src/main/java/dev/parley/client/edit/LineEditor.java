package dev.parley.client.edit;

import dev.parley.client.text.CleanText;
import dev.parley.client.text.Graphemes;
import java.text.Normalizer;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A text being written, with its caret, in readline's manner. Each operation returns the editor after it; one that can do nothing returns
 * the same editor.
 *
 * <p>The caret is a UTF-16 offset and always stands between graphemes. Text is NFC, its line breaks are LF, and of controls it holds only
 * LF and tab; zero-width spaces and their like it does not hold. It never has more than {@link #limit} chars: what is too much is not taken in. What was killed can be yanked, and the
 * last {@value #MOST_UNDOS} changes can be undone.
 *
 * <p>How it shows is {@link EditorView}'s matter. Immutable; any thread.
 */
public final class LineEditor {

    /** Chars a text may have if nobody says otherwise. */
    public static final int DEFAULT_LIMIT = 16_384;

    /** Changes that are remembered; typing without a pause between words counts as one. */
    public static final int MOST_UNDOS = 100;

    private enum Change {
        NONE,
        TYPED,
        KILLED_FORWARD,
        KILLED_BACKWARD,
        YANKED,
        OTHER
    }

    private final String text;
    private final int caret;
    private final int limit;
    private final KillRing killed;
    private final Change last;
    private final @Nullable Undo undo;

    private record Undo(
            String text, int caret, int depth, @Nullable Undo before) {}

    private LineEditor(String text, int caret, int limit, KillRing killed, Change last, @Nullable Undo undo) {
        this.text = text;
        this.caret = caret;
        this.limit = limit;
        this.killed = killed;
        this.last = last;
        this.undo = undo;
    }

    public static LineEditor empty() {
        return empty(DEFAULT_LIMIT);
    }

    /** An empty one for at most so many chars. */
    public static LineEditor empty(int limit) {
        return new LineEditor("", 0, limit, KillRing.EMPTY, Change.NONE, null);
    }

    /** An editor of this text, the caret at its end. */
    public static LineEditor of(String text) {
        return empty().withText(text);
    }

    public String text() {
        return text;
    }

    /** The caret's offset in {@link #text}. */
    public int caret() {
        return caret;
    }

    public String beforeCaret() {
        return text.substring(0, caret);
    }

    public String afterCaret() {
        return text.substring(caret);
    }

    public boolean isEmpty() {
        return text.isEmpty();
    }

    public int limit() {
        return limit;
    }

    /** Another text in its place, the caret at its end: a line from the history, a completion. Can be undone; what was killed stays. */
    public LineEditor withText(String newText) {
        return withText(newText, newText.length());
    }

    /** Another text in its place, and the caret at the boundary at or before an offset of it. */
    public LineEditor withText(String newText, int newCaret) {
        String before = fitting(normal(newText.substring(0, Math.max(0, Math.min(newCaret, newText.length())))), limit);
        String whole = fitting(normal(newText), limit);
        return changed(whole, Math.min(before.length(), whole.length()), Change.OTHER);
    }

    /** Nothing, as after a line is sent: the yank buffer stays, the undo history goes. */
    public LineEditor cleared() {
        return new LineEditor("", 0, limit, killed, Change.NONE, null);
    }

    /** Types or pastes at the caret. */
    public LineEditor insert(String typed) {
        String fits = fitting(normal(typed), limit - text.length());
        if (fits.isEmpty()) {
            return this;
        }
        String joined = Normalizer.normalize(text.substring(0, caret) + fits, Normalizer.Form.NFC);
        String whole = Normalizer.normalize(joined + text.substring(caret), Normalizer.Form.NFC);
        boolean wordBegins = caret > 0 && Character.isWhitespace(text.charAt(caret - 1)) && !fits.isBlank();
        boolean wordGoesOn = last == Change.TYPED && !wordBegins;
        LineEditor after = changed(whole, whole.length() - (text.length() - caret), Change.TYPED);
        return wordGoesOn ? after.rememberingOnly(undo) : after;
    }

    /** A line break at the caret. */
    public LineEditor newline() {
        return insert("\n");
    }

    public LineEditor left() {
        return at(Graphemes.previous(text, caret));
    }

    public LineEditor right() {
        return at(Graphemes.next(text, caret));
    }

    /** To the beginning of this word, or of the one before. */
    public LineEditor wordLeft() {
        return at(wordStart(caret));
    }

    /** To the end of this word, or of the next. */
    public LineEditor wordRight() {
        return at(wordEnd(caret));
    }

    /** To the beginning of this line (of several). */
    public LineEditor home() {
        return at(lineStart(caret));
    }

    /** To the end of this line (of several). */
    public LineEditor end() {
        return at(lineEnd(caret));
    }

    public LineEditor toStart() {
        return at(0);
    }

    public LineEditor toEnd() {
        return at(text.length());
    }

    /** To the same place of the line above, as graphemes count; the same editor on the first line. */
    public LineEditor up() {
        int start = lineStart(caret);
        if (start == 0) {
            return this;
        }
        int above = lineStart(start - 1);
        return at(along(above, start - 1, Graphemes.count(text.substring(start, caret))));
    }

    /** To the same place of the line below, as graphemes count; the same editor on the last line. */
    public LineEditor down() {
        int end = lineEnd(caret);
        if (end == text.length()) {
            return this;
        }
        return at(along(end + 1, lineEnd(end + 1), Graphemes.count(text.substring(lineStart(caret), caret))));
    }

    public LineEditor backspace() {
        return without(Graphemes.previous(text, caret), caret);
    }

    public LineEditor delete() {
        return without(caret, Graphemes.next(text, caret));
    }

    /** Ctrl-K: to the end of the line, or the line break if there is nothing else. */
    public LineEditor killToEnd() {
        int end = lineEnd(caret);
        return kill(caret, end == caret ? Graphemes.next(text, caret) : end, Change.KILLED_FORWARD);
    }

    /** Ctrl-U: to the beginning of the line, or the line break before it if there is nothing else. */
    public LineEditor killToStart() {
        int start = lineStart(caret);
        return kill(start == caret ? Graphemes.previous(text, caret) : start, caret, Change.KILLED_BACKWARD);
    }

    /** Ctrl-W: back to the space before. */
    public LineEditor killWordLeft() {
        int start = caret;
        while (start > 0 && Character.isWhitespace(text.charAt(start - 1))) {
            start = Graphemes.previous(text, start);
        }
        while (start > 0 && !Character.isWhitespace(text.charAt(start - 1))) {
            start = Graphemes.previous(text, start);
        }
        return kill(start, caret, Change.KILLED_BACKWARD);
    }

    /** Alt-Backspace: back to the beginning of the word, letters and digits. */
    public LineEditor killBackToWordStart() {
        return kill(wordStart(caret), caret, Change.KILLED_BACKWARD);
    }

    /** Alt-D: on to the end of the word. */
    public LineEditor killWordRight() {
        return kill(caret, wordEnd(caret), Change.KILLED_FORWARD);
    }

    /** Ctrl-Y: what was killed last, at the caret. */
    public LineEditor yank() {
        if (killed.isEmpty()) {
            return this;
        }
        LineEditor apart = having(killed, Change.OTHER);
        LineEditor after = apart.insert(killed.current());
        return after.text.equals(text) ? this : after.having(killed, Change.YANKED);
    }

    /** Alt-Y, right after a yank: what was killed before that, in its place. */
    public LineEditor yankPop() {
        if (last != Change.YANKED || undo == null) {
            return this;
        }
        LineEditor before = new LineEditor(undo.text, undo.caret, limit, killed.turned(), Change.NONE, undo.before);
        return before.yank();
    }

    /** With what another editor has killed: one cuts in one room and yanks in the next. */
    public LineEditor takingCutsOf(LineEditor other) {
        return having(other.killed, last);
    }

    private LineEditor having(KillRing cuts, Change change) {
        return new LineEditor(text, caret, limit, cuts, change, undo);
    }

    /** Alt-U: the rest of this word, or the next one, in capitals; the caret goes behind it. */
    public LineEditor upcaseWord() {
        return recaseWord(word -> word.toUpperCase(Locale.ROOT));
    }

    /** Alt-L: likewise in small letters. */
    public LineEditor downcaseWord() {
        return recaseWord(word -> word.toLowerCase(Locale.ROOT));
    }

    /** Alt-C: likewise with a capital first. */
    public LineEditor capitalizeWord() {
        return recaseWord(LineEditor::capitalized);
    }

    private static String capitalized(String word) {
        int first = 0;
        while (first < word.length() && !Character.isLetterOrDigit(word.codePointAt(first))) {
            first = Graphemes.next(word, first);
        }
        int rest = Graphemes.next(word, first);
        return word.substring(0, first)
                + word.substring(first, rest).toUpperCase(Locale.ROOT)
                + word.substring(rest).toLowerCase(Locale.ROOT);
    }

    private LineEditor recaseWord(UnaryOperator<String> recase) {
        int end = wordEnd(caret);
        String before = text.substring(0, caret) + recase.apply(text.substring(caret, end));
        String whole = before + text.substring(end);
        // Some letters are longer in capitals.
        return whole.length() > limit ? this : changed(whole, before.length(), Change.OTHER);
    }

    /** Alt-T: the word before the caret and the one at it or behind it change places. */
    public LineEditor transposeWords() {
        int secondEnd = wordEnd(caret);
        int second = wordStart(secondEnd);
        int first = wordStart(second);
        int firstEnd = wordEnd(first);
        if (first == second || firstEnd > second || second == secondEnd || !isWord(first)) {
            return this;
        }
        String swapped = text.substring(0, first)
                + text.substring(second, secondEnd)
                + text.substring(firstEnd, second)
                + text.substring(first, firstEnd)
                + text.substring(secondEnd);
        return changed(swapped, secondEnd, Change.OTHER);
    }

    /** Ctrl-T: the graphemes on either side of the caret change places; at the end of a line, the last two. */
    public LineEditor transpose() {
        int middle = caret == lineEnd(caret) ? Graphemes.previous(text, caret) : caret;
        int start = Graphemes.previous(text, middle);
        int end = Graphemes.next(text, middle);
        if (start == middle || end == middle || start < lineStart(caret)) {
            return this;
        }
        String swapped = text.substring(0, start)
                + text.substring(middle, end)
                + text.substring(start, middle)
                + text.substring(end);
        return changed(swapped, end, Change.OTHER);
    }

    /** Ctrl-_: as it was before the last change. */
    public LineEditor undo() {
        if (undo == null) {
            return this;
        }
        return new LineEditor(undo.text, undo.caret, limit, killed, Change.NONE, undo.before);
    }

    /** The word that ends at the caret: no white space in it; for completion. */
    public String wordBeforeCaret() {
        int start = caret;
        while (start > 0 && !Character.isWhitespace(text.charAt(start - 1))) {
            start--;
        }
        return text.substring(start, caret);
    }

    /** The word that ends at the caret replaced by another: a completion taken. */
    public LineEditor completeWord(String word) {
        int start = caret - wordBeforeCaret().length();
        String before = text.substring(0, start) + word;
        return withText(before + text.substring(caret), before.length());
    }

    /** The caret to the boundary at or before an offset of the text. */
    public LineEditor to(int offset) {
        return at(Graphemes.floor(text, Math.min(offset, text.length())));
    }

    private LineEditor at(int place) {
        return place == caret ? this : new LineEditor(text, place, limit, killed, Change.NONE, undo);
    }

    private LineEditor without(int from, int to) {
        return from == to ? this : changed(text.substring(0, from) + text.substring(to), from, Change.OTHER);
    }

    /** Kills in the same direction, one after the other, gather for one yank. */
    private LineEditor kill(int from, int to, Change direction) {
        if (from == to) {
            return this;
        }
        String part = text.substring(from, to);
        String before = killed.newest();
        KillRing cuts = last != direction
                ? killed.cut(part)
                : killed.grown(direction == Change.KILLED_FORWARD ? before + part : part + before);
        return without(from, to).having(cuts, direction);
    }

    /** Letters and marks that meet by the change may be one letter now, or stand in another order (Unicode's form C). */
    private LineEditor changed(String rawText, int rawCaret, Change change) {
        String newText = Normalizer.normalize(rawText, Normalizer.Form.NFC);
        String before = Normalizer.normalize(rawText.substring(0, rawCaret), Normalizer.Form.NFC);
        int newCaret = Math.min(before.length(), newText.length());
        return settled(newText, newCaret, change);
    }

    private LineEditor settled(String newText, int newCaret, Change change) {
        if (newText.equals(text)) {
            return at(Graphemes.floor(text, newCaret));
        }
        int depth = undo == null ? 1 : undo.depth + 1;
        Undo before = depth > 2 * MOST_UNDOS ? shortened(undo, MOST_UNDOS) : undo;
        Undo remembered = new Undo(text, caret, before == null ? 1 : before.depth + 1, before);
        return new LineEditor(newText, ceiling(newText, newCaret), limit, killed, change, remembered);
    }

    /** What is typed may join what stands behind it, as a mark or a joiner does: then the caret goes behind both. */
    private static int ceiling(String text, int index) {
        return Graphemes.isBoundary(text, index) ? index : Graphemes.next(text, Graphemes.previous(text, index));
    }

    private LineEditor rememberingOnly(@Nullable Undo older) {
        return new LineEditor(text, caret, limit, killed, last, older);
    }

    private static @Nullable Undo shortened(@Nullable Undo undo, int depth) {
        if (undo == null || depth == 0) {
            return null;
        }
        Undo before = shortened(undo.before, depth - 1);
        return new Undo(undo.text, undo.caret, before == null ? 1 : before.depth + 1, before);
    }

    private int lineStart(int from) {
        return text.lastIndexOf('\n', from - 1) + 1;
    }

    private int lineEnd(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    private int along(int start, int end, int graphemes) {
        int place = start;
        for (int i = 0; i < graphemes && place < end; i++) {
            place = Graphemes.next(text, place);
        }
        return Math.min(place, end);
    }

    private int wordStart(int from) {
        int place = from;
        while (place > 0 && !isWord(Graphemes.previous(text, place))) {
            place = Graphemes.previous(text, place);
        }
        while (place > 0 && isWord(Graphemes.previous(text, place))) {
            place = Graphemes.previous(text, place);
        }
        return place;
    }

    private int wordEnd(int from) {
        int place = from;
        while (place < text.length() && !isWord(place)) {
            place = Graphemes.next(text, place);
        }
        while (place < text.length() && isWord(place)) {
            place = Graphemes.next(text, place);
        }
        return place;
    }

    private boolean isWord(int place) {
        return Character.isLetterOrDigit(text.codePointAt(place));
    }

    /** NFC, LF for every line break, no control but LF and tab, no half of a surrogate pair, nothing that the caret would stand on unseen. */
    private static String normal(String typed) {
        StringBuilder out = new StringBuilder(typed.length());
        for (int i = 0; i < typed.length(); ) {
            int codePoint = typed.codePointAt(i);
            i += Character.charCount(codePoint);
            if (codePoint == '\r') {
                boolean pair = i < typed.length() && typed.charAt(i) == '\n';
                out.append(pair ? "" : "\n");
            } else if (codePoint >= 0xD800 && codePoint <= 0xDFFF) {
                out.append('\uFFFD');
            } else if (codePoint == '\n' || codePoint == '\t' || isForWriting(codePoint)) {
                out.appendCodePoint(codePoint);
            }
        }
        return Normalizer.normalize(out, Normalizer.Form.NFC);
    }

    private static boolean isForWriting(int codePoint) {
        return !Character.isISOControl(codePoint) && !CleanText.isNothing(codePoint);
    }

    private static String fitting(String typed, int room) {
        return typed.length() <= room ? typed : typed.substring(0, Graphemes.floor(typed, Math.max(0, room)));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LineEditor editor && editor.text.equals(text) && editor.caret == caret;
    }

    @Override
    public int hashCode() {
        return text.hashCode() * 31 + caret;
    }

    /** The text with a bar where the caret stands. */
    @Override
    public String toString() {
        return beforeCaret() + "|" + afterCaret();
    }
}
