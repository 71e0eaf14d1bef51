package dev.parley.server.folder;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One server to a data folder: a lock on a file in it, which the system lets go of however the process ends. */
public final class DataLock implements AutoCloseable {

    private static final String NAME = "server.lock";

    private final Path folder;
    private final FileChannel file;

    private DataLock(Path folder, FileChannel file) {
        this.folder = folder;
        this.file = file;
    }

    /** The folder that is locked. */
    public Path folder() {
        return folder;
    }

    /** Removes the folder if nothing but the lock is in it: it was made for something that came to nothing. */
    public void removeEmptyFolder() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            if (!files.allMatch(file -> file.endsWith(NAME))) {
                return;
            }
        }
        Files.delete(folder.resolve(NAME));
        Files.delete(folder);
    }

    /** Takes the folder, or says that another server has it. */
    public static DataLock take(Path folder) throws FolderException {
        try {
            FileChannel file =
                    FileChannel.open(folder.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(file) == null) {
                file.close();
                throw new FolderException("Another Parley server uses the data folder " + folder
                        + ". Stop it, or choose another folder with --data DIR.");
            }
            return new DataLock(folder, file);
        } catch (IOException unwritable) {
            throw new FolderException(
                    "You may not write in the data folder " + folder + ". Choose another folder with --data DIR.",
                    unwritable);
        }
    }

    private static @Nullable FileLock lock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException ofThisProcess) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException lockIsGoneAllTheSame) {
            return;
        }
    }
}
