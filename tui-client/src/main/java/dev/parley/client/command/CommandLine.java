package dev.parley.client.command;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a line: a command behind a slash, {@code @name: text} for one person alone, anything else a message. Pure. */
public final class CommandLine {

    /** Of a name in a line: a server's own rules for names are its business. */
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{M}\\p{N}_.-]+");

    private CommandLine() {}

    public static Parsed parse(String line) {
        if (Blank.isAll(line)) {
            return new Parsed.Empty();
        }
        if (Signs.startsWithSlash(line)) {
            String rest = line.substring(1);
            return Signs.startsWithSlash(rest) ? new Parsed.Say(rest) : command(rest);
        }
        Parsed.Tell tell = tell(line);
        if (tell != null && !tell.text().isEmpty()) {
            return tell;
        }
        return Private.looksSo(line) ? new Parsed.Doubtful(line) : new Parsed.Say(line);
    }

    /** Whether a line is the beginning of a command's name so far, and nothing behind it. */
    public static boolean isCommandName(String line) {
        return Signs.startsWithSlash(line)
                && !Signs.startsWithSlash(line.substring(1))
                && Blank.endOfWord(line) == line.length();
    }

    /** Whether a text reads as a message for all, and as nothing else. */
    public static boolean isPlain(String text) {
        Parsed parsed = parse(text);
        // A path begins with a slash as well.
        return parsed instanceof Parsed.Say || parsed instanceof Parsed.Empty || parsed instanceof Parsed.Wrong;
    }

    /**
     * The person to whom alone a line goes as far as it is typed: {@code @bob: text}, also before there is a text, or {@code /msg bob}.
     * Null where it is for all, or does something else.
     */
    public static @Nullable String onlyTo(String line) {
        Parsed.Tell tell = tell(line);
        if (tell != null) {
            return tell.user();
        }
        boolean ended = !line.isEmpty() && Blank.is(line.codePointBefore(line.length()));
        boolean named = parse(line) instanceof Parsed.Run run
                && run.command() == Command.MSG
                && (ended || !run.argument(1).isEmpty());
        if (!named) {
            return null;
        }
        String user = ((Parsed.Run) parse(line)).argument(0);
        return user.startsWith("@") ? user.substring(1) : user;
    }

    /** {@code @NAME: text}, whatever stands behind the colon. White space before it or none behind it does not make it public. */
    private static Parsed.@Nullable Tell tell(String line) {
        String text = Blank.stripStart(line);
        if (!Signs.startsWithAt(text)) {
            return null;
        }
        Matcher name = NAME.matcher(text);
        boolean behindSign = name.find(1) && name.start() == 1;
        if (!behindSign || name.end() == text.length() || !Signs.isColon(text.charAt(name.end()))) {
            return null;
        }
        return new Parsed.Tell(name.group(), Blank.stripStart(text.substring(name.end() + 1)));
    }

    private static Parsed command(String line) {
        int end = Blank.endOfWord(line);
        String word = Signs.plain(line.substring(0, end));
        Command command = Command.of(word).orElse(null);
        if (command == null) {
            return new Parsed.Wrong(unknown(word, Blank.strip(line.substring(end))));
        }
        List<String> arguments = new ArrayList<>();
        String rest = Blank.strip(line.substring(end));
        for (Parameter parameter : command.parameters()) {
            if (rest.isEmpty()) {
                return parameter.required() ? missing(command) : new Parsed.Run(command, arguments);
            }
            int stop = parameter.rest() ? rest.length() : Blank.endOfWord(rest);
            String argument = rest.substring(0, stop);
            arguments.add(parameter.isName() ? Signs.plainSign(argument) : argument);
            rest = Blank.strip(rest.substring(stop));
        }
        return rest.isEmpty() ? new Parsed.Run(command, arguments) : tooMuch(command, arguments, rest);
    }

    private static Parsed missing(Command command) {
        return new Parsed.Wrong("Usage: " + command.usage() + "   " + command.help());
    }

    /** Of a room's name that was written as several words, the name that it could have. */
    private static Parsed tooMuch(Command command, List<String> arguments, String rest) {
        boolean name = arguments.size() == 1 && command.parameters().get(0).kind() == Parameter.Kind.ROOM;
        if (name) {
            String joined = arguments.get(0) + "-" + String.join("-", Blank.words(rest));
            return new Parsed.Wrong("Room names cannot contain spaces. Try /" + command.word() + " " + joined + ".");
        }
        if (command == Command.PASSWORD) {
            return new Parsed.Wrong("Type /password alone. It asks for the passwords, and hides what you type.");
        }
        return new Parsed.Wrong("'" + rest + "' is one argument too many. Usage: " + command.usage());
    }

    private static String unknown(String word, String rest) {
        String hint = word.isEmpty()
                ? " /help lists all commands."
                : Elsewhere.hint(word)
                        .or(() ->
                                Command.nearest(word, beginsWithName(rest)).map(c -> "Did you mean /" + c.word() + "?"))
                        .map(found -> " " + found)
                        .orElse(" /help lists all commands.");
        return "Unknown command /" + word + "." + hint + " To send it as a message, type //" + word + ".";
    }

    /** Whether the first word could be somebody's name. */
    private static boolean beginsWithName(String text) {
        String first = Signs.plainSign(text.substring(0, Blank.endOfWord(text)));
        return NAME.matcher(Signs.withoutAt(first)).matches();
    }
}
