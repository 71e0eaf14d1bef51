package dev.parley.client.terminal;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.input.CharacterPattern;
import com.googlecode.lanterna.input.KeyDecodingProfile;
import com.googlecode.lanterna.terminal.ansi.ANSITerminal;
import dev.parley.client.grid.Colour;
import dev.parley.client.grid.ColourDepth;
import dev.parley.client.grid.Link;
import dev.parley.client.grid.Style;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Lanterna's terminal of escape sequences, for output alone: its size comes from the tty and not from a question to the screen, whole
 * strings go out as UTF-8, and colours are those that the terminal has. Keys come by {@link Tty}.
 *
 * <p>One thread, the UI's.
 */
final class AnsiTerminal extends ANSITerminal implements FrameSink {

    private static final String NOWHERE = "\u001b]8;;\u001b\\";

    private final FrameOutput output;
    private final Supplier<TerminalSize> size;
    private ColourDepth depth;
    private UnaryOperator<Style> theme = UnaryOperator.identity();
    private Style pen = Style.PLAIN;
    private boolean links;

    AnsiTerminal(FrameOutput output, Supplier<TerminalSize> size, ColourDepth depth) {
        super(InputStream.nullInputStream(), output, StandardCharsets.UTF_8);
        this.output = output;
        this.size = size;
        this.depth = depth;
    }

    /** How many colours there are, and what is made of a style before it is written; the screen has to be drawn anew. */
    void colours(ColourDepth now, UnaryOperator<Style> dress) {
        depth = now;
        theme = dress;
    }

    /** Whether the terminal is told where cells lead (OSC 8); the screen has to be drawn anew. */
    void links(boolean told) {
        links = told;
    }

    /** No keys come this way, and building Lanterna's patterns for them would cost a start-up some twenty classes. */
    @Override
    protected KeyDecodingProfile getDefaultKeyDecodingProfile() {
        return new NoKeys();
    }

    private static final class NoKeys implements KeyDecodingProfile {
        @Override
        public Collection<CharacterPattern> getPatterns() {
            return List.of();
        }
    }

    @Override
    protected TerminalSize findTerminalSize() {
        return size.get();
    }

    @Override
    public void putCharacter(char character) {
        output.utf8(String.valueOf(character));
    }

    @Override
    public void putString(String text) {
        output.utf8(text);
    }

    @Override
    public void beginFrame() {
        output.beginFrame();
    }

    @Override
    public void reset() {
        pen = Style.PLAIN;
        output.ascii(links ? NOWHERE : "");
        output.ascii("\u001b[?25l\u001b[m\u001b[H\u001b[2J");
    }

    @Override
    public void moveTo(int column, int row) {
        output.ascii("\u001b[");
        if (row > 0 || column > 0) {
            output.number(row + 1);
        }
        if (column > 0) {
            output.write(';');
            output.number(column + 1);
        }
        output.write('H');
    }

    @Override
    public void moveRight(int columns) {
        output.ascii("\u001b[");
        if (columns > 1) {
            output.number(columns);
        }
        output.write('C');
    }

    @Override
    public void pen(Style drawn) {
        Style style = theme.apply(drawn);
        // What is only added is added; to take something away, everything is said anew.
        boolean adds = (style.isBold() || !pen.isBold())
                && (style.isDim() || !pen.isDim())
                && (style.isItalic() || !pen.isItalic())
                && (style.isUnderline() || !pen.isUnderline())
                && (style.isReverse() || !pen.isReverse());
        Style from = adds ? pen : Style.PLAIN;
        StringBuilder codes = new StringBuilder(adds ? "" : "0;");
        attribute(codes, style.isBold() && !from.isBold(), "1;");
        attribute(codes, style.isDim() && !from.isDim(), "2;");
        attribute(codes, style.isItalic() && !from.isItalic(), "3;");
        attribute(codes, style.isUnderline() && !from.isUnderline(), "4;");
        attribute(codes, style.isReverse() && !from.isReverse(), "7;");
        colour(codes, from.foreground().at(depth), style.foreground().at(depth), 30);
        colour(codes, from.background().at(depth), style.background().at(depth), 40);
        link(pen.link(), style.link());
        pen = style;
        if (!codes.isEmpty()) {
            codes.setCharAt(codes.length() - 1, 'm');
            output.ascii("\u001b[");
            output.ascii(codes.toString());
        }
    }

    private void link(@Nullable Link from, @Nullable Link to) {
        if (!links || Objects.equals(from, to)) {
            return;
        }
        if (to == null) {
            output.ascii(NOWHERE);
        } else {
            output.ascii("\u001b]8;id=" + to.id() + ";" + to.uri() + "\u001b\\");
        }
    }

    private static void attribute(StringBuilder codes, boolean added, String code) {
        if (added) {
            codes.append(code);
        }
    }

    private static void colour(StringBuilder codes, Colour from, Colour to, int base) {
        if (to.equals(from)) {
            return;
        }
        if (to.isDefault()) {
            codes.append(base + 9);
        } else if (to.isRgb()) {
            int rgb = to.rgb();
            codes.append(base + 8)
                    .append(";2;")
                    .append(rgb >> 16 & 0xFF)
                    .append(';')
                    .append(rgb >> 8 & 0xFF);
            codes.append(';').append(rgb & 0xFF);
        } else if (to.index() < 8) {
            codes.append(base + to.index());
        } else if (to.index() < 16) {
            codes.append(base + 60 + to.index() - 8);
        } else {
            codes.append(base + 8).append(";5;").append(to.index());
        }
        codes.append(';');
    }

    @Override
    public void write(String graphemes) {
        output.utf8(graphemes);
    }

    @Override
    public void eraseToEnd(int columns) {
        output.ascii("\u001b[K");
    }

    @Override
    public boolean canInsert() {
        return true;
    }

    @Override
    public void insertBlank() {
        output.ascii("\u001b[@");
    }

    @Override
    public void showCursor(boolean visible) {
        output.ascii(visible ? "\u001b[?25h" : "\u001b[?25l");
    }

    @Override
    public void wrapping(boolean now) {
        output.ascii(now ? "\u001b[?7h" : "\u001b[?7l");
    }

    @Override
    public void endFrame() throws IOException {
        output.endFrame();
    }

    @Override
    public boolean agreesOnWidths() {
        return true;
    }
}
