package dev.parley.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigChangesTest {

    @TempDir
    Path folder;

    private ServerConfig read(String toml) throws Exception {
        return ServerConfig.read(Files.writeString(folder.resolve("parley.toml"), toml));
    }

    @Test
    void theSameSettingsAreNoChange() throws Exception {
        ServerConfig config = read("[access]\noperators = [\"ann\"]\n[[listeners]]\nport = 5001\n");

        ConfigChanges none = ConfigChanges.between(config, config);

        assertThat(none.now()).isEmpty();
        assertThat(none.atRestart()).isEmpty();
        assertThat(none.merged()).isEqualTo(config);
    }

    @Test
    void whatARunningServerTakesIsToldFromWhatNeedsARestart() throws Exception {
        ServerConfig before = ServerConfig.defaults();
        ServerConfig next = read("""
                [listen]
                port = 6000
                [limits]
                max_text = 10
                max_line = 2048
                [access]
                operators = ["ann"]
                [[listeners]]
                port = 5001
                """);

        ConfigChanges changes = ConfigChanges.between(before, next);

        assertThat(changes.now()).containsExactly("access.operators", "limits.max_text");
        assertThat(changes.atRestart()).containsExactly("limits.max_line", "listen.port", "listeners");
        assertThat(changes.merged().limits().maxText()).isEqualTo(10);
        assertThat(changes.merged().limits().maxLine())
                .isEqualTo(before.limits().maxLine());
        assertThat(changes.merged().access().operators()).isEqualTo(List.of("ann"));
        assertThat(changes.merged().listen()).isEqualTo(before.listen());
        // The next time it is still to be restarted for.
        assertThat(ConfigChanges.between(changes.merged(), next).atRestart()).isEqualTo(changes.atRestart());
        assertThat(ConfigChanges.between(changes.merged(), next).now()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[limits]@max_text = 5@max_lien = 3 | limits.max_lien is no setting. Did you mean limits.max_line? (line 3)",
                "# a@@[limits] # b@ max_text=0 | limits.max_text must be a whole number from 1 to 1000000, not 0 (line 4)",
                "[access]@registration = 'ajar' | not \"ajar\" (line 2)",
                "[limit]@max_text = 5 | limit is no setting. Did you mean limits? (line 1)",
                "limits.'max_lien' = 3 | Did you mean limits.max_line? (line 1)",
                "[limits]@max_text = | line 2",
            })
    void aFaultIsNamedWithItsLine(String lines, String expected) {
        assertThatThrownBy(() -> read(lines.replace('@', '\n')))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("parley.toml: ")
                .hasMessageContaining(expected);
    }

    /** Who adds a setting says whether a running server takes it, here and in the manual. */
    @Test
    void eachSettingIsOneOrTheOther() {
        assertThat(ConfigChanges.settings(ConfigFile.tree(ServerConfig.defaults()))
                        .keySet())
                .filteredOn(name -> !ConfigChanges.isLive(name))
                .containsExactlyInAnyOrder(
                        "history.bytes_in_memory",
                        "history.entries_in_memory",
                        "limits.bytes_per_minute_per_address",
                        "limits.connections_per_minute_per_address",
                        "limits.hash_queue",
                        "limits.lockout_s",
                        "limits.max_line",
                        "limits.max_line_before_login",
                        "limits.requests_per_minute_per_address",
                        "limits.trusted",
                        "limits.trusted_times",
                        "listen.host",
                        "listen.insecure",
                        "listen.port",
                        "listen.proxy",
                        "listen.tls",
                        "listeners",
                        "memory.input_bytes",
                        "memory.state_bytes",
                        "metrics.port",
                        "log.format",
                        "passwords.iterations",
                        "passwords.memory_kib",
                        "passwords.parallelism",
                        "passwords.threads",
                        "storage.journal",
                        "storage.snapshot_every",
                        "tls.certificate",
                        "tls.key");
    }
}
