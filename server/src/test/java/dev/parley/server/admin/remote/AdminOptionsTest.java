package dev.parley.server.admin.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdminOptionsTest {

    private static AdminOptions parse(String line) {
        return AdminOptions.parse(line.isEmpty() ? new String[0] : line.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "'', false, false, ''",
        "users, false, false, /users",
        "/users, false, false, /users",
        "users --json, true, false, /users",
        "--json users, true, false, /users",
        "room delete tea --yes, false, true, /room delete tea",
        "say -- --json is an option, false, false, /say --json is an option",
        "say no -x here, false, false, /say no -x here",
    })
    void optionsMayStandBeforeAndBehindTheCommand(String line, boolean json, boolean sure, String command) {
        assertThat(parse(line)).isEqualTo(new AdminOptions.Run(null, json, sure, command));
    }

    @ParameterizedTest
    @CsvSource({"--data /d users", "--data=/d users", "users --data /d"})
    void theFolderIsChosen(String line) {
        assertThat(parse(line)).isEqualTo(new AdminOptions.Run(Path.of("/d"), false, false, "/users"));
    }

    @ParameterizedTest
    @CsvSource({
        "--jsn users, There is no option --jsn.",
        "--data, Which folder? --data DIR",
        "--json, Give a command with --json.",
        "--yes, Give a command with --yes.",
    })
    void whatIsNoOptionIsNamed(String line, String words) {
        assertThat(parse(line)).isEqualTo(new AdminOptions.Wrong(words));
    }

    @Test
    void theHelpFitsATerminal() {
        assertThat(AdminOptions.HELP).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(parse("--help")).isEqualTo(new AdminOptions.Print(AdminOptions.HELP));
    }
}
