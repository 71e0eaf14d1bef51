package dev.parley.client.plain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WholeLinesTest {

    private final ByteArrayOutputStream paper = new ByteArrayOutputStream();
    private final WholeLines lines = new WholeLines(paper);
    private final PrintStream out = new PrintStream(lines, false, StandardCharsets.UTF_8);

    private String said() {
        return paper.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theBeginningOfALineWaitsForItsEnd() {
        out.print("one\ntwo\nthr");
        out.flush();
        assertThat(said()).isEqualTo("one\ntwo\n");
        out.print("ee\n");
        out.flush();
        assertThat(said()).isEqualTo("one\ntwo\nthree\n");
    }

    @Test
    void manyLinesLeaveWithoutAFlushAndNeverHalfOfOne() {
        String line = "x".repeat(999) + "\n";
        for (int i = 0; i < 1_000; i++) {
            out.print(line);
            assertThat(said().length() % 1_000).isZero();
        }
        assertThat(paper.size()).isGreaterThan(900_000);
    }

    @Test
    void aLineIsAsLongAsItIs() {
        out.print("x".repeat(1_000_000));
        out.flush();
        assertThat(paper.size()).isZero();
        out.print("\n");
        out.flush();
        assertThat(paper.size()).isEqualTo(1_000_001);
    }

    @Test
    void afterTheEndNothingIsWritten() throws Exception {
        out.print("one\n");
        out.flush();
        lines.end();
        Thread late = new Thread(() -> {
            try {
                lines.write("two\n".getBytes(StandardCharsets.UTF_8));
                lines.flush();
            } catch (IOException closed) {
                // Not here: it waits.
            }
        });
        late.setDaemon(true);
        late.start();
        late.join(200);
        assertThat(late.isAlive()).as("waits for the process to end").isTrue();
        assertThat(said()).isEqualTo("one\n");
    }
}
