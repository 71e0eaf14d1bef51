package dev.parley.server.maintenance;

import dev.parley.server.folder.DataFolder;
import dev.parley.server.folder.DataLock;
import dev.parley.server.folder.FolderException;
import dev.parley.server.journal.sqlite.StoreCopy;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code restore FILE}. */
@Command(
        name = "restore",
        description =
                "Makes the store of a new data folder out of a backup. Clients notice that the past may be another one,"
                        + " and read it anew.")
public final class Restore extends StoreCommand {

    @Parameters(paramLabel = "FILE", description = "What backup made.")
    private Path file = Path.of("");

    @Override
    int work(Path folder) throws IOException, FolderException {
        try (DataLock lock = DataLock.take(DataFolder.prepare(folder))) {
            long events = StoreCopy.restore(file.toAbsolutePath(), lock.folder());
            say("Restored " + events + " events to " + folder + ". Start the server on it.");
            return DONE;
        }
    }
}
