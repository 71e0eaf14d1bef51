package dev.parley.client.plain;

import dev.parley.client.command.Completion;
import dev.parley.client.command.Vocabulary;
import dev.parley.client.text.CleanText;
import java.util.List;
import java.util.function.Supplier;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Tab, as the command table has it. */
record TableCompleter(Supplier<Vocabulary> names) implements Completer {

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        String beforeCaret = line.line().substring(0, line.cursor());
        for (String word : Completion.of(beforeCaret, names.get()).words()) {
            // The blank or colon behind the word is the table's; JLine is to add none of its own.
            candidates.add(new Candidate(word, CleanText.line(word.strip()), null, null, null, null, false));
        }
    }
}
