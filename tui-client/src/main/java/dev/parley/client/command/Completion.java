package dev.parley.client.command;

import dev.parley.client.command.Parameter.Kind;
import dev.parley.client.emoji.Shortcodes;
import dev.parley.client.emoji.Shortcodes.Shortcode;
import dev.parley.client.settings.Setting;
import dev.parley.protocol.Preference;
import dev.parley.protocol.Role;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What Tab may put in place of the word before the caret.
 *
 * @param start where in the line the word begins
 * @param words what may stand there, with the space or the colon that belongs behind it; none if nothing fits
 * @param labels how each is offered
 */
public record Completion(int start, List<String> words, List<String> labels) {

    private static final int MOST_EMOJI = 100;

    /** Words that are offered as they are, without what belongs behind them. */
    Completion(int start, List<String> words) {
        this(start, words, words.stream().map(String::strip).toList());
    }

    /** Of a line, up to the caret. Pure. */
    public static Completion of(String beforeCaret, Vocabulary names) {
        int start = Blank.startOfLastWord(beforeCaret);
        String word = beforeCaret.substring(start);
        if (start == 0 && Signs.startsWithSlash(word) && !Signs.startsWithSlash(word.substring(1))) {
            return new Completion(0, command("/" + Signs.plain(word.substring(1))));
        }
        Kind kind = kindAt(beforeCaret.substring(0, start));
        if (kind == Kind.SETTING || kind == Kind.VALUE) {
            return new Completion(start, SettingWords.of(beforeCaret.substring(0, start), word, names));
        }
        boolean emoji = word.startsWith(":") && word.length() > 1;
        if (emoji || kind == Kind.EMOJI) {
            return emoji(start, word.replace(":", ""));
        }
        if (kind == Kind.ROOM_VALUE) {
            return new Completion(start, RoomOrders.values(Blank.words(beforeCaret.substring(0, start)), word));
        }
        if (kind == Kind.INVITE_CODE) {
            return new Completion(
                    start, CodeOrders.completions(Blank.words(beforeCaret.substring(0, start)), word, names));
        }
        if (kind == Kind.ACCOUNT) {
            return new Completion(
                    start, AccountOrders.completions(Blank.words(beforeCaret.substring(0, start)), word, names));
        }
        List<String> whole = words(kind, word, start == 0, names);
        return whole.isEmpty() && kind == Kind.TEXT ? inside(beforeCaret, start, names) : new Completion(start, whole);
    }

    /** A name behind a bracket, a quotation mark or letters that need no space: {@code (bo}, {@code 你好@bo}. */
    private static Completion inside(String beforeCaret, int start, Vocabulary names) {
        int at = beforeCaret.length();
        while (at > start && isInName(beforeCaret.codePointBefore(at))) {
            at -= Character.charCount(beforeCaret.codePointBefore(at));
        }
        boolean sign = at > start && Signs.isAt(beforeCaret.charAt(at - 1));
        int begin = sign ? at - 1 : at;
        boolean path = !sign && at > start && Signs.isSlash(beforeCaret.charAt(at - 1));
        return begin == start || path
                ? new Completion(start, List.of())
                : new Completion(begin, inText(beforeCaret.substring(begin), false, names));
    }

    private static boolean isInName(int character) {
        return Character.isLetterOrDigit(character)
                || Character.getType(character) == Character.NON_SPACING_MARK
                || "_-.".indexOf(character) >= 0;
    }

    private static Completion emoji(int start, String name) {
        List<Shortcode> found = Shortcodes.matching(name, MOST_EMOJI);
        return new Completion(
                start,
                found.stream().map(code -> code.glyph() + " ").toList(),
                found.stream().map(code -> code.glyph() + " " + code.name()).toList());
    }

    private static List<String> words(Kind kind, String word, boolean first, Vocabulary names) {
        return switch (kind) {
            case ROOM -> matching(signed(word), rooms(names));
            case USER -> matching(Signs.withoutAt(word), spaced(names.users().stream()));
            case BLOCKED_USER -> matching(Signs.withoutAt(word), spaced(names.blocked().stream()));
            case HELP -> explained(word);
            case EXPORT -> word.isEmpty() ? rooms(names).toList() : inText(word, false, names);
            case LISTING -> matching(word, spaced(Stream.of("people", "rooms")));
            case EMOJI -> List.of();
            case QUEUE -> matching(word, spaced(Stream.of("send", "drop")));
            case SESSIONS -> matching(word, spaced(Stream.of("end")));
            case ROLE -> matching(word, spaced(Stream.of(Role.values()).map(Role::toString)));
            case BLOCKED -> matching(word, spaced(Stream.of("show", "hide")));
            case DIRECT -> matching(word, spaced(Preference.DIRECT_FROM.choices().stream()));
            case ROOM_SETTING -> matching(word, spaced(RoomOrders.words()));
            case NOTIFY -> matching(word, spaced(Stream.of("all", "mentions", "none")));
            case SEARCH -> inSearch(word, names);
            case SOURCE ->
                matching("@" + Signs.withoutAt(word), names.users().stream().map(user -> "@" + user + " "));
            case TEXT, SETTING, VALUE, ROOM_VALUE, INVITE_CODE, ACCOUNT -> inText(word, first, names);
        };
    }

    /**
     * In a message: a name, a room behind its sign. At the beginning of a line a name has the colon of an address, but not behind the sign:
     * Tab alone does not turn a line for all into one for a single person.
     */
    private static List<String> inText(String word, boolean first, Vocabulary names) {
        if (word.isEmpty()) {
            return List.of();
        }
        if (Signs.isHash(word.charAt(0))) {
            return matching(Signs.plainSign(word), spaced(names.rooms().stream()));
        }
        if (Signs.startsWithAt(word)) {
            return matching(Signs.plainSign(word), names.users().stream().map(user -> "@" + user + " "));
        }
        return first
                ? matching(word, names.users().stream().map(user -> user + ": "))
                : matching("@" + word, names.users().stream().map(user -> "@" + user + " "));
    }

    /** Which room, whose messages; or a word of the text itself. */
    private static List<String> inSearch(String word, Vocabulary names) {
        if (word.startsWith("in:")) {
            return matching(
                    word, Stream.concat(Stream.of("in:here "), rooms(names).map(room -> "in:" + room)));
        }
        if (word.startsWith("from:")) {
            return matching(word, names.users().stream().map(user -> "from:" + user + " "));
        }
        return matching(word, Stream.of("in:", "from:"));
    }

    /** How a name is put in behind a line that was begun, as Tab would put it: with what belongs before and behind it. Pure. */
    public static String naming(String beforeCaret, String user) {
        Kind kind = kindAt(beforeCaret);
        boolean apart = !beforeCaret.isEmpty() && !Blank.is(beforeCaret.codePointBefore(beforeCaret.length()));
        if ((kind == Kind.USER || kind == Kind.BLOCKED_USER) && !apart) {
            return user + " ";
        }
        return beforeCaret.isEmpty() ? user + ": " : (apart ? " @" : "@") + user + " ";
    }

    private static String signed(String word) {
        boolean has = !word.isEmpty() && (Signs.isHash(word.charAt(0)) || Signs.startsWithAt(word));
        return has ? Signs.plainSign(word) : "#" + word;
    }

    private static Stream<String> rooms(Vocabulary names) {
        return spaced(
                Stream.concat(names.rooms().stream(), names.users().stream().map(user -> "@" + user)));
    }

    private static Stream<String> commands() {
        return spaced(Stream.of(Command.values()).map(command -> "/" + command.word()));
    }

    /** A command; by its other names only where nothing else begins so. */
    private static List<String> command(String word) {
        List<String> found = matching(word, commands());
        return found.isEmpty()
                ? matching(word, spaced(Stream.of(Command.values()).flatMap(command -> command.aliases().stream()
                        .map(alias -> "/" + alias))))
                : found;
    }

    /** What there is help for, but for keys. */
    private static List<String> explained(String word) {
        Stream<String> settings = matching(word, spaced(Setting.keys().stream())).stream();
        return Stream.concat(command(word.startsWith("/") ? word : "/" + word).stream(), settings)
                .toList();
    }

    static Stream<String> spaced(Stream<String> words) {
        return words.map(word -> word + " ");
    }

    static List<String> matching(String beginning, Stream<String> words) {
        String lower = beginning.toLowerCase(Locale.ROOT);
        return words.filter(word -> word.toLowerCase(Locale.ROOT).startsWith(lower))
                .distinct()
                .toList();
    }

    /** What the next word is to be, where a command stands before it. */
    private static Kind kindAt(String before) {
        List<String> written = Blank.words(before);
        Optional<Command> command = !written.isEmpty() && Signs.startsWithSlash(written.get(0))
                ? Command.of(Signs.plain(written.get(0).substring(1)))
                : Optional.empty();
        if (command.isEmpty()) {
            return Kind.TEXT;
        }
        List<Parameter> parameters = command.get().parameters();
        int index = written.size() - 1;
        if (index < parameters.size()) {
            return parameters.get(index).kind();
        }
        Kind last = parameters.isEmpty()
                ? Kind.TEXT
                : parameters.get(parameters.size() - 1).kind();
        return last == Kind.VALUE || last == Kind.SEARCH || last == Kind.INVITE_CODE || last == Kind.ACCOUNT
                ? last
                : Kind.TEXT;
    }
}
