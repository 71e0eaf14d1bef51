package dev.parley.server.maintenance;

import dev.parley.server.journal.sqlite.StoreCopy;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code backup FILE}: works while the server runs. */
@Command(
        name = "backup",
        description =
                "Copies everything stored into FILE, as it is at one moment, also while the server runs. The copy holds"
                        + " password hashes and all that was ever said: keep it as safe as the data folder.")
public final class Backup extends StoreCommand {

    @Parameters(paramLabel = "FILE", description = "Is made; must not be there yet.")
    private Path file = Path.of("");

    @Override
    int work(Path folder) throws IOException {
        long events = StoreCopy.backup(folder, file.toAbsolutePath());
        say("Copied " + events + " events to " + file + ", and read them all back.");
        return DONE;
    }
}
