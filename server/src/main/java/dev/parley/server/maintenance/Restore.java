package dev.parley.server.maintenance;

import dev.parley.server.folder.DataFolder;
import dev.parley.server.folder.DataLock;
import dev.parley.server.folder.FolderException;
import dev.parley.server.journal.sqlite.StoreCopy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code restore FILE}. */
@Command(
        name = "restore",
        description =
                "Creates a new data folder from a backup. Clients notice it and load all messages again. A TLS key in DIR/tls stays as it is.")
public final class Restore extends StoreCommand {

    @Parameters(paramLabel = "FILE", description = "A file made by backup.")
    private Path file = Path.of("");

    @Override
    int work(Path folder) throws IOException, FolderException {
        boolean isNew = Files.notExists(folder);
        try (DataLock lock = DataLock.take(DataFolder.prepare(folder))) {
            say("Restored " + restore(lock, isNew) + " events to " + folder + ". Start the server on it.");
            return DONE;
        }
    }

    private long restore(DataLock lock, boolean isNew) throws IOException {
        try {
            return StoreCopy.restore(file.toAbsolutePath(), lock.folder());
        } catch (IOException failed) {
            if (isNew) {
                lock.removeEmptyFolder();
            }
            throw failed;
        }
    }
}
