package dev.parley.server.maintenance;

import dev.parley.server.folder.DataFolder;
import dev.parley.server.folder.FolderException;
import dev.parley.server.tls.ServerIdentity;
import dev.parley.tls.Fingerprint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;

/** {@code fingerprint}: works while the server runs. */
@Command(
        name = "fingerprint",
        description =
                "Prints the fingerprint of the server's TLS key in DIR/tls. The server may run meanwhile. Tell it to"
                        + " people, so that they can compare it when they connect for the first time.",
        footer = {"", "Exit status: 0 printed, 1 there is no key, or it cannot be used."})
public final class PrintFingerprint extends StoreCommand {

    @Override
    int work(Path folder) throws IOException, FolderException {
        Optional<Fingerprint> stored = ServerIdentity.storedFingerprint(DataFolder.existing(folder));
        if (stored.isEmpty()) {
            throw new IOException("There is no TLS key in " + folder
                    + ". The server makes one when it starts with TLS for the first time.");
        }
        say(stored.get().text());
        return DONE;
    }
}
