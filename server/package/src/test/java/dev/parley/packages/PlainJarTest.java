package dev.parley.packages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.TimeZone;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A jar does not tell the umask and the time zone of who built it. */
class PlainJarTest {

    private static final LocalDateTime TIME = LocalDateTime.of(2026, 11, 1, 0, 0);

    @TempDir
    private Path folder;

    private Path jar(String name, int mode) throws IOException {
        Path jar = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(jar);
                ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
            for (String file : new String[] {"META-INF/", "META-INF/MANIFEST.MF", "a/B.class"}) {
                ZipArchiveEntry entry = new ZipArchiveEntry(file);
                entry.setUnixMode(mode);
                zip.putArchiveEntry(entry);
                zip.write(file.endsWith("/") ? new byte[0] : file.getBytes(StandardCharsets.UTF_8));
                zip.closeArchiveEntry();
            }
        }
        return jar;
    }

    @Test
    void modesAndTimeZonesMakeNoDifference() throws IOException {
        byte[] plain = PlainJar.of(jar("open.jar", 0100644), TIME);
        TimeZone zone = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Chatham"));
            assertThat(PlainJar.of(jar("closed.jar", 0100600), TIME)).isEqualTo(plain);
        } finally {
            TimeZone.setDefault(zone);
        }
        assertThat(Files.readAllBytes(folder.resolve("open.jar")))
                .isNotEqualTo(Files.readAllBytes(folder.resolve("closed.jar")));
    }
}
