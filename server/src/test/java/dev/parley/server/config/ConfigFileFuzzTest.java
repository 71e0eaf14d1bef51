package dev.parley.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** Settings files: each is taken, or refused with one line that a person can read. */
class ConfigFileFuzzTest {

    @FuzzTest
    void fuzz(byte[] file) {
        try {
            ConfigFile.parse(new String(file, StandardCharsets.UTF_8), "parley.toml");
        } catch (ConfigException refused) {
            assertThat(refused.getMessage()).startsWith("parley.toml: ").hasLineCount(1);
        }
    }
}
