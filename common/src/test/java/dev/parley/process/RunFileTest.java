package dev.parley.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFileTest {

    @TempDir
    private Path folder;

    @Test
    void aServerThatLivesIsFound() throws Exception {
        RunFile run = RunFile.ofThisProcess("127.0.0.1:5000", true);
        run.write(folder);
        assertThat(RunFile.living(folder)).isEqualTo(run);
        RunFile.delete(folder);
        assertThat(RunFile.living(folder)).isNull();
    }

    @Test
    void aProcessOfTheSameNumberIsNotTheServer() throws Exception {
        RunFile run = RunFile.ofThisProcess("127.0.0.1:5000", true);
        new RunFile(run.pid(), "1@another boot", run.address(), true).write(folder);
        assertThat(RunFile.living(folder)).isNull();
    }

    @Test
    void aProcessThatHasEndedIsNoServer() throws Exception {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        new RunFile(ended.pid(), "", "127.0.0.1:5000", true).write(folder);
        assertThat(RunFile.living(folder)).isNull();
    }

    @Test
    void aFileThatIsDamagedSaysNothing() throws Exception {
        for (String text : new String[] {"", "pid=", "pid=x\n", "nonsense", "x".repeat(10_000)}) {
            Files.writeString(folder.resolve("server.run"), text);
            assertThat(RunFile.living(folder)).isNull();
        }
    }
}
