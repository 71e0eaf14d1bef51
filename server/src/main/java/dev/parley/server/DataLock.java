package dev.parley.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** One server to a data folder: a lock on a file in it, which the system lets go of however the process ends. */
final class DataLock {

    private static final String NAME = "server.lock";

    private final FileChannel file;

    private DataLock(FileChannel file) {
        this.file = file;
    }

    /** Takes the folder, or says that another server has it. */
    static DataLock take(Path folder) throws StartException {
        try {
            FileChannel file =
                    FileChannel.open(folder.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(file) == null) {
                file.close();
                throw new StartException("Another Parley server uses the data folder " + folder
                        + ". Stop it, or choose another folder with --data DIR.");
            }
            return new DataLock(file);
        } catch (IOException unwritable) {
            throw new StartException(
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

    void close() {
        try {
            file.close();
        } catch (IOException lockIsGoneAllTheSame) {
            return;
        }
    }
}
