package dev.parley.client.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommandLineTest {

    @Test
    void aLineWithoutASlashIsSaid() {
        assertThat(CommandLine.parse("hello / there")).isEqualTo(new Parsed.Say("hello / there"));
    }

    @Test
    void twoSlashesSayATextThatBeginsWithOne() {
        assertThat(CommandLine.parse("//etc/passwd")).isEqualTo(new Parsed.Say("/etc/passwd"));
    }

    @Test
    void spacesAloneAreNothing() {
        assertThat(CommandLine.parse("  \t ")).isEqualTo(new Parsed.Empty());
    }

    @Test
    void aNameWithAColonIsToldToThatPersonAlone() {
        assertThat(CommandLine.parse("@bob: two words")).isEqualTo(new Parsed.Tell("bob", "two words"));
        assertThat(CommandLine.parse("@Zoë_1.x: hi")).isEqualTo(new Parsed.Tell("Zoë_1.x", "hi"));
    }

    @Test
    void aSpaceTooManyOrTooFewDoesNotTellItToAll() {
        assertThat(CommandLine.parse(" @bob:secret")).isEqualTo(new Parsed.Tell("bob", "secret"));
    }

    @Test
    void aNameWithoutAColonIsAMentionAndSaidToAll() {
        assertThat(CommandLine.parse("@bob two words")).isEqualTo(new Parsed.Say("@bob two words"));
        assertThat(CommandLine.parse("@bob:")).isEqualTo(new Parsed.Say("@bob:"));
    }

    @Test
    void theLastArgumentTakesTheRestOfTheLine() {
        assertThat(CommandLine.parse("/msg bob  see you   at four "))
                .isEqualTo(new Parsed.Run(Command.MSG, List.of("bob", "see you   at four")));
    }

    @Test
    void commandsAreFoundInAnyCaseAndByTheirAliases() {
        assertThat(CommandLine.parse("/JOIN tea")).isEqualTo(new Parsed.Run(Command.JOIN, List.of("tea")));
        assertThat(CommandLine.parse("/part")).isEqualTo(new Parsed.Run(Command.LEAVE, List.of()));
    }

    @Test
    void whatMayBeLeftOutIsEmpty() {
        assertThat(((Parsed.Run) CommandLine.parse("/topic")).argument(0)).isEmpty();
    }

    @Test
    void aCommandWithoutItsArgumentSaysItsUsage() {
        for (Command command : Command.values()) {
            boolean needs = command.parameters().stream().anyMatch(Parameter::required);
            Parsed parsed = CommandLine.parse("/" + command.word());
            if (needs) {
                assertThat(parsed).isInstanceOf(Parsed.Wrong.class);
                assertThat(((Parsed.Wrong) parsed).why()).contains("Usage: " + command.usage());
            } else {
                assertThat(parsed).isEqualTo(new Parsed.Run(command, List.of()));
            }
        }
    }

    @Test
    void anArgumentTooManySaysTheUsage() {
        assertThat(why("/quit now")).isEqualTo("'now' is too much. Usage: /quit");
    }

    @Test
    void anUnknownCommandIsNeverSaidAndSuggestsTheNearest() {
        assertThat(why("/jion tea"))
                .isEqualTo("There is no command /jion. Did you mean /join? (//jion says it as a text.)");
        assertThat(why("/brodcast x")).contains("Did you mean /broadcast?");
        assertThat(why("/mem")).contains("Did you mean /members?");
        assertThat(why("/xyzzy")).contains("/help lists them all");
        assertThat(why("/")).contains("There is no command /.");
    }

    private static String why(String line) {
        return ((Parsed.Wrong) CommandLine.parse(line)).why();
    }
}
