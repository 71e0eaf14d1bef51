package dev.parley.server.maintenance;

import dev.parley.process.CommandNames;
import dev.parley.server.assembly.StateCompaction;
import dev.parley.server.folder.DataFolder;
import dev.parley.server.folder.DataLock;
import dev.parley.server.folder.FolderException;
import dev.parley.server.journal.sqlite.Verification;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;

/** {@code verify}. */
@Command(
        name = "verify",
        description =
                "Reads all data and checks it: every checksum, no gaps in the numbers, and each snapshot against the events before it. Changes nothing. Stop the server first.",
        footer = {"", "Exit status: 0 no damage, 1 damaged or not readable."})
public final class Verify extends StoreCommand {

    @Override
    int work(Path folder) throws IOException, FolderException {
        try (DataLock lock = DataLock.take(DataFolder.existing(folder))) {
            Verification.Report report = Verification.verify(lock.folder(), StateCompaction::new);
            report.findings().forEach(this::say);
            say(report.events() + " events and " + report.snapshots()
                    + (report.snapshots() == 1 ? " snapshot" : " snapshots") + " are intact.");
            if (!report.isGood()) {
                say("The store is damaged. Restore a backup, or run " + CommandNames.server()
                        + " repair to save the readable part.");
                return FAILED;
            }
            return DONE;
        }
    }
}
