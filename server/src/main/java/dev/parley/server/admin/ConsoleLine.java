package dev.parley.server.admin;

import dev.parley.text.Nearest;
import dev.parley.text.SafeText;
import java.util.Locale;
import java.util.Optional;

/** What a typed line asks for. */
sealed interface ConsoleLine {

    /** A command with all that it needs; the argument is empty where it takes none. */
    record Command(ConsoleCommand command, String argument) implements ConsoleLine {}

    /** Something else, and what to tell about it. */
    record Wrong(String text) implements ConsoleLine {}

    /** Nothing was typed. */
    record Empty() implements ConsoleLine {}

    static ConsoleLine parse(String typed) {
        String line = typed.strip();
        if (line.isEmpty()) {
            return new Empty();
        }
        if (!line.startsWith("/")) {
            return new Wrong(
                    "Commands begin with / (/help lists them). To speak to everyone: /say " + SafeText.escape(line));
        }
        String[] parts = line.split("\\s+", 2);
        String argument = parts.length == 2 ? parts[1] : "";
        Optional<ConsoleCommand> command = ConsoleCommand.of(parts[0].toLowerCase(Locale.ROOT));
        return command.isPresent() ? with(command.get(), argument) : new Wrong(unknown(parts[0]));
    }

    private static ConsoleLine with(ConsoleCommand command, String argument) {
        if (argument.isEmpty() && command.needsArgument()) {
            return new Wrong("Incomplete command. Usage: " + command.usage());
        }
        if (!argument.isEmpty() && !command.takesArgument()) {
            return new Wrong("Too many words. Usage: " + command.usage());
        }
        return new Command(command, argument);
    }

    private static String unknown(String word) {
        String text = "There is no " + SafeText.escape(word) + ". ";
        return text
                + Nearest.to(word.toLowerCase(Locale.ROOT), ConsoleCommand.words())
                        .map(nearest -> "Did you mean " + nearest + "?")
                        .orElse("/help lists all commands.");
    }
}
