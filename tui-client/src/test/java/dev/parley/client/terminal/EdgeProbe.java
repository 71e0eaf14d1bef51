package dev.parley.client.terminal;

import com.googlecode.lanterna.TerminalSize;
import dev.parley.client.grid.ColourDepth;
import dev.parley.client.grid.Grid;
import dev.parley.client.grid.Style;
import dev.parley.client.text.CleanText;
import dev.parley.client.text.Fit;
import dev.parley.client.text.Graphemes;
import dev.parley.client.text.StringTable;
import dev.parley.client.text.TextWidth;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws every string of the table with the real screen in the tmux it runs in, at the left and at the right edge of a row, and compares what
 * tmux has in its cells with the grid. For the test in tmux; the tty has to be in raw mode, 80×24. Its argument is a file for what is wrong.
 *
 * <p>tmux does not tell in which column a character stands. So what stands between the markers is erased by columns, past the
 * screen's knowledge, and then a row is nothing but markers and spaces.
 */
public final class EdgeProbe {

    private static final int COLUMNS = 80;
    private static final int ROWS = 24;

    /** Columns for a string on either side. */
    private static final int ROOM = 34;

    private static final int MIDDLE = 39;
    private static final String MARK = "<>";

    private final OutputStream terminal = new FileOutputStream(FileDescriptor.out);
    private final FrameScreen screen;
    private final List<String> wrong = new ArrayList<>();

    private EdgeProbe() throws IOException {
        screen = new FrameScreen(new AnsiTerminal(
                new FrameOutput(terminal), () -> new TerminalSize(COLUMNS, ROWS), ColourDepth.XTERM_256));
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        EdgeProbe probe = new EdgeProbe();
        probe.write(TerminalModes.of("xterm").enter());
        try {
            List<StringTable.Entry> entries = StringTable.entries();
            for (StringTable.Entry entry : entries) {
                probe.cursorBehind(entry);
            }
            for (int from = 0; from < entries.size(); from += ROWS) {
                probe.page(entries.subList(from, Math.min(entries.size(), from + ROWS)));
            }
        } catch (RuntimeException | IOException e) {
            probe.wrong.add(e.toString());
        }
        probe.write(TerminalModes.of("xterm").leave());
        Path unfinished = Path.of(args[0] + ".part");
        Files.write(unfinished, probe.wrong);
        Files.move(unfinished, Path.of(args[0]));
    }

    /** Where the screen does not place the cursor anew, it has to be where the grid has it. */
    private void cursorBehind(StringTable.Entry entry) throws IOException {
        Grid grid = new Grid(COLUMNS, ROWS);
        String text = Fit.clip(entry.shown(), ROOM);
        grid.put(0, 0, "x", Style.PLAIN);
        grid.cursor(grid.put(1, 0, text, Style.PLAIN), 0);
        screen.show(grid);
        int column = column();
        if (column != grid.cursorX()) {
            wrong.add(entry + ": the cursor is in column " + column + ", not " + grid.cursorX());
        }
    }

    /** Over what was there before, as changes, and then on a clear screen. */
    private void page(List<StringTable.Entry> entries) throws IOException, InterruptedException {
        Grid grid = new Grid(COLUMNS, ROWS);
        for (int y = 0; y < entries.size(); y++) {
            String text = shown(entries.get(y));
            grid.put(grid.put(0, y, text, Style.PLAIN.bold()), y, "|", Style.PLAIN);
            grid.put(MIDDLE, y, MARK, Style.PLAIN);
            int x = COLUMNS - TextWidth.of(text);
            grid.put(x - 1, y, "[", Style.PLAIN);
            grid.put(x, y, text, Style.PLAIN.reverse());
        }
        grid.cursor(3, entries.size() - 1);
        for (String how : List.of("over others", "on a clear screen")) {
            screen.show(grid);
            if (column() != grid.cursorX()) {
                wrong.add("the cursor is lost " + how + " near " + entries.get(0));
            }
            compare(entries, capture(), false, how);
            eraseStrings(entries);
            compare(entries, capture(), true, how);
            screen.invalidate();
        }
        screen.show(grid);
    }

    private static String shown(StringTable.Entry entry) {
        return Fit.clip(entry.shown(), ROOM);
    }

    private void compare(List<StringTable.Entry> entries, List<String> rows, boolean erased, String how) {
        for (int y = 0; y < entries.size(); y++) {
            StringTable.Entry entry = entries.get(y);
            String text = shown(entry);
            String row = rows.get(y).stripTrailing();
            if (!erased
                    && isUndisputed(text)
                    && !(row.startsWith(text + "|") && row.endsWith(("[" + text).stripTrailing()))) {
                wrong.add(entry + " " + how + " is drawn as " + row);
            }
            if (erased && !row.equals(markers(TextWidth.of(text)))) {
                wrong.add(entry + " " + how + " has moved its neighbours: " + row);
            }
        }
    }

    /** What is left of a row of which the strings are erased. */
    private static String markers(int width) {
        StringBuilder row = new StringBuilder(" ".repeat(COLUMNS));
        row.setCharAt(width, '|');
        row.replace(MIDDLE, MIDDLE + MARK.length(), MARK);
        row.setCharAt(COLUMNS - width - 1, '[');
        return row.toString().stripTrailing();
    }

    private void eraseStrings(List<StringTable.Entry> entries) throws IOException {
        StringBuilder erasing = new StringBuilder("\u001b[m");
        for (int y = 0; y < entries.size(); y++) {
            int width = TextWidth.of(shown(entries.get(y)));
            if (width > 0) {
                erasing.append("\u001b[" + (y + 1) + ";1H\u001b[" + width + "X");
                erasing.append("\u001b[" + (y + 1) + ";" + (COLUMNS - width + 1) + "H\u001b[" + width + "X");
            }
        }
        write(erasing.toString());
        column();
    }

    private static boolean isUndisputed(String text) {
        return Graphemes.of(text).stream().noneMatch(grapheme -> TextWidth.isDisputed(CleanText.line(grapheme)));
    }

    private void write(String text) throws IOException {
        terminal.write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Where tmux has its cursor; it has drawn everything then. */
    private int column() throws IOException {
        write("\u001b[6n");
        return WidthProbe.column() - 1;
    }

    private static List<String> capture() throws IOException, InterruptedException {
        Process tmux = new ProcessBuilder("tmux", "capture-pane", "-p", "-t", System.getenv("TMUX_PANE")).start();
        String rows = new String(tmux.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (tmux.waitFor() != 0) {
            throw new IOException("tmux gives no screen");
        }
        return List.of(rows.split("\n", -1));
    }
}
