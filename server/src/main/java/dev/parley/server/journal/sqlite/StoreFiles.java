package dev.parley.server.journal.sqlite;

import dev.parley.server.folder.OwnersAlone;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The store's files.
 *
 * @param store the database
 */
public record StoreFiles(Path store) {

    public static StoreFiles in(Path folder) {
        return new StoreFiles(folder.resolve("parley.db"));
    }

    /** The write-ahead log, there while the store is open, and after a crash. */
    public Path wal() {
        return store.resolveSibling(store.getFileName() + "-wal");
    }

    /** What readers and the writer of the write-ahead log agree by, there as long as that is. */
    private Path shm() {
        return store.resolveSibling(store.getFileName() + "-shm");
    }

    /** The database first. */
    List<Path> all() {
        return List.of(store, wal(), shm());
    }

    Path folder() {
        return folderOf(store);
    }

    static Path folderOf(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return folder == null ? file.toAbsolutePath() : folder;
    }

    /** Takes it away, with what SQLite keeps beside it. */
    void delete() throws IOException {
        Files.deleteIfExists(store);
        deleteLog();
    }

    /** Takes away what SQLite keeps beside it. */
    void deleteLog() throws IOException {
        Files.deleteIfExists(wal());
        Files.deleteIfExists(shm());
    }

    /** For its owner's eyes alone, whatever it was made of. */
    void protect() throws IOException {
        OwnersAlone.protectFile(store);
    }

    /** Makes the file, for its owner's eyes alone; SQLite gives those beside it the same mode. */
    public void create() throws IOException {
        try {
            Files.createFile(store, OwnersAlone.file(store));
        } catch (FileAlreadyExistsException usual) {
            return;
        }
    }
}
