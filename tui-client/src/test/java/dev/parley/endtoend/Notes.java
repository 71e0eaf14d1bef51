package dev.parley.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What people saw in a test, written down as it went on: for somebody who wants to read how it looks. */
final class Notes implements AutoCloseable {

    private final Path file;
    private final long begun = System.nanoTime();
    private final List<String> lines = new ArrayList<>();

    /** @param name of the file, in the folder for what a build makes */
    Notes(String name) {
        file = Project.HOME.resolve("tui-client/target").resolve(name);
    }

    void heading(String text) {
        lines.add("");
        lines.add("== " + text + " (after " + (System.nanoTime() - begun) / 1_000_000_000 + " s)");
    }

    /** A screen as it is now, without the rows that are empty between the panes. */
    void screen(String whose, Tmux terminal) {
        lines.add("-- " + whose);
        terminal.screen().stream()
                .filter(row -> !row.matches("[ │]*"))
                .map(row -> "   " + row)
                .forEach(lines::add);
    }

    void lines(String whose, List<String> printed) {
        lines.add("-- " + whose);
        printed.forEach(line -> lines.add("   " + line));
    }

    /** Writes the file, whatever came of the test. */
    @Override
    public void close() {
        try {
            Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
