package dev.parley.client.text;

import java.util.ArrayList;
import java.util.List;

/** Lines of a table with two columns, which two blanks or more divide, in a width: the second column hangs below itself. Pure. */
public final class TwoColumns {

    /** An explanation that would get fewer columns goes below what it explains. */
    private static final int LEAST_TEXT = 24;

    private static final String BELOW = "   ";

    private TwoColumns() {}

    /** A clean line as rows of at most so many columns. */
    public static List<String> wrapped(String line, int width) {
        int gap = line.indexOf("  ");
        int second = gap;
        while (second >= 0 && second < line.length() && line.charAt(second) == ' ') {
            second++;
        }
        if (gap <= 0 || second == line.length()) {
            return Wrap.rows(line, width);
        }
        List<String> rows = new ArrayList<>();
        if (width - second < LEAST_TEXT) {
            rows.addAll(Wrap.rows(line.substring(0, gap), width));
            Wrap.rows(line.substring(second), width - BELOW.length()).forEach(row -> rows.add(BELOW + row));
            return rows;
        }
        String first = line.substring(0, second);
        for (String row : Wrap.rows(line.substring(second), width - second)) {
            rows.add(first + row);
            first = " ".repeat(second);
        }
        return rows;
    }
}
