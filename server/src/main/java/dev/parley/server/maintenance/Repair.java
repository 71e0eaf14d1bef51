package dev.parley.server.maintenance;

import dev.parley.server.assembly.StateCompaction;
import dev.parley.server.folder.DataFolder;
import dev.parley.server.folder.DataLock;
import dev.parley.server.folder.FolderException;
import dev.parley.server.journal.archive.Indexer;
import dev.parley.server.journal.sqlite.Verification;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;

/** {@code repair}. */
@Command(
        name = "repair",
        description =
                "Creates a good store from the readable part of a damaged one. Lists the lost data. Messages keep their numbers. The damaged files are kept beside it. An intact store stays as it is. Stop the server first. A backup may contain more.")
public final class Repair extends StoreCommand {

    @Override
    int work(Path folder) throws IOException, FolderException {
        try (DataLock lock = DataLock.take(DataFolder.existing(folder))) {
            if (isIntact(lock.folder())) {
                say("The store is intact. Nothing was changed.");
                return DONE;
            }
            dev.parley.server.journal.sqlite.Repair.Outcome outcome =
                    dev.parley.server.journal.sqlite.Repair.repair(lock.folder(), StateCompaction::new);
            Indexer.discard(lock.folder());
            outcome.lost().forEach(this::say);
            say("Kept " + outcome.kept() + " events. The damaged files are in " + outcome.damaged() + ".");
            return DONE;
        }
    }

    private static boolean isIntact(Path folder) {
        try {
            return Verification.verify(folder, StateCompaction::new).isGood();
        } catch (IOException unreadable) {
            // The repair says what is wrong with it.
            return false;
        }
    }
}
