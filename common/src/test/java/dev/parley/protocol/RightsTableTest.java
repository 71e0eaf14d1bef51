package dev.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tables of roles and of settings in PROTOCOL.md are those of the code. */
class RightsTableTest {

    private static List<String> rows(String head) throws IOException {
        List<String> lines = Files.readAllLines(Path.of("PROTOCOL.md"));
        int at = lines.indexOf(head);
        assertThat(at).as("a table that begins with %s", head).isNotNegative();
        return lines.stream()
                .skip(at + 2L)
                .takeWhile(line -> line.startsWith("|"))
                .toList();
    }

    @Test
    void everyRightHasItsRow() throws IOException {
        List<String> expected = Stream.of(Right.values())
                .map(right -> "| " + right.words() + " |"
                        + Stream.of(Role.values())
                                .map(role -> role.isAtLeast(right.least()) ? " yes |" : " |")
                                .collect(Collectors.joining()))
                .toList();
        assertThat(rows("| right | owner | operator | member | reader |")).isEqualTo(expected);
    }

    @Test
    void everySettingHasItsRow() throws IOException {
        List<String> expected = Stream.of(RoomSetting.values())
                .map(setting -> "| `" + setting + "` | " + values(setting) + " | " + setting.words() + " |")
                .toList();
        assertThat(rows("| setting | values, the usual one first | |")).isEqualTo(expected);
    }

    private static String values(RoomSetting setting) {
        return setting == RoomSetting.SLOW_S
                ? "`0` to `" + RoomSetting.MOST_SLOW_S + "`"
                : setting.suggestions().stream().map(value -> "`" + value + "`").collect(Collectors.joining(", "));
    }
}
