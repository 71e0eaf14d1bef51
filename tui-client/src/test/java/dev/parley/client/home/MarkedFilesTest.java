package dev.parley.client.home;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.settings.Setting;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of a person's that an editor began with a byte order mark. */
class MarkedFilesTest {

    private static final String MARK = "\uFEFF";

    @TempDir
    private Path folder;

    @Test
    void settingsAreReadAndSaved() throws IOException {
        Path file = Files.writeString(folder.resolve("client.toml"), MARK + "bell = false\n");
        SettingsFile settings = new SettingsFile(file);
        assertThat(settings.read().preferences().troubles()).isEmpty();
        assertThat(settings.read().preferences().bell()).isFalse();
        settings.save(Setting.TYPING, null, "off");
        assertThat(settings.read().preferences().troubles()).isEmpty();
        assertThat(settings.read().preferences().bell()).isFalse();
        assertThat(settings.read().preferences().typing()).isFalse();
    }

    @Test
    void aThemeIsRead() throws IOException {
        Files.writeString(folder.resolve("own.toml"), MARK + "background = \"dark\"\n");
        assertThat(ThemeFiles.read(folder, "own").trouble()).isEmpty();
        Files.writeString(folder.resolve("own.toml"), MARK + "backgrund = \"dark\"\n");
        assertThat(ThemeFiles.read(folder, "own").trouble()).contains("line 1", "backgrund");
    }

    @Test
    void aTokenIsRead() throws IOException {
        Path tokens = folder.resolve("tokens");
        try (Tokens kept = new Tokens(tokens)) {
            kept.keep("127.0.0.1:5000", "ann", "secret");
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(tokens, "*.token")) {
            for (Path file : files) {
                Files.writeString(file, MARK + Files.readString(file));
            }
        }
        try (Tokens kept = new Tokens(tokens)) {
            assertThat(kept.find("127.0.0.1:5000", "")).isNotNull().satisfies(found -> {
                assertThat(found.user()).isEqualTo("ann");
                assertThat(found.token()).isEqualTo("secret");
            });
        }
    }
}
