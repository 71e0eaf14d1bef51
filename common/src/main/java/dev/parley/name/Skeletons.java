package dev.parley.name;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a name looks like: two names with a skeleton in common cannot be told apart by eye (UTS 39, section 4). The table is
 * Unicode's, as far as names need it. A skeleton is for comparing and never stored. Pure; any thread.
 */
public final class Skeletons {

    private static final Map<Integer, String> LOOKS_LIKE = read();

    private Skeletons() {}

    /**
     * The skeletons of a name as it is shown and as it is compared, since capital I looks like l and small i does not; and of each without
     * regard to case, since a name may be written in either: Cyrillic ТОМ looks like TOM, and so it looks like tom.
     */
    public static Set<String> of(Name name) {
        Set<String> skeletons = new LinkedHashSet<>();
        for (String written : List.of(name.display(), name.canonical())) {
            String skeleton = of(written);
            skeletons.add(skeleton);
            skeletons.add(of(Names.fold(skeleton)));
        }
        return skeletons;
    }

    static String of(String text) {
        StringBuilder out = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFD).codePoints().forEach(c -> {
            String like = LOOKS_LIKE.get(c);
            if (like == null) {
                out.appendCodePoint(c);
            } else {
                out.append(like);
            }
        });
        return Normalizer.normalize(out, Normalizer.Form.NFD);
    }

    private static Map<Integer, String> read() {
        try (InputStream in = Skeletons.class.getResourceAsStream("confusables.txt")) {
            if (in == null) {
                throw new IllegalStateException("confusables.txt is missing from the program");
            }
            Map<Integer, String> table = new HashMap<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .forEach(row -> row[1].codePoints().forEach(c -> table.put(c, row[0])));
            return table;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
