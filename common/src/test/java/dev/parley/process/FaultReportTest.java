package dev.parley.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FaultReportTest {

    @Test
    void aFaultIsOneLineAndItsTraceIsInAFile() throws Exception {
        String line = FaultReport.line("The client", new IllegalStateException("a\nbug\u001b[2J\tof ours"));
        Matcher matcher = Pattern.compile(
                        "The client failed: java\\.lang\\.IllegalStateException: a bug.*of ours \\(details: (.+)\\)")
                .matcher(line);
        assertThat(matcher.matches()).as(line).isTrue();
        assertThat(line).doesNotContain("\u001b", "\t");
        Path file = Path.of(matcher.group(1));
        assertThat(Files.readString(file)).contains("IllegalStateException", "\tat ");
        Files.delete(file);
    }

    @Test
    void aLongMessageIsCut() throws Exception {
        String line = FaultReport.line("The server", new IllegalStateException("x".repeat(10_000)));
        assertThat(line).hasSizeLessThan(500).contains("x…");
        Files.delete(Path.of(line.replaceFirst(".*details: (.*)\\)", "$1")));
    }

    @Test
    void whoeverHasNoMemorySaysSoInAFewWords() throws Exception {
        String line = FaultReport.line("The client", new OutOfMemoryError("Java heap space"));
        assertThat(line)
                .startsWith("The client has run out of memory (details: ")
                .endsWith(").");
        Files.delete(Path.of(line.replaceFirst(".*details: (.*)\\)\\.", "$1")));
    }
}
