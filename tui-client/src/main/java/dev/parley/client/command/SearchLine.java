package dev.parley.client.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What {@code /search} is asked for. Words in quotation marks are looked for as they stand, whatever they look like. Pure.
 *
 * @param words what to look for, with a quotation mark at either end of each phrase
 * @param room as it was written behind {@code in:}; null for everywhere
 * @param from whose messages; null for everybody's
 */
public record SearchLine(
        String words, @Nullable String room, @Nullable String from) {

    private static final String IN = "in:";
    private static final String FROM = "from:";
    private static final String QUOTES = "\"“”„＂";

    public static SearchLine of(String written) {
        String room = null;
        String from = null;
        List<String> words = new ArrayList<>();
        for (String word : split(written)) {
            String lower = Signs.plain(word).toLowerCase(Locale.ROOT);
            if (lower.startsWith(IN) && word.length() > IN.length()) {
                room = Signs.plainSign(word.substring(IN.length()));
            } else if (lower.startsWith(FROM) && word.length() > FROM.length()) {
                String name = Signs.plainSign(word.substring(FROM.length()));
                from = name.startsWith("@") ? name.substring(1) : name;
            } else {
                words.add(word);
            }
        }
        return new SearchLine(String.join(" ", words), room, from);
    }

    /** At white space outside of quotation marks; a phrase whose end is missing goes to the end. */
    private static List<String> split(String written) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        for (int character : written.codePoints().toArray()) {
            boolean quote = QUOTES.indexOf(character) >= 0;
            quoted ^= quote;
            if (quote) {
                word.append('"');
            } else if (Blank.is(character) && !quoted) {
                add(words, word);
            } else {
                word.appendCodePoint(character);
            }
        }
        add(words, word);
        return words;
    }

    private static void add(List<String> words, StringBuilder word) {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }
}
