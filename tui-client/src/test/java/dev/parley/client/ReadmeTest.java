package dev.parley.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.keys.Action;
import dev.parley.client.keys.Binding;
import dev.parley.client.keys.Bindings;
import dev.parley.client.terminal.Key;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the README says of keys is what the table says. */
class ReadmeTest {

    private static final Path README = Path.of("..", "README.md");

    private static String expected() {
        StringBuilder table = new StringBuilder("| keys | |\n|---|---|\n");
        for (Binding binding : Bindings.all()) {
            Action action = binding.action();
            if (!action.help().isEmpty()) {
                String keys = action == Action.ROOM_1
                        ? "Alt-1 … Alt-9"
                        : binding.keys().stream().map(Key::toString).collect(Collectors.joining(", "));
                table.append("| ")
                        .append(keys)
                        .append(" | ")
                        .append(action.help())
                        .append(" |\n");
            }
        }
        return table.toString();
    }

    @Test
    void theTableOfKeysIsTheTable() throws IOException {
        assertThat(Files.readString(README)).contains(expected());
    }
}
