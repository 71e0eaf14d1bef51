package dev.parley.server.admin.terminal;

import dev.parley.server.admin.Completion;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Tab: what the shell says may stand here. */
final class ConsoleCompleter implements Completer {

    private final Shell shell;

    ConsoleCompleter(Shell shell) {
        this.shell = shell;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        String typed = line.line().substring(0, line.cursor());
        for (Completion one : shell.complete(typed)) {
            String help = one.help().isEmpty() ? null : one.help();
            candidates.add(new Candidate(one.word(), one.usage(), null, help, null, null, true));
        }
    }
}
