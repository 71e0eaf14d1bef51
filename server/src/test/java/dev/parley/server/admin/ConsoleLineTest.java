package dev.parley.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleLineTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\t"})
    void nothingTypedIsNothingAsked(String typed) {
        assertThat(ConsoleLine.parse(typed)).isEqualTo(new ConsoleLine.Empty());
    }

    @ParameterizedTest
    @CsvSource({"/users, USERS, ''", "' /USERS ', USERS, ''", "/say  a  b, SAY, a  b", "/kick ann, KICK, ann"})
    void aCommandHasItsArgument(String typed, ConsoleCommand command, String argument) {
        assertThat(ConsoleLine.parse(typed)).isEqualTo(new ConsoleLine.Command(command, argument));
    }

    @ParameterizedTest
    @CsvSource({
        "/say, Incomplete command. Usage: /say TEXT",
        "/stop now, Too many words. Usage: /stop",
        "/user, There is no /user. Did you mean /users?",
        "/k, There is no /k. Did you mean /kick?",
        "/romos, There is no /romos. Did you mean /rooms?",
        "/frobnicate, There is no /frobnicate. /help lists all commands.",
        "hello all, Commands begin with / (/help lists them). To speak to everyone: /say hello all",
    })
    void whatIsNoCommandIsExplained(String typed, String words) {
        assertThat(ConsoleLine.parse(typed)).isEqualTo(new ConsoleLine.Wrong(words));
    }
}
