package dev.parley.client.plain;

import dev.parley.client.text.Wrap;
import java.util.List;

/** Lines of which each is broken between words, and stands indented below its first row: no row looks like another line. Pure. */
final class WrappedLines {

    private static final String INDENT = "    ";

    /** A terminal so narrow has no columns to indent. */
    private static final int NARROW = 20;

    private WrappedLines() {}

    /** @param width columns of a row, at least 1 */
    static String of(String lines, int width) {
        StringBuilder rows = new StringBuilder();
        for (String line : lines.split("\n", -1)) {
            if (!rows.isEmpty()) {
                rows.append('\n');
            }
            rows.append(line(line, width));
        }
        return rows.toString();
    }

    private static String line(String line, int width) {
        List<String> whole = Wrap.rows(line, width);
        if (whole.size() <= 1 || width < NARROW) {
            return String.join("\n", whole);
        }
        String first = whole.get(0);
        List<String> rest = Wrap.rows(line.substring(first.length()).stripLeading(), width - INDENT.length());
        return first + "\n" + INDENT + String.join("\n" + INDENT, rest);
    }
}
