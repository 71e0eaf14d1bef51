package dev.parley.client.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The table of strings in every script, and hostile ones, with what each is to come to: {@code strings.tsv}. */
public final class StringTable {

    /**
     * A string and what shows of it on a row.
     *
     * @param line of the file, for a failure's message
     * @param columns of what is shown
     * @param graphemes of what is shown
     * @param shown the string made clean
     */
    public record Entry(int line, String text, int columns, int graphemes, String shown, String note) {

        /** Whether it is shown as it is. */
        public boolean isHonest() {
            return shown.equals(text);
        }

        @Override
        public String toString() {
            return "strings.tsv:" + line + " " + note + ": " + CleanTextTest.escaped(text);
        }
    }

    private StringTable() {}

    public static List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        int line = 0;
        for (String row : rows()) {
            line++;
            if (!row.startsWith("# ")) {
                entries.add(entry(line, row.split("\t", -1)));
            }
        }
        return entries;
    }

    private static Entry entry(int line, String[] fields) {
        String text = text(fields[1]);
        if (!fields[0].equals("-") && !fields[0].equals(text)) {
            throw new AssertionError("strings.tsv:" + line + " is not what its code points say");
        }
        String shown = fields[4].equals("=") ? text : text(fields[4]);
        return new Entry(line, text, Integer.parseInt(fields[2]), Integer.parseInt(fields[3]), shown, fields[5]);
    }

    private static String text(String codePoints) {
        StringBuilder text = new StringBuilder();
        for (String part : codePoints.split(" ", -1)) {
            String[] times = part.split("\\*", -1);
            StringBuilder unit = new StringBuilder();
            for (String codePoint : times[0].split("\\+", -1)) {
                unit.appendCodePoint(Integer.parseInt(codePoint, 16));
            }
            text.append(unit.toString().repeat(times.length == 1 ? 1 : Integer.parseInt(times[1])));
        }
        return text.toString();
    }

    private static List<String> rows() {
        try (InputStream file = Objects.requireNonNull(StringTable.class.getResourceAsStream("strings.tsv"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
