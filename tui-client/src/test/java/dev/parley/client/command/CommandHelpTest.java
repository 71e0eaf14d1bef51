package dev.parley.client.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CommandHelpTest {

    @Test
    void everyCommandIsInTheHelpWithItsUsage() {
        String all = String.join("\n", CommandHelp.all());
        for (Command command : Command.values()) {
            assertThat(all).contains(command.usage()).contains(command.help());
        }
        assertThat(all).contains("@NAME: TEXT").contains("//TEXT");
    }

    @Test
    void theFirstStepsStandOnTop() {
        assertThat(CommandHelp.firstSteps()).hasSize(6);
        assertThat(CommandHelp.all()).startsWith(CommandHelp.firstSteps().toArray(String[]::new));
    }

    @Test
    void noWordMeansTwoCommands() {
        Set<String> words = new HashSet<>();
        for (Command command : Command.values()) {
            assertThat(words.add(command.word())).isTrue();
            command.aliases().forEach(alias -> assertThat(words.add(alias)).isTrue());
        }
    }

    @Test
    void oneCommandIsExplainedWithItsAliases() {
        assertThat(CommandHelp.of(Command.MSG))
                .containsExactly(
                        "/msg USER [TEXT]        Write to one person only; without TEXT, open the conversation.",
                        "Also: /query");
    }

    @Test
    void helpOnNoCommandSuggestsTheNearest() {
        assertThat(CommandHelp.none("tpoic")).isEqualTo("Unknown command, setting or key tpoic. Did you mean /topic?");
        assertThat(CommandHelp.none("/zzzzzz"))
                .endsWith("/help lists the commands, /keys the keys, /set the settings.");
    }

    @Test
    void onlyTheLastParameterTakesTheRest() {
        for (Command command : Command.values()) {
            for (int i = 0; i < command.parameters().size() - 1; i++) {
                assertThat(command.parameters().get(i).rest())
                        .as(command.usage())
                        .isFalse();
            }
        }
    }
}
