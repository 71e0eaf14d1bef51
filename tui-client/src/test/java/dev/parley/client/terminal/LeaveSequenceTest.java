package dev.parley.client.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The script that stands behind the client says what the client itself would have said. */
class LeaveSequenceTest {

    @Test
    void theScriptGivesTheTerminalBackAsTheClientDoes() throws IOException {
        String script = Files.readString(Path.of("../scripts/lib/terminal.sh"));
        assertThat(sequence(script, "leave") + sequence(script, "leave_more") + sequence(script, "leave_last"))
                .isEqualTo(TerminalModes.of("xterm").leave());
        assertThat(sequence(script, "leave") + sequence(script, "leave_last"))
                .isEqualTo(TerminalModes.of("linux").leave());
    }

    private static String sequence(String script, String name) {
        Matcher line =
                Pattern.compile("^" + name + "='(.*)'$", Pattern.MULTILINE).matcher(script);
        assertThat(line.find()).as(name).isTrue();
        return line.group(1).replace("\\033", "\u001b").replace("\\007", "\u0007");
    }
}
