package dev.parley.client.command;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a line: a command behind a slash, {@code @name: text} for one person alone, anything else a message. Pure. */
public final class CommandLine {

    /**
     * A name as PROTOCOL.md has it, any script; whether it is one, the server says. A space too many or too few does not make
     * public what was meant for one person.
     */
    private static final Pattern TELL = Pattern.compile("\\s*@([\\p{L}\\p{M}\\p{N}_.-]+):\\s*(\\S.*)", Pattern.DOTALL);

    private CommandLine() {}

    public static Parsed parse(String line) {
        if (line.isBlank()) {
            return new Parsed.Empty();
        }
        if (line.startsWith("//")) {
            return new Parsed.Say(line.substring(1));
        }
        if (line.startsWith("/")) {
            return command(line.substring(1));
        }
        Matcher tell = TELL.matcher(line);
        return tell.matches() ? new Parsed.Tell(tell.group(1), tell.group(2)) : new Parsed.Say(line);
    }

    private static Parsed command(String line) {
        int end = endOfWord(line);
        String word = line.substring(0, end);
        Command command = Command.of(word).orElse(null);
        if (command == null) {
            return new Parsed.Wrong(unknown(word));
        }
        List<String> arguments = new ArrayList<>();
        String rest = line.substring(end).strip();
        for (Parameter parameter : command.parameters()) {
            if (rest.isEmpty()) {
                return parameter.required() ? missing(command) : new Parsed.Run(command, arguments);
            }
            int stop = parameter.rest() ? rest.length() : endOfWord(rest);
            arguments.add(rest.substring(0, stop));
            rest = rest.substring(stop).strip();
        }
        return rest.isEmpty() ? new Parsed.Run(command, arguments) : tooMuch(command, rest);
    }

    private static Parsed missing(Command command) {
        return new Parsed.Wrong("Usage: " + command.usage() + "   " + command.help());
    }

    private static Parsed tooMuch(Command command, String rest) {
        return new Parsed.Wrong("'" + rest + "' is too much. Usage: " + command.usage());
    }

    private static String unknown(String word) {
        String hint = word.isEmpty()
                ? ""
                : Command.nearest(word)
                        .map(c -> " Did you mean /" + c.word() + "?")
                        .orElse("");
        return "There is no command /" + word + "." + (hint.isEmpty() ? " /help lists them all." : hint) + " (//" + word
                + " says it as a text.)";
    }

    private static int endOfWord(String line) {
        int end = 0;
        while (end < line.length() && !Character.isWhitespace(line.charAt(end))) {
            end++;
        }
        return end;
    }
}
