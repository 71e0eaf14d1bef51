package dev.parley.server.maintenance;

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
                "Reads everything stored and says whether it is what was written: every checksum, numbers without a gap,"
                        + " and that each snapshot says what the events before it say. Changes nothing. The server must be stopped.",
        footer = {"", "Exit status: 0 all is well, 1 something is damaged, or cannot be read."})
public final class Verify extends StoreCommand {

    @Override
    int work(Path folder) throws IOException, FolderException {
        try (DataLock lock = DataLock.take(DataFolder.existing(folder))) {
            Verification.Report report = Verification.verify(lock.folder(), StateCompaction::new);
            report.findings().forEach(this::say);
            say(report.events() + " events and " + report.snapshots()
                    + (report.snapshots() == 1 ? " snapshot" : " snapshots") + " are what was written.");
            if (!report.isGood()) {
                say(
                        "The store is damaged. Restore a backup, or run scripts/server.sh repair to save what can be read.");
                return FAILED;
            }
            return DONE;
        }
    }
}
