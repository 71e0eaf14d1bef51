package dev.parley.server.admin;

import java.util.List;
import java.util.function.Supplier;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Tab: a command in the first place, and after {@code /kick} the name of a user who is online. */
final class ConsoleCompleter implements Completer {

    private final Supplier<List<String>> userNames;

    ConsoleCompleter(Supplier<List<String>> userNames) {
        this.userNames = userNames;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        if (line.wordIndex() == 0) {
            for (ConsoleCommand command : ConsoleCommand.values()) {
                candidates.add(new Candidate(command.word(), command.usage(), null, command.help(), null, null, true));
            }
        } else if (line.wordIndex() == 1 && line.words().get(0).equals(ConsoleCommand.KICK.word())) {
            userNames.get().forEach(name -> candidates.add(new Candidate(name)));
        }
    }
}
