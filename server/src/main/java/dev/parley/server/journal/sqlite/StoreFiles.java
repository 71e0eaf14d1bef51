package dev.parley.server.journal.sqlite;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
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
        if (store.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(store, PosixFilePermissions.fromString("rw-------"));
        }
    }

    /** Makes the file, for its owner's eyes alone; SQLite gives those beside it the same mode. */
    public void create() throws IOException {
        boolean posix = store.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] ownersAlone = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        try {
            Files.createFile(store, ownersAlone);
        } catch (FileAlreadyExistsException usual) {
            return;
        }
    }
}
