package dev.parley.client.terminal;

import com.googlecode.lanterna.TerminalSize;
import dev.parley.client.edit.EditorView;
import dev.parley.client.edit.LineEditor;
import dev.parley.client.grid.Colour;
import dev.parley.client.grid.Grid;
import dev.parley.client.grid.Style;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A small program over the whole terminal layer, for the test in tmux: a line to edit, the last key, the size, and text of every width.
 * Ctrl-C ends it, Ctrl-Z stops it, Ctrl-X throws in the UI thread, Ctrl-O prints to standard error.
 */
public final class TerminalDemo implements UiLoop.Handler<Key> {

    static final String WIDE = "👨‍👩‍👧‍👦|❤️|👍🏽|🇩🇪|中文|한글|का|क्ष|ที่|e\u0301|1️⃣|";

    private final Tty tty;
    private UiLoop<Key> loop;
    private LineEditor editor = LineEditor.empty();
    private Key last = new Key.Text("none");
    private TerminalSize size;
    private int drawings;

    private TerminalDemo(Tty tty) {
        this.tty = tty;
        this.size = tty.size();
    }

    public static void main(String[] args) throws Exception {
        try (Tty tty = Tty.open(System.getenv())) {
            TerminalDemo demo = new TerminalDemo(tty);
            demo.loop = new UiLoop<>(demo);
            tty.mouse(true);
            tty.start(demo.loop::putFirstClass);
            tty.title("demo\u001b]0;owned\u0007");
            demo.loop.run();
        } catch (NoTerminalException e) {
            System.out.println("line client: " + e.getMessage());
            System.exit(3);
        }
        System.out.println("goodbye");
    }

    @Override
    public void handle(Key key) {
        last = key;
        try {
            act(key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void act(Key key) throws IOException {
        if (key instanceof Key.Text typed) {
            editor = editor.insert(typed.text());
        } else if (key instanceof Key.Paste paste) {
            editor = editor.insert(paste.text());
        } else if (key instanceof Key.Resize resize) {
            size = new TerminalSize(resize.columns(), resize.rows());
        } else if (key.equals(Key.of(Key.Name.BACKSPACE))) {
            editor = editor.backspace();
        } else if (key.equals(Key.of(Key.Name.LEFT))) {
            editor = editor.left();
        } else if (key.equals(Key.ctrl('u'))) {
            editor = editor.killToStart();
        } else if (key.equals(Key.ctrl('z'))) {
            tty.suspend();
        } else if (key.equals(Key.ctrl('o'))) {
            System.err.println("a library complains");
        } else if (key.equals(Key.ctrl('x'))) {
            throw new IllegalStateException("the demo crashes");
        } else if (key.equals(Key.ctrl('c')) || key instanceof Key.Closed) {
            loop.stop();
        }
    }

    @Override
    public void draw() {
        drawings++;
        Grid grid = new Grid(size.getColumns(), size.getRows());
        grid.put(
                0,
                0,
                "demo " + size.getColumns() + "x" + size.getRows(),
                Style.of(Colour.CYAN).bold());
        grid.put(0, 1, "last: " + last, Style.PLAIN);
        grid.put(0, 2, WIDE, Style.PLAIN);
        grid.put(0, 3, "drawings: " + drawings, Style.PLAIN.dim());
        grid.put(size.getColumns() - 3, 4, "中中", Style.PLAIN.reverse());
        int bottom = size.getRows() - 1;
        EditorView.Line line = EditorView.line(editor, size.getColumns() - 2);
        grid.put(0, bottom, "> " + line.text(), Style.PLAIN);
        grid.cursor(2 + line.caret(), bottom);
        try {
            tty.screen().show(grid);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
