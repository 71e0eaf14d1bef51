package dev.parley.server.admin.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleTerminalTest {

    @Test
    void aServerInTheBackgroundHasNoConsole(@TempDir Path folder) throws Exception {
        Path stat = folder.resolve("stat");

        Files.writeString(stat, "70 (a (b) c) S 1 70 50 34816 70 4194304 0");
        assertThat(ConsoleTerminal.isInBackground(stat)).isFalse();
        Files.writeString(stat, "70 (java) S 1 70 50 34816 50 4194304 0");
        assertThat(ConsoleTerminal.isInBackground(stat)).isTrue();
        assertThat(ConsoleTerminal.isInBackground(folder.resolve("absent"))).isFalse();
    }
}
