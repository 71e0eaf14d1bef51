package dev.parley.client.terminal;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.terminal.virtual.DefaultVirtualTerminal;
import dev.parley.client.grid.Area;
import dev.parley.client.grid.Cell;
import dev.parley.client.grid.Grid;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A screen for tests of views: draws grids through {@link FrameScreen} on Lanterna's virtual terminal, and says what stands there in rows of
 * text that a test can draw.
 *
 * <pre>{@code
 * VirtualScreen screen = new VirtualScreen(20, 3);
 * screen.show(area -> view.draw(model, area));
 * assertThat(screen.rows()).containsExactly(
 *         "lobby      ann: hi",
 *         "tea",
 *         "> ");
 * }</pre>
 *
 * <p>Rows are without the spaces at their ends. They are read from the screen's buffer, since the virtual terminal says a wide character
 * twice. One thread.
 */
public final class VirtualScreen {

    private final DefaultVirtualTerminal terminal;
    private final FrameScreen screen;
    private Grid shown;

    public VirtualScreen(int columns, int rows) {
        terminal = new DefaultVirtualTerminal(new TerminalSize(columns, rows));
        shown = new Grid(columns, rows);
        try {
            screen = new FrameScreen(terminal);
            screen.startScreen();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows that a view draws on a screen of this size: for a test that needs one look. */
    public static List<String> rows(int columns, int rows, Consumer<Area> view) {
        VirtualScreen screen = new VirtualScreen(columns, rows);
        screen.show(view);
        return screen.rows();
    }

    /** Shows what a view draws on an empty grid. */
    public void show(Consumer<Area> view) {
        TerminalSize size = terminal.getTerminalSize();
        Grid grid = new Grid(size.getColumns(), size.getRows());
        view.accept(grid.area());
        show(grid);
    }

    /** Shows a grid. */
    public void show(Grid grid) {
        try {
            screen.show(grid);
            shown = grid;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The terminal has another size from the next look on. */
    public void resize(int columns, int rows) {
        terminal.setTerminalSize(new TerminalSize(columns, rows));
    }

    /** What stands on the screen, row by row. */
    public List<String> rows() {
        List<String> rows = new ArrayList<>();
        for (int y = 0; y < shown.height(); y++) {
            StringBuilder row = new StringBuilder();
            for (int x = 0; x < shown.width(); x++) {
                row.append(screen.getBackCharacter(x, y).getCharacterString());
            }
            rows.add(row.toString().stripTrailing());
        }
        return rows;
    }

    /** The cell at a place, with its style. */
    public Cell cell(int x, int y) {
        return shown.cell(x, y);
    }

    /** Where the cursor is, as {@code "column, row"}; {@code "hidden"} if it is. */
    public String cursor() {
        return shown.hasCursor() ? shown.cursorX() + ", " + shown.cursorY() : "hidden";
    }

    FrameScreen screen() {
        return screen;
    }

    DefaultVirtualTerminal terminal() {
        return terminal;
    }
}
