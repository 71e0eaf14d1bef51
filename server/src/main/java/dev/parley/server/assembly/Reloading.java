package dev.parley.server.assembly;

import dev.parley.server.admin.AdminPort.Work;
import dev.parley.server.config.ConfigChanges;
import dev.parley.server.config.ConfigException;
import dev.parley.server.config.ConfigSource;
import dev.parley.server.config.ServerConfig;
import dev.parley.text.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Reads the settings again while the server runs: takes those that can change, and names those that need a restart. A file with a
 * fault changes nothing. Any thread, one at a time; it waits for the loop.
 */
final class Reloading {

    /** Takes settings, all at once, and waits until they hold. */
    interface Taking {
        /** @return the operators' names that nobody has yet */
        List<String> take(ServerConfig merged) throws InterruptedException;
    }

    private final ConfigSource source;
    private final Taking taking;
    private ServerConfig inForce;

    Reloading(ConfigSource source, ServerConfig inForce, Taking taking) {
        this.source = source;
        this.inForce = inForce;
        this.taking = taking;
    }

    /** @param free what to say of operators' names that nobody has yet */
    synchronized Work reload(Function<List<String>, List<String>> free) {
        if (!source.isFile()) {
            return new Work(true, List.of("The server was started without --config: there is no file to read again."));
        }
        ServerConfig next;
        try {
            next = source.read();
        } catch (ConfigException faulty) {
            return new Work(
                    false, List.of(SafeText.escape(String.valueOf(faulty.getMessage())), "No setting was changed."));
        }
        ConfigChanges changes = ConfigChanges.between(inForce, next);
        List<String> lines = new ArrayList<>();
        lines.add(
                changes.now().isEmpty()
                        ? "No setting was changed."
                        : "Changed now: " + String.join(", ", changes.now()) + ".");
        if (!changes.atRestart().isEmpty()) {
            lines.add("Only a restart changes: " + String.join(", ", changes.atRestart()) + ".");
        }
        try {
            lines.addAll(free.apply(taking.take(changes.merged())));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Work(false, List.of("The server is stopping."));
        }
        inForce = changes.merged();
        return new Work(true, lines);
    }
}
