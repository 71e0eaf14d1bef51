package dev.parley.client.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.command.Command;
import dev.parley.client.command.CommandHelp;
import java.util.List;
import org.junit.jupiter.api.Test;

class TwoColumnsTest {

    @Test
    void theSecondColumnHangsBelowItself() {
        assertThat(TwoColumns.wrapped("/me TEXT  Say what you do, in the third person.", 36))
                .containsExactly("/me TEXT  Say what you do, in the", "          third person.");
    }

    @Test
    void whereThereIsLittleRoomTheExplanationStandsBelow() {
        assertThat(TwoColumns.wrapped("/me TEXT  Say what you do.", 30))
                .containsExactly("/me TEXT", "   Say what you do.");
    }

    @Test
    void aLineWithOneColumnIsWrapped() {
        assertThat(TwoColumns.wrapped("one two three", 8)).containsExactly("one two", "three");
    }

    @Test
    void noLineOfTheHelpIsWiderThanATerminal() {
        for (String line : CommandHelp.all()) {
            assertThat(TwoColumns.wrapped(line, 80)).allMatch(row -> TextWidth.of(row) <= 80);
        }
        for (Command command : Command.values()) {
            List<String> lines = CommandHelp.of(command);
            assertThat(lines).allSatisfy(line -> assertThat(TwoColumns.wrapped(line, 80))
                    .allMatch(row -> TextWidth.of(row) <= 80));
        }
    }
}
