package dev.parley.client.emoji;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What {@code :tada:} stands for. The table is read when it is first asked; any thread. */
public final class Shortcodes {

    /** A name and what it stands for. */
    public record Shortcode(String name, String glyph) {}

    /** Not in the middle of a word, a time or an address. */
    private static final Pattern WRITTEN =
            Pattern.compile("(?<![\\p{L}\\p{N}:/]):([a-z0-9_+-]{1,60}):(?![\\p{L}\\p{N}/])");

    private static final int LEAST_INSIDE = 3;

    private Shortcodes() {}

    private static final class Table {
        private static final NavigableMap<String, String> BY_NAME = read();

        private static NavigableMap<String, String> read() {
            NavigableMap<String, String> names = new TreeMap<>();
            try (InputStream in = Objects.requireNonNull(Shortcodes.class.getResourceAsStream("shortcodes.txt"));
                    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    String[] words = line.split(" ", -1);
                    for (int i = 1; i < words.length; i++) {
                        names.put(words[i], words[0]);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return names;
        }
    }

    /** Of a name with or without its colons; null for one that is none. */
    public static @Nullable String glyph(String name) {
        String bare = name.length() > 2 && name.startsWith(":") && name.endsWith(":")
                ? name.substring(1, name.length() - 1)
                : name;
        return Table.BY_NAME.get(bare.toLowerCase(Locale.ROOT));
    }

    /** Names that begin so, the shorter ones first, then names that have it in them; each glyph once. */
    public static List<Shortcode> matching(String written, int most) {
        String part = written.toLowerCase(Locale.ROOT);
        List<Shortcode> found = new ArrayList<>();
        Set<String> glyphs = new LinkedHashSet<>();
        add(Table.BY_NAME.subMap(part, true, part + Character.MAX_VALUE, false), found, glyphs);
        if (part.length() >= LEAST_INSIDE) {
            Map<String, String> inside = new TreeMap<>(Table.BY_NAME);
            inside.keySet().removeIf(name -> !name.contains(part));
            add(inside, found, glyphs);
        }
        return found.subList(0, Math.min(most, found.size()));
    }

    private static void add(Map<String, String> names, List<Shortcode> found, Set<String> glyphs) {
        List<Shortcode> more = new ArrayList<>();
        names.forEach((name, glyph) -> more.add(new Shortcode(name, glyph)));
        more.sort((one, other) ->
                Integer.compare(one.name().length(), other.name().length()));
        for (Shortcode each : more) {
            if (glyphs.add(each.glyph())) {
                found.add(each);
            }
        }
    }

    /** A text with the emoji in the place of each name that is written out; what stands between backticks is code, and stays. */
    public static String expanded(String text) {
        if (text.indexOf(':') < 0) {
            return text;
        }
        Matcher matcher = WRITTEN.matcher(text);
        StringBuilder out = new StringBuilder();
        int copied = 0;
        while (matcher.find()) {
            String glyph = isCode(text, matcher.start()) ? null : glyph(matcher.group(1));
            out.append(text.substring(copied, matcher.start())).append(glyph == null ? matcher.group() : glyph);
            copied = matcher.end();
        }
        return out.append(text.substring(copied)).toString();
    }

    private static boolean isCode(String text, int place) {
        return text.chars().limit(place).filter(c -> c == '`').count() % 2 == 1;
    }
}
