package dev.parley.client.home;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A TOML file's text, in which one value is changed and everything else, comments and order too, stays as its author wrote it.
 *
 * <p>Lines are found by their looks, values by asking the parser; so what is laid out in a way that is not understood here is found out by
 * reading the result, and refused. Immutable.
 */
final class TomlText {

    private static final Pattern HEADER = Pattern.compile("^\\s*\\[[^\\[].*\\]\\s*(#.*)?$");
    private static final Pattern ANY_HEADER = Pattern.compile("^\\s*\\[.*\\]\\s*(#.*)?$");
    private static final Pattern KEY = Pattern.compile("^(\\s*([A-Za-z0-9_-]+|\"[^\"]*\"|'[^']*')\\s*=\\s*)(.*)$");

    /** A value does not go over more lines. */
    private static final int LONGEST_VALUE = 2000;

    private final List<String> lines;
    private final String end;

    TomlText(String text) {
        end = text.contains("\r\n") ? "\r\n" : "\n";
        lines = new ArrayList<>(text.lines().toList());
    }

    /** A place in the text: the lines of a key's value, and what stands on them around it. */
    private record Place(int first, int last, String before, String after) {}

    /** The line of a key, counted from 1; that of its table if the key is not found, and 0 if neither is. */
    int lineOf(List<String> table, String key) {
        Place place = find(table, key);
        return place == null ? header(table) + 1 : place.first() + 1;
    }

    /** With a value in the place of the one that is there, or new in its table; {@code null} takes it away. */
    String with(List<String> table, String key, @Nullable String value) {
        List<String> now = new ArrayList<>(lines);
        Place place = find(table, key);
        if (place != null) {
            now.subList(place.first(), place.last() + 1).clear();
            List<String> notes = new ArrayList<>(TomlComments.of(lines.subList(place.first(), place.last() + 1)));
            if (value != null) {
                now.add(place.first(), place.before() + value + place.after());
                if (!place.after().isEmpty()) {
                    notes.remove(notes.size() - 1);
                }
            }
            // What its author wrote about the value outlives it, on lines of its own.
            now.addAll(place.first(), notes);
        } else if (value != null) {
            insert(now, table, key + " = " + value);
        }
        return joined(now);
    }

    /** With another name for a key, whose value and comment stay; the same text where the key is not found. */
    String renamed(List<String> table, String key, String now) {
        List<String> all = new ArrayList<>(lines);
        Place place = find(table, key);
        if (place != null) {
            String line = lines.get(place.first());
            Matcher parts = KEY.matcher(line);
            if (parts.matches()) {
                all.set(place.first(), line.substring(0, parts.start(2)) + now + line.substring(parts.end(2)));
            }
        }
        return joined(all);
    }

    private String joined(List<String> all) {
        return all.isEmpty() ? "" : String.join(end, all) + end;
    }

    private @Nullable Place find(List<String> table, String key) {
        int first = table.isEmpty() ? 0 : header(table) + 1;
        if (!table.isEmpty() && first == 0) {
            return null;
        }
        int i = first;
        while (i < lines.size() && !ANY_HEADER.matcher(lines.get(i)).matches()) {
            Matcher line = KEY.matcher(lines.get(i));
            if (line.matches()) {
                Place place = place(i, line.group(1), line.group(3));
                if (unquoted(line.group(2)).equals(key)) {
                    return place;
                }
                i = place.last();
            }
            i++;
        }
        return null;
    }

    /** How far a value goes: as many lines as the parser needs to find it whole. */
    private Place place(int first, String before, String rest) {
        StringBuilder value = new StringBuilder(rest);
        for (int last = first; last < lines.size() && last < first + LONGEST_VALUE; last++) {
            if (last > first) {
                value.append('\n').append(lines.get(last));
            }
            Object whole = valueOf(value.toString());
            if (whole != null) {
                return new Place(first, last, before, comment(value.toString(), whole));
            }
        }
        return new Place(first, first, before, "");
    }

    /** The comment behind a value, with the space before it. */
    private static String comment(String value, Object whole) {
        for (int hash = value.indexOf('#'); hash >= 0; hash = value.indexOf('#', hash + 1)) {
            String front = value.substring(0, hash);
            if (value.indexOf('\n', hash) < 0 && whole.equals(valueOf(front))) {
                return value.substring(front.stripTrailing().length());
            }
        }
        return "";
    }

    private static @Nullable Object valueOf(String value) {
        try {
            return Toml.read("v = " + value).get("v");
        } catch (Toml.Malformed notWhole) {
            return null;
        }
    }

    /** The line of a table's header, or -1. */
    private int header(List<String> table) {
        for (int i = 0; i < lines.size() && !table.isEmpty(); i++) {
            if (HEADER.matcher(lines.get(i)).matches() && path(lines.get(i)).equals(table)) {
                return i;
            }
        }
        return -1;
    }

    /** The names of a header: {@code [rooms."#tea"]} has two. */
    private static List<String> path(String header) {
        List<String> path = new ArrayList<>();
        try {
            Map<?, ?> table = Toml.read(header);
            while (table.size() == 1) {
                Map.Entry<?, ?> only = table.entrySet().iterator().next();
                path.add(String.valueOf(only.getKey()));
                table = only.getValue() instanceof Map<?, ?> below ? below : Map.of();
            }
        } catch (Toml.Malformed notOne) {
            return List.of();
        }
        return path;
    }

    private void insert(List<String> now, List<String> table, String line) {
        int header = header(table);
        if (!table.isEmpty() && header < 0) {
            if (!now.isEmpty() && !now.get(now.size() - 1).isBlank()) {
                now.add("");
            }
            now.add(headerOf(table));
            now.add(line);
            return;
        }
        int after = header;
        int i = header + 1;
        for (; i < lines.size() && !ANY_HEADER.matcher(lines.get(i)).matches(); i++) {
            Matcher key = KEY.matcher(lines.get(i));
            if (key.matches()) {
                i = place(i, key.group(1), key.group(3)).last();
                after = i;
            }
        }
        if (table.isEmpty() && after < 0) {
            // Nothing but comments, which may belong to the first table: before those, and behind what stands alone.
            boolean tables = i < lines.size();
            while (tables && i > 0 && !lines.get(i - 1).isBlank()) {
                i--;
            }
            now.add(i, line);
            if (tables) {
                now.add(i + 1, "");
            }
        } else {
            now.add(after + 1, line);
        }
    }

    private static String headerOf(List<String> table) {
        List<String> names = new ArrayList<>();
        for (String name : table) {
            names.add(name.matches("[A-Za-z0-9_-]+") ? name : Toml.quoted(name));
        }
        return "[" + String.join(".", names) + "]";
    }

    private static String unquoted(String key) {
        return key.startsWith("\"") || key.startsWith("'") ? key.substring(1, key.length() - 1) : key;
    }
}
