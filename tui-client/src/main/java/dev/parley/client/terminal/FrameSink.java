package dev.parley.client.terminal;

import dev.parley.client.grid.Style;
import java.io.IOException;

/** What {@link FrameScreen} writes a frame with. One thread, the UI's. */
interface FrameSink {

    /** A frame begins. What is written up to {@link #endFrame} shows at once, or not at all if it is nothing. */
    void beginFrame() throws IOException;

    /** What the terminal shows and how it stands is not known any more: the screen is cleared, the pen plain, the cursor hidden. */
    void reset() throws IOException;

    void moveTo(int column, int row) throws IOException;

    /** Moves right on the same row. */
    void moveRight(int columns) throws IOException;

    /** What is written from here on looks so. */
    void pen(Style style) throws IOException;

    /** Writes clean graphemes where the cursor is. */
    void write(String graphemes) throws IOException;

    /** Blanks the row from the cursor to its end, plain, so many columns; the cursor stays. */
    void eraseToEnd(int columns) throws IOException;

    /** Whether {@link #insertBlank} is for this terminal. */
    boolean canInsert();

    /** Pushes the row from the cursor on one column to the right, over its end; the cursor stays, on a blank. */
    void insertBlank() throws IOException;

    void showCursor(boolean visible) throws IOException;

    /** Whether what is written behind the last column goes on in the next row, which makes of the two one line to the terminal. */
    void wrapping(boolean now) throws IOException;

    /** The frame ends: it is on its way to the terminal when this returns. */
    void endFrame() throws IOException;

    /** Whether the cursor can be trusted to stand where we think after a wide character that terminals do not dispute. */
    boolean agreesOnWidths();
}
