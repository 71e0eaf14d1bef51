package dev.parley.server.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.config.ConfigException;
import dev.parley.server.config.ServerConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeapBudgetTest {

    @TempDir
    private Path folder;

    /** What {@code programs.sh} gives the JVM, less a survivor space, which is never used. */
    private static long usualHeap() throws IOException {
        Matcher options = Pattern.compile("PARLEY_SERVER_JAVA_OPTS--Xmx(\\d+)g ")
                .matcher(Files.readString(Path.of("..", "scripts", "lib", "programs.sh")));
        assertThat(options.find()).isTrue();
        return (Long.parseLong(options.group(1)) << 30) * 29 / 30;
    }

    private ServerConfig with(String settings) throws IOException, ConfigException {
        return ServerConfig.read(Files.writeString(folder.resolve("parley.toml"), settings));
    }

    @Test
    void allThatTheUsualSettingsAllowFitsIntoTheUsualHeap() throws Exception {
        assertThat(new HeapBudget(ServerConfig.defaults(), true).bytes()).isLessThan(usualHeap());
    }

    @Test
    void eachSettingCounts() throws Exception {
        long usual = new HeapBudget(ServerConfig.defaults(), true).bytes();
        for (String more : new String[] {
            "[memory]\nstate_bytes = 100000000",
            "[memory]\ninput_bytes = 100000000",
            "[history]\nbytes_in_memory = 200000000",
            "[limits]\noutboxes_total = 200000000",
            "[limits]\nconnections = 20000",
            "[limits]\nrooms_joined_per_user = 1000",
            "[limits]\nhash_queue = 10000",
            "[passwords]\nthreads = 2"
        }) {
            assertThat(new HeapBudget(with(more), true).bytes()).as(more).isGreaterThan(usual + 10_000_000);
        }
        assertThat(new HeapBudget(ServerConfig.defaults(), false).bytes()).isLessThan(usual);
    }

    @Test
    void theLargestIsNamedFirst() throws Exception {
        assertThat(new HeapBudget(with("[limits]\nconnections = 100000"), true).inWords())
                .startsWith("limits.connections (2320 MB), history.bytes_in_memory (134 MB), ");
    }
}
