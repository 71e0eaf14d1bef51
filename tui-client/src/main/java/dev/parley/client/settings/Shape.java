package dev.parley.client.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a setting may be. Each value has one way to be written, that of {@link #read}'s result.
 *
 * @param words all that may stand there, or what may be offered where other words are right too
 */
public record Shape(Kind kind, List<String> words, int least, int most) {

    /** What a value is in the settings file, and how it is read. */
    public enum Kind {
        SWITCH,
        CHOICE,
        NUMBER,
        LIST,
        THEME,
        PROFILE
    }

    static final Shape SWITCH = new Shape(Kind.SWITCH, List.of("on", "off"), 0, 0);
    static final Shape LIST = new Shape(Kind.LIST, List.of(), 0, 0);
    static final Shape THEME = new Shape(Kind.THEME, List.of("default", "dark", "light", "contrast"), 0, 0);
    static final Shape PROFILE = new Shape(Kind.PROFILE, List.of(), 0, 0);

    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_LIST = 1000;

    static Shape oneOf(String... words) {
        return new Shape(Kind.CHOICE, List.of(words), 0, 0);
    }

    static Shape between(int least, int most) {
        return new Shape(Kind.NUMBER, List.of(), least, most);
    }

    /** The value that somebody wrote; nothing if it is none. */
    public Optional<String> read(String written) {
        String text = written.strip();
        return switch (kind) {
            case SWITCH -> truth(text);
            case CHOICE ->
                words.stream().filter(text::equals).findFirst().or(() -> words.stream()
                        .filter(text::equalsIgnoreCase)
                        .findFirst());
            case NUMBER -> number(text);
            case LIST -> list(text);
            case THEME, PROFILE -> name(text);
        };
    }

    private static Optional<String> truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "on", "true", "yes", "1" -> Optional.of("on");
            case "off", "false", "no", "0" -> Optional.of("off");
            default -> Optional.empty();
        };
    }

    private Optional<String> number(String text) {
        try {
            int number = Integer.parseInt(text);
            return number < least || number > most ? Optional.empty() : Optional.of(Integer.toString(number));
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }

    private static Optional<String> list(String text) {
        List<String> items = items(text);
        return items.size() > LONGEST_LIST ? Optional.empty() : Optional.of(String.join(" ", items));
    }

    /** The words of a list, which commas may part too. */
    static List<String> items(String text) {
        List<String> items = new ArrayList<>();
        Stream.of(text.split("[\\s,]+", -1)).filter(item -> !item.isEmpty()).forEach(items::add);
        return items;
    }

    /** It names a file or a table: no path may be made of it. */
    private static Optional<String> name(String text) {
        boolean right = text.length() <= LONGEST_NAME && text.matches("[\\p{L}\\p{N}_-]*");
        return right ? Optional.of(text) : Optional.empty();
    }

    /** What it may be, in words: to go on a sentence with "must be". */
    public String possible() {
        return switch (kind) {
            case SWITCH -> "on or off";
            case CHOICE -> String.join(", ", words.subList(0, words.size() - 1)) + " or " + words.get(words.size() - 1);
            case NUMBER -> "a whole number from " + least + " to " + most;
            case LIST -> "names separated by spaces, at most " + LONGEST_LIST;
            case THEME -> String.join(", ", words) + " or a file name in the folder themes";
            case PROFILE -> "a profile of the settings file";
        };
    }
}
