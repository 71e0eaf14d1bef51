package dev.parley.client.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TerminalGuardTest {

    @TempDir
    private Path folder;

    @Test
    void whoStandsBehindHearsWhatTheScriptListensFor() throws IOException {
        Path pipe = folder.resolve("pipe");
        TerminalGuard guard = TerminalGuard.of(Map.of(TerminalGuard.VARIABLE, pipe.toString()));
        guard.taken();
        guard.given();
        guard.taken();
        assertThat(Files.readAllLines(pipe)).containsExactly("taken", "given", "taken");
        assertThat(Files.readString(Path.of("../scripts/lib/terminal.sh")))
                .contains("export " + TerminalGuard.VARIABLE + "=")
                .contains("last=given")
                .contains("= taken ]");
    }

    @Test
    void whereNobodyStandsNothingIsSaid() {
        for (String nowhere : new String[] {"", folder + "/no/such/pipe", "/dev/full"}) {
            TerminalGuard guard = TerminalGuard.of(Map.of(TerminalGuard.VARIABLE, nowhere));
            assertThatCode(guard::taken).doesNotThrowAnyException();
            assertThatCode(guard::given).doesNotThrowAnyException();
        }
        assertThatCode(TerminalGuard.of(Map.of())::taken).doesNotThrowAnyException();
    }
}
