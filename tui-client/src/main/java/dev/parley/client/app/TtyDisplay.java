package dev.parley.client.app;

import dev.parley.client.grid.ColourDepth;
import dev.parley.client.grid.Grid;
import dev.parley.client.settings.DesktopNotifications;
import dev.parley.client.settings.Links;
import dev.parley.client.terminal.LinkSupport;
import dev.parley.client.terminal.Tty;
import dev.parley.client.theme.Palette;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The terminal this process was started in. If it is gone, so is the client. */
final class TtyDisplay implements Display {

    private interface Drawing {
        void run() throws IOException;
    }

    private final Tty tty;

    TtyDisplay(Tty tty) {
        this.tty = tty;
    }

    @Override
    public void show(Grid grid) {
        draw(() -> tty.show(grid));
    }

    @Override
    public String warning() {
        return tty.warning();
    }

    @Override
    public void title(String title) {
        tty.title(title);
    }

    @Override
    public void bell() {
        draw(tty::bell);
    }

    @Override
    public void notify(DesktopNotifications way, String from, String text) {
        draw(() -> {
            if (way.osc9()) {
                tty.command(DesktopNotice.osc9(from, text));
            }
            if (way.osc777()) {
                tty.command(DesktopNotice.osc777(from, text));
            }
        });
    }

    @Override
    public void redraw() {
        tty.screen().invalidate();
    }

    @Override
    public void suspend() {
        draw(tty::suspend);
    }

    @Override
    public void mouse(boolean ours) {
        draw(() -> tty.mouse(ours));
    }

    @Override
    public void links(Links links) {
        tty.links(
                switch (links) {
                    case ON -> LinkSupport.isHarmless(System.getenv());
                    case OFF -> false;
                    case AUTO -> LinkSupport.isKnown(System.getenv());
                });
    }

    @Override
    public void wear(Palette palette, String colours) {
        ColourDepth depth =
                switch (colours) {
                    case "none" -> ColourDepth.NONE;
                    case "16" -> ColourDepth.ANSI_16;
                    case "256" -> ColourDepth.XTERM_256;
                    case "true" -> ColourDepth.TRUE_COLOUR;
                    default -> ColourDepth.of(System.getenv());
                };
        tty.colours(depth, style -> palette.wear(style, depth));
    }

    private static void draw(Drawing drawing) {
        try {
            drawing.run();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
