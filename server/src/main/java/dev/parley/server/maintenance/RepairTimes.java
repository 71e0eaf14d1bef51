package dev.parley.server.maintenance;

import dev.parley.server.assembly.StateCompaction;
import dev.parley.server.folder.DataFolder;
import dev.parley.server.folder.DataLock;
import dev.parley.server.folder.FolderException;
import dev.parley.server.journal.archive.Indexer;
import dev.parley.server.journal.sqlite.TimeRepair;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import picocli.CommandLine.Command;

/** {@code repair-times}. */
@Command(
        name = "repair-times",
        description = {
            "Corrects times that were written while this machine's clock was ahead. Each entry that is later than now"
                    + " gets the time of the last good entry of its room. Clients load all messages again.",
            "Check the clock first. The server must be stopped. The store as it was stays beside the new one; restore it"
                    + " with the subcommand restore, and delete it when all is well."
        })
public final class RepairTimes extends StoreCommand {

    @Override
    int work(Path folder) throws IOException, FolderException {
        try (DataLock lock = DataLock.take(DataFolder.existing(folder))) {
            TimeRepair.Outcome outcome = TimeRepair.repair(
                    lock.folder(),
                    StateCompaction::new,
                    Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS));
            if (outcome.before() == null) {
                say("No time is later than now. Nothing was changed.");
                return DONE;
            }
            Indexer.discard(lock.folder());
            outcome.logs().forEach(this::say);
            say("Changed the times of " + outcome.changed() + " events. The store as it was is in " + outcome.before()
                    + ".");
            return DONE;
        }
    }
}
