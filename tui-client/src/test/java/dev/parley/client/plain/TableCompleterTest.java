package dev.parley.client.plain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.command.Vocabulary;
import dev.parley.client.text.CleanText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jline.reader.Candidate;
import org.jline.reader.Parser.ParseContext;
import org.junit.jupiter.api.Test;

class TableCompleterTest {

    @Test
    void namesAreShownWithoutWhatATerminalWouldObey() {
        String strange = "#te\u001b[2Ja";
        TableCompleter completer = new TableCompleter(() -> new Vocabulary(List.of(strange), List.of(), Map.of()));
        List<Candidate> offered = new ArrayList<>();
        completer.complete(null, new WholeWords().parse("/join #te", 9, ParseContext.COMPLETE), offered);
        assertThat(offered).singleElement().satisfies(candidate -> {
            assertThat(candidate.value().strip()).isEqualTo(strange);
            assertThat(candidate.displ()).isEqualTo(CleanText.line(strange)).doesNotContain("\u001b");
        });
    }
}
