package dev.parley.client.home;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The comments that stand among the lines of a TOML value. Pure. */
final class TomlComments {

    private static final List<String> LONG_QUOTES = List.of("\"\"\"", "'''");
    private static final List<String> QUOTES = List.of("\"", "'");

    private TomlComments() {}

    /** Each from its sign on, in order; no sign in a text is one. */
    static List<String> of(List<String> lines) {
        List<String> comments = new ArrayList<>();
        String open = null;
        for (String line : lines) {
            int i = 0;
            while (i < line.length()) {
                if (open == null && line.charAt(i) == '#') {
                    comments.add(line.substring(i));
                    break;
                }
                String quote = open == null ? quoteAt(line, i) : null;
                if (quote != null) {
                    open = quote;
                    i += quote.length();
                } else if (open != null && line.startsWith(open, i)) {
                    i += open.length();
                    open = null;
                } else {
                    i += open != null && open.startsWith("\"") && line.charAt(i) == '\\' ? 2 : 1;
                }
            }
            if (open != null && open.length() == 1) {
                // No text in one line goes on in the next.
                open = null;
            }
        }
        return comments;
    }

    private static @Nullable String quoteAt(String line, int index) {
        for (List<String> quotes : List.of(LONG_QUOTES, QUOTES)) {
            for (String quote : quotes) {
                if (line.startsWith(quote, index)) {
                    return quote;
                }
            }
        }
        return null;
    }
}
