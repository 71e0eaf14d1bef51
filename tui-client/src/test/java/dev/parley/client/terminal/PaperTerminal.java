package dev.parley.client.terminal;

import dev.parley.client.text.Graphemes;
import dev.parley.client.text.TextWidth;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.jline.utils.WCWidth;

/**
 * A terminal on paper, for tests: obeys the bytes that {@link AnsiTerminal} writes, with an opinion on how wide a text is, and
 * says which grapheme stands in each cell, in which pen. Knows the few sequences we write, and refuses all others. One thread.
 */
final class PaperTerminal extends OutputStream {

    /** How wide a terminal takes a text to be. */
    enum Opinion {
        /** As we do: by cluster. */
        CLUSTERS,
        /**
         * Code point by code point, as xterm does: a family is eight columns, a heart with its selector one. A mark goes to the cell before
         * the cursor, even where the cursor has stayed in the last column: so does tmux.
         */
        CODE_POINTS,
        /** As {@link #CODE_POINTS} with the widths of Unicode 6: emoji have one column. */
        UNICODE_6,
        /** All that is doubtful has no columns: it hangs on the cell before it. */
        DOUBTFUL_0,
        /** All that is doubtful has one column. */
        DOUBTFUL_1,
        /** All that is doubtful has two. */
        DOUBTFUL_2;

        private int columns(int codePoint) {
            if (isSure(codePoint) || this == CLUSTERS || this == CODE_POINTS) {
                return columnsOf(codePoint);
            }
            return switch (this) {
                case UNICODE_6 -> isEmoji(codePoint) ? 1 : columnsOf(codePoint);
                case DOUBTFUL_0 -> 0;
                case DOUBTFUL_1 -> 1;
                default -> 2;
            };
        }

        /** Letters of five alphabets, Chinese characters and borders: what all terminals agree on. */
        private static boolean isSure(int codePoint) {
            if (codePoint >= 0x309B && codePoint <= 0x30FF) {
                return true;
            }
            return switch (Character.UnicodeScript.of(codePoint)) {
                case LATIN, GREEK, CYRILLIC, HIRAGANA, KATAKANA, HAN, HANGUL ->
                    Character.isLetter(codePoint)
                            && codePoint < 0x10000
                            && !isOldHangul(codePoint)
                            && !(codePoint >= 0xF900 && codePoint < 0xFB00);
                default -> (codePoint >= 0x20 && codePoint < 0x7F) || (codePoint >= 0x2500 && codePoint < 0x2580);
            };
        }

        private static boolean isOldHangul(int codePoint) {
            return (codePoint >= 0x1100 && codePoint < 0x1200)
                    || (codePoint >= 0xA960 && codePoint < 0xA980)
                    || codePoint >= 0xD7B0;
        }

        private static boolean isEmoji(int codePoint) {
            return codePoint >= 0x1F000 && codePoint < 0x1FB00 || (codePoint >= 0x2300 && codePoint < 0x2C00);
        }
    }

    private static final String CONTINUATION = "";

    private final Opinion opinion;
    private final IntUnaryOperator columns;
    private final int width;
    private final int height;
    private final String[][] cells;
    private final String[][] pens;
    private final String[][] links;
    private final List<byte[]> writes = new ArrayList<>();
    private int x;
    private int y;
    private boolean edge;
    private String pen = "";
    private String link = "";
    private boolean cursorShown = true;
    private boolean synchronised;
    private boolean wrapping;
    private final boolean[] joined;

    PaperTerminal(int width, int height, Opinion opinion) {
        this(width, height, opinion, opinion::columns);
    }

    /** One that goes code point by code point, by a table of its own. */
    PaperTerminal(int width, int height, IntUnaryOperator columns) {
        this(width, height, Opinion.CODE_POINTS, columns);
    }

    private PaperTerminal(int width, int height, Opinion opinion, IntUnaryOperator columns) {
        this.opinion = opinion;
        this.columns = columns;
        this.width = width;
        this.height = height;
        this.cells = new String[height][width];
        this.pens = new String[height][width];
        this.links = new String[height][width];
        this.joined = new boolean[height];
        for (int i = 0; i < height; i++) {
            Arrays.fill(cells[i], "?");
            Arrays.fill(pens[i], "?");
            Arrays.fill(links[i], "?");
        }
    }

    @Override
    public void write(int value) {
        throw new AssertionError("a frame is written whole, not byte by byte");
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        byte[] frame = Arrays.copyOfRange(bytes, offset, offset + length);
        writes.add(frame);
        obey(new String(frame, StandardCharsets.UTF_8));
        if (synchronised) {
            throw new AssertionError("a write ends within a synchronised update");
        }
        if (wrapping) {
            throw new AssertionError("a write leaves the terminal wrapping");
        }
        if (!link.isEmpty()) {
            throw new AssertionError("a write ends within a link");
        }
    }

    /** The frames written since the last call. */
    List<byte[]> takeWrites() {
        List<byte[]> taken = List.copyOf(writes);
        writes.clear();
        return taken;
    }

    String cell(int column, int row) {
        return cells[row][column];
    }

    String pen(int column, int row) {
        return pens[row][column];
    }

    /** Where it leads, as {@code id=ID;URI}; empty for nowhere. */
    String link(int column, int row) {
        return links[row][column];
    }

    /** Whether a row and the next are one line to the terminal, so that a selection has no line break between them. */
    boolean isJoined(int row) {
        return joined[row];
    }

    String cursor() {
        return cursorShown ? x + ", " + y : "hidden";
    }

    private void obey(String frame) {
        int at = 0;
        while (at < frame.length()) {
            if (frame.charAt(at) == 0x1B) {
                at = sequence(frame, at);
            } else {
                int end = frame.indexOf(0x1B, at);
                end = end < 0 ? frame.length() : end;
                text(frame.substring(at, end));
                at = end;
            }
        }
    }

    private int sequence(String frame, int start) {
        if (frame.startsWith("\u001b]8;", start)) {
            return hyperlink(frame, start);
        }
        int end = start + 2;
        while (frame.charAt(end) < 0x40) {
            end++;
        }
        String parameters = frame.substring(start + 2, end);
        char last = frame.charAt(end);
        if (frame.charAt(start + 1) != '[') {
            throw new AssertionError("no CSI: " + frame.substring(start, end));
        }
        switch (parameters.startsWith("?") ? parameters + last : String.valueOf(last)) {
            case "H" -> moveTo(parameters);
            case "C" -> x = Math.min(width - 1, x + (parameters.isEmpty() ? 1 : Integer.parseInt(parameters)));
            case "@" -> insertBlank();
            case "K" -> erase(x, y);
            case "J" -> {
                for (int row = 0; row < height; row++) {
                    erase(0, row);
                    joined[row] = false;
                }
            }
            case "m" -> pen = Pens.after(pen, parameters);
            case "?25h" -> cursorShown = true;
            case "?25l" -> cursorShown = false;
            case "?7h" -> wrapping = true;
            case "?7l" -> wrapping = false;
            case "?2026h" -> synchronised = true;
            case "?2026l" -> synchronised = false;
            default -> throw new AssertionError("not a sequence we write: " + parameters + last);
        }
        edge &= last == 'm' || parameters.startsWith("?");
        return end + 1;
    }

    private int hyperlink(String frame, int start) {
        int end = frame.indexOf("\u001b\\", start);
        String told = frame.substring(start + 4, end);
        if (!told.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            throw new AssertionError("not printable: " + told);
        }
        link = told.equals(";") ? "" : told;
        return end + 2;
    }

    private void insertBlank() {
        blankOwner(width - 1, y);
        for (int i = width - 1; i > x; i--) {
            cells[y][i] = cells[y][i - 1];
            pens[y][i] = pens[y][i - 1];
            links[y][i] = links[y][i - 1];
        }
        cells[y][x] = " ";
        pens[y][x] = pen;
        links[y][x] = link;
    }

    private void moveTo(String parameters) {
        List<String> parts = Arrays.asList(parameters.split(";", -1));
        y = parts.get(0).isEmpty() ? 0 : Integer.parseInt(parts.get(0)) - 1;
        x = parts.size() < 2 ? 0 : Integer.parseInt(parts.get(1)) - 1;
        if (x >= width || y >= height) {
            throw new AssertionError("the cursor is sent out of the screen: " + parameters);
        }
    }

    private void erase(int from, int row) {
        for (int i = from; i < width; i++) {
            put(i, row, " ", 1);
        }
    }

    private void text(String text) {
        if (opinion == Opinion.CLUSTERS) {
            Graphemes.of(text).forEach(grapheme -> print(grapheme, TextWidth.ofGrapheme(grapheme)));
        } else {
            text.codePoints().forEach(c -> print(Character.toString(c), columns.applyAsInt(c)));
        }
    }

    static int columnsOf(int codePoint) {
        if (codePoint >= 0x1F3FB && codePoint <= 0x1F3FF) {
            return 2;
        }
        // As tmux: format characters that have ink have a column.
        int columns = WCWidth.wcwidth(codePoint);
        return columns == 0 && Character.getType(codePoint) == Character.FORMAT && codePoint < 0x0900
                ? 1
                : Math.max(0, columns);
    }

    private void print(String grapheme, int columns) {
        if (columns == 0 || joinsWhatIsBefore()) {
            int owner = edge && opinion == Opinion.CLUSTERS ? x : x - 1;
            while (owner >= 0 && cells[y][owner].equals(CONTINUATION)) {
                owner--;
            }
            if (owner >= 0) {
                cells[y][owner] += grapheme;
            }
            return;
        }
        if (wrapping && (edge || x + columns > width)) {
            joined[y] = true;
            y++;
            x = 0;
        }
        int at = Math.max(0, Math.min(x, width - columns));
        put(at, y, grapheme, Math.min(columns, width));
        edge = at + columns >= width;
        x = Math.min(width - 1, at + columns);
    }

    /** As tmux does: whatever comes behind a joiner is joined, wherever it was meant to stand. */
    private boolean joinsWhatIsBefore() {
        int owner = x - 1;
        while (owner >= 0 && cells[y][owner].equals(CONTINUATION)) {
            owner--;
        }
        return opinion == Opinion.CODE_POINTS && owner >= 0 && cells[y][owner].endsWith("\u200d");
    }

    /** Half of a wide one written over leaves the other half blank. */
    private void put(int column, int row, String grapheme, int columns) {
        for (int i = column; i < column + columns; i++) {
            blankOwner(i, row);
        }
        for (int i = column; i < column + columns; i++) {
            cells[row][i] = i == column ? grapheme : CONTINUATION;
            pens[row][i] = pen;
            links[row][i] = link;
        }
    }

    private void blankOwner(int column, int row) {
        int owner = column;
        while (owner > 0 && cells[row][owner].equals(CONTINUATION)) {
            owner--;
        }
        cells[row][owner] = " ";
        for (int i = owner + 1; i < width && cells[row][i].equals(CONTINUATION); i++) {
            cells[row][i] = " ";
        }
    }
}
