package dev.parley.client.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

    @ParameterizedTest
    @CsvSource({
        "/password hunter2, /password",
        "/passwd hunter2 hunter2, /passwd",
        "/PASSWORD hunter2, /PASSWORD",
        "/pasword hunter2, /pasword",
        "' /password hunter2', ' /password'",
        "／password　hunter2, ／password",
        "/register ann hunter2, /register",
        "/login ann hunter2, /login",
        "/loign ann hunter2, /loign",
        "/identify hunter2, /identify",
        "/nickserv identify hunter2, /nickserv",
        "/oper ann hunter2, /oper",
        "/pass hunter2, /pass"
    })
    void whatFollowsACommandThatWantsAPasswordElsewhereIsTakenAway(String line, String left) {
        assertThat(Secrets.without(line)).isEqualTo(left);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/join password",
                "/msg bob the password is hunter2",
                "//password is a command",
                "password hunter2",
                "/password",
                "/set paste_lines 5",
                "/list",
                "",
                "/"
            })
    void anythingElseStays(String line) {
        assertThat(Secrets.without(line)).isEqualTo(line);
    }

    @Test
    void aPipeIsToldWithoutTheWord() {
        assertThat(((Parsed.Wrong) CommandLine.parse("/password hunter2")).why())
                .startsWith("Type /password alone.")
                .doesNotContain("hunter2");
    }
}
