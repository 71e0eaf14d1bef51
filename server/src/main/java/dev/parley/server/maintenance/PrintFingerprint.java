package dev.parley.server.maintenance;

import dev.parley.server.config.ConfigException;
import dev.parley.server.config.ServerConfig;
import dev.parley.server.folder.DataFolder;
import dev.parley.server.folder.FolderException;
import dev.parley.server.tls.ServerIdentity;
import dev.parley.tls.Fingerprint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code fingerprint}: works while the server runs. */
@Command(
        name = "fingerprint",
        description =
                "Prints the fingerprint of the server's TLS key: the one in DIR/tls, or the one that the settings name."
                        + " The server may run meanwhile. Tell it to people, so that they can compare it when they"
                        + " connect for the first time.",
        footer = {"", "Exit status: 0 printed, 1 there is no key, or it cannot be used."})
public final class PrintFingerprint extends StoreCommand {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The server's settings, if they name a key of your own.")
    private @Nullable Path config;

    @Override
    int work(Path folder) throws IOException, FolderException {
        ServerConfig.TlsFiles named = settings().tls();
        Path data = named.certificate().isEmpty() ? DataFolder.existing(folder) : folder;
        Optional<Fingerprint> stored = ServerIdentity.storedFingerprint(named.certificate(), named.key(), data);
        if (stored.isEmpty()) {
            throw new IOException("There is no TLS key in " + folder
                    + ". The server makes one when it starts with TLS for the first time.");
        }
        say(stored.get().text());
        return DONE;
    }

    private ServerConfig settings() throws IOException {
        try {
            return config == null ? ServerConfig.defaults() : ServerConfig.read(config);
        } catch (ConfigException refused) {
            throw new IOException(refused.getMessage(), refused);
        }
    }
}
