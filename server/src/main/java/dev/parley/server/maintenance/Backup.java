package dev.parley.server.maintenance;

import dev.parley.server.journal.sqlite.StoreCopy;
import dev.parley.server.tls.IdentityFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code backup FILE}: works while the server runs. */
@Command(
        name = "backup",
        description =
                "Copies all data into FILE, as of one moment. The server may run meanwhile. The copy contains password hashes and all messages. Keep it as safe as the data folder. The TLS key in DIR/tls is not copied.")
public final class Backup extends StoreCommand {

    @Parameters(paramLabel = "FILE", description = "The new file. It must not exist yet.")
    private Path file = Path.of("");

    @Override
    int work(Path folder) throws IOException {
        long events = StoreCopy.backup(folder, file.toAbsolutePath());
        say("Copied " + events + " events to " + file + ", and read them all back.");
        Path tls = IdentityFiles.folderIn(folder);
        if (Files.exists(tls)) {
            say("The TLS key is not in the backup. Copy " + tls + " yourself, and keep it secret.");
        }
        return DONE;
    }
}
