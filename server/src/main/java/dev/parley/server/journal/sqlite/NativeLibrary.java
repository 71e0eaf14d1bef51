package dev.parley.server.journal.sqlite;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.sqlite.SQLiteJDBCLoader;

/**
 * Loads SQLite itself. The driver unpacks it into a file and has the JVM delete that at its end, which a killed process
 * never comes to; so it is unpacked into the store's own folder, for whose owner alone that is, and deleted as soon as it
 * is loaded: the operating system keeps what is mapped.
 */
public final class NativeLibrary {

    private static final String PREFIX = "sqlite-native-";

    /** Of two processes that start at once neither takes away the other's file. */
    private static final Duration LEFT_BEHIND = Duration.ofMinutes(10);

    private static boolean isLoaded;

    private NativeLibrary() {}

    /** Before the first connection of a process; any thread. */
    public static synchronized void load(Path folder) throws IOException {
        if (isLoaded) {
            return;
        }
        sweep(folder);
        Path unpacked = Files.createTempDirectory(folder, PREFIX);
        String before = System.getProperty("org.sqlite.tmpdir");
        System.setProperty("org.sqlite.tmpdir", unpacked.toString());
        try {
            SQLiteJDBCLoader.initialize();
            isLoaded = true;
        } catch (Exception failed) {
            throw new IOException("SQLite cannot be loaded: " + failed.getMessage(), failed);
        } finally {
            if (before == null) {
                System.clearProperty("org.sqlite.tmpdir");
            } else {
                System.setProperty("org.sqlite.tmpdir", before);
            }
            delete(unpacked);
        }
    }

    /** Whoever was killed between unpacking and deleting left it behind. */
    private static void sweep(Path folder) throws IOException {
        FileTime longAgo = FileTime.from(Instant.now().minus(LEFT_BEHIND));
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, PREFIX + "*")) {
            for (Path one : all) {
                if (Files.getLastModifiedTime(one).compareTo(longAgo) < 0) {
                    delete(one);
                }
            }
        }
    }

    private static void delete(Path unpacked) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(unpacked)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(unpacked);
    }
}
