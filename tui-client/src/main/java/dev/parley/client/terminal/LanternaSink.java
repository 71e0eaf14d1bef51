package dev.parley.client.terminal;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.terminal.Terminal;
import dev.parley.client.grid.Style;
import java.io.IOException;

/** Frames for any terminal of Lanterna's, the virtual one above all. One thread. */
final class LanternaSink implements FrameSink {

    private final Terminal terminal;
    private int column;
    private int row;

    LanternaSink(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void beginFrame() {
        // Lanterna's terminals gather by themselves.
    }

    @Override
    public void reset() throws IOException {
        terminal.resetColorAndSGR();
        terminal.clearScreen();
        terminal.setCursorVisible(false);
    }

    @Override
    public void moveTo(int toColumn, int toRow) throws IOException {
        column = toColumn;
        row = toRow;
        terminal.setCursorPosition(column, row);
    }

    @Override
    public void moveRight(int columns) throws IOException {
        moveTo(column + columns, row);
    }

    @Override
    public void pen(Style style) throws IOException {
        terminal.resetColorAndSGR();
        terminal.setForegroundColor(CellCharacter.colour(style.foreground()));
        terminal.setBackgroundColor(CellCharacter.colour(style.background()));
        for (SGR attribute : CellCharacter.attributes(style)) {
            terminal.enableSGR(attribute);
        }
    }

    @Override
    public void write(String graphemes) throws IOException {
        terminal.putString(graphemes);
        column += graphemes.length();
    }

    @Override
    public void eraseToEnd(int columns) throws IOException {
        int from = column;
        terminal.putString(" ".repeat(columns));
        moveTo(from, row);
    }

    @Override
    public boolean canInsert() {
        return false;
    }

    @Override
    public void insertBlank() {
        throw new UnsupportedOperationException("Lanterna has no word for it");
    }

    @Override
    public void showCursor(boolean visible) throws IOException {
        terminal.setCursorVisible(visible);
    }

    @Override
    public void wrapping(boolean now) {
        // Rows are rows to it, and nobody copies them.
    }

    @Override
    public void endFrame() throws IOException {
        terminal.flush();
    }

    @Override
    public boolean agreesOnWidths() {
        return false;
    }
}
