package dev.parley.server.journal.sqlite;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

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

    Path folder() {
        Path folder = store.toAbsolutePath().getParent();
        return folder == null ? store.toAbsolutePath() : folder;
    }

    /** Makes the file, for its owner's eyes alone; SQLite gives those beside it the same mode. */
    void create() throws IOException {
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
