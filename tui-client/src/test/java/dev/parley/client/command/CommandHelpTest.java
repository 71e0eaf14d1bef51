package dev.parley.client.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
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
    void noWordMeansTwoCommands() {
        Set<String> words = new HashSet<>();
        for (Command command : Command.values()) {
            assertThat(words.add(command.word())).isTrue();
            command.aliases().forEach(alias -> assertThat(words.add(alias)).isTrue());
        }
    }

    @Test
    void oneCommandIsExplainedWithItsAliases() {
        assertThat(CommandHelp.of("/msg"))
                .containsExactly(
                        "/msg USER [TEXT]        Say something to one person alone; without TEXT, go to what you said to each other.",
                        "Also: /query");
    }

    @Test
    void helpOnNoCommandSuggestsTheNearest() {
        assertThat(CommandHelp.of("tpoic")).isEqualTo(List.of("There is no command /tpoic. Did you mean /topic?"));
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
