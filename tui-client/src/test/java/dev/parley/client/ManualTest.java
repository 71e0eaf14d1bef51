package dev.parley.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.command.Command;
import dev.parley.client.keys.Action;
import dev.parley.client.keys.Binding;
import dev.parley.client.keys.Bindings;
import dev.parley.client.keys.Keymap;
import dev.parley.client.settings.OldName;
import dev.parley.client.settings.Setting;
import dev.parley.client.terminal.Key;
import dev.parley.client.theme.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the client's manual says of the client's settings, commands, keys and themes is what the tables in the code have. */
class ManualTest {

    /** Chords of the terminal, or parts of a range. */
    private static final Set<String> NO_KEYS = Set.of("Ctrl-click", "Shift-click");

    private final String client = client();

    private static String client() {
        Path module = Path.of("").toAbsolutePath();
        Path manual = module.resolve("README.md");
        if (!module.endsWith("tui-client")) {
            manual = module.resolve("tui-client/README.md");
        }
        try {
            return Files.readString(manual);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Stream<MatchResult> found(String pattern) {
        return Pattern.compile(pattern).matcher(client).results();
    }

    @Test
    void theTableOfSettingsIsTheTableInTheCode() {
        List<String> rows = new ArrayList<>();
        for (Setting setting : Setting.values()) {
            String usual = setting.usual().isEmpty() ? "" : "`" + setting.usual() + "`";
            rows.add("| `" + setting.key() + "`" + (setting.forRooms() ? " ○" : "") + " | " + setting.help() + " | "
                    + setting.shape().possible() + " | " + usual + " |");
        }
        int begin = client.indexOf("| setting |");
        int end = client.indexOf("\n\n", begin);
        assertThat(client.substring(begin, end).lines().skip(2)).containsExactlyElementsOf(rows);
    }

    @Test
    void theTableOfOldNamesIsTheTableInTheCode() {
        int begin = client.indexOf("| old name |");
        int end = client.indexOf("\n\n", begin);
        assertThat(client.substring(begin, end)
                        .lines()
                        .skip(2)
                        .map(row -> row.substring(0, row.lastIndexOf("| ", row.length() - 3))))
                .containsExactlyElementsOf(OldName.ALL.stream()
                        .map(name -> "| `" + name.old() + "` | `" + name.now() + "` ")
                        .toList());
    }

    @Test
    void everyCommandThatIsNamedIsOne() {
        Set<String> named = found("(?<![\\w./~…)-])/([a-z]+)\\b(?![/.])")
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(named).contains("join", "set");
        assertThat(named)
                .allSatisfy(word -> assertThat(Command.of(word)).as("/" + word).isPresent());
    }

    @Test
    void everyKeyThatIsNamedDoesSomething() {
        List<String> named = found("\\b(?:(?:Ctrl|Alt|Shift)-[\\w←→↑↓/]+|F[1-9][0-2]?|PgUp|PgDn)")
                .map(MatchResult::group)
                .filter(label -> !NO_KEYS.contains(label))
                .distinct()
                .toList();
        assertThat(named).contains("Alt-←", "Ctrl-K", "F7");
        assertThat(named).allSatisfy(label -> {
            String words = label.replace("←", "Left")
                    .replace("→", "Right")
                    .replace("↑", "Up")
                    .replace("↓", "Down");
            boolean example = client.contains("\"" + label + "\"");
            assertThat(example || Keymap.STANDARD.action(Key.of(words)).isPresent())
                    .as(label)
                    .isTrue();
        });
    }

    @Test
    void theTableOfKeysIsTheTableInTheCode() {
        List<String> rows = new ArrayList<>();
        for (Binding binding : Bindings.all()) {
            Action action = binding.action();
            if (!action.help().isEmpty()) {
                String keys = action == Action.ROOM_1
                        ? "Alt-1 … Alt-9"
                        : binding.keys().stream().map(Key::toString).collect(Collectors.joining(", "));
                rows.add("| " + keys + " | " + action.help() + " |");
            }
        }
        int begin = client.indexOf("| keys |");
        int end = client.indexOf("\n\n", begin);
        assertThat(client.substring(begin, end).lines().skip(2)).containsExactlyElementsOf(rows);
    }

    @Test
    void theRolesOfAThemeAreThoseInTheCode() {
        String roles =
                Stream.of(Role.values()).map(role -> "`" + role.key() + "`").collect(Collectors.joining(", "));
        assertThat(client.replaceAll("\\s+", " ")).contains("The roles are " + roles + ".");
    }
}
