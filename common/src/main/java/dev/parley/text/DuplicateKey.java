package dev.parley.text;

import java.util.List;

/** Where a TOML file has a key twice. Jackson's parser notices it only at whatever follows, some lines below. Pure. */
public final class DuplicateKey {

    /** What the parser says. */
    private static final String MESSAGE = "Duplicate key";

    private DuplicateKey() {}

    /**
     * The line of a fault, counted from 1: for a key that stands there twice the one on which it ends the second time, for any other fault
     * the line that the parser names.
     *
     * @param line counted from 1, as {@code column}
     */
    public static int line(String text, String message, int line, int column) {
        List<String> lines = text.lines().toList();
        if (!message.startsWith(MESSAGE)) {
            return line;
        }
        String before = line > lines.size()
                ? ""
                : lines.get(line - 1).substring(0, Math.min(lines.get(line - 1).length(), Math.max(0, column - 1)));
        int at = line;
        while (at > 1 && (before.isBlank() || before.stripLeading().startsWith("#"))) {
            at--;
            before = lines.get(at - 1);
        }
        return at;
    }
}
