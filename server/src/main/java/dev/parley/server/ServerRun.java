package dev.parley.server;

import dev.parley.process.CommandNames;
import dev.parley.process.RunFile;
import dev.parley.server.admin.Commands;
import dev.parley.server.admin.socket.AdminSocket;
import dev.parley.server.admin.terminal.Console;
import dev.parley.server.admin.terminal.LocalShell;
import dev.parley.server.audit.file.AuditLog;
import dev.parley.server.config.ConfigSource;
import dev.parley.server.config.ServerConfig;
import dev.parley.server.log.ServerLog;
import dev.parley.server.maintenance.Start;
import dev.parley.zone.LocalZone;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of the server, from its log's first line to its last. */
final class ServerRun {

    private static final Logger LOG = LoggerFactory.getLogger(ServerLog.ACTIVITY);

    private ServerRun() {}

    /**
     * Starts the server, says where it listens, and waits until it has ended.
     *
     * @param source where the settings come from
     * @param data exists and may be written
     * @throws StartException if it could not start, for a reason that was to be foreseen
     */
    static Ending untilItEnds(ServerStarter starter, ServerConfig config, ConfigSource source, Path data)
            throws StartException {
        try (ServerLog log = openLog(config, data);
                AuditLog audit = openAudit(config, data)) {
            note(data, "");
            RunningServer server = start(starter, config, data, new Outside(source, audit, changed -> {
                ServerLog.show(changed.log().activity(), changed.log().requests());
                log.keep(changed.log());
                audit.keep(changed.audit().keepDays(), changed.audit().maxBytes());
            }));
            EndSignals.stop(server);
            server.tellTime(now -> {
                log.today(now);
                audit.today(now);
            });
            Commands commands = new Commands(
                    server.admin(), audit, LocalZone.ofEnvironment().zone());
            // Whoever has read that it listens can use admin.sh.
            AdminSocket socket = openSocket(data, commands);
            try (socket) {
                announce(server, log, data);
                Ending ending = operate(server, log, commands);
                tell(ending);
                return ending;
            }
        } finally {
            forget(data);
        }
    }

    private static void announce(RunningServer server, ServerLog log, Path data) {
        note(data, HostAndPort.format(server.address()));
        System.out.println("Parley listening on " + HostAndPort.format(server.address()));
        server.announcements().forEach(line -> LOG.info("{}", line));
        String complaint = LocalZone.ofEnvironment().complaint();
        if (complaint != null) {
            LOG.warn("{}", complaint);
        }
        LOG.info("Parley {} keeps its data in {}, its logs in {}", ServerVersion.NUMBER, data, log.folder());
        // Not by way of the log: whoever may read its files is not yet an operator.
        server.forConsole().forEach(System.out::println);
    }

    /** For {@code status}, {@code stop} and clients. A server that cannot write it runs all the same. */
    private static void note(Path data, String address) {
        try {
            RunFile.ofThisProcess(address, System.getenv(Start.VARIABLE) != null)
                    .write(data);
        } catch (IOException unwritable) {
            LOG.warn("Status and stop will not find this server: {}", unwritable.getMessage());
        }
    }

    private static void forget(Path data) {
        try {
            RunFile.delete(data);
        } catch (IOException leftBehind) {
            // It names a process that has ended.
        }
    }

    private static ServerLog openLog(ServerConfig config, Path data) throws StartException {
        try {
            return ServerLog.open(data, config.log(), System.out::println);
        } catch (IOException unwritable) {
            throw new StartException(
                    "Cannot write logs in " + ServerLog.folderIn(data) + ". Choose another folder with --data DIR.",
                    unwritable);
        }
    }

    private static AuditLog openAudit(ServerConfig config, Path data) throws StartException {
        try {
            ServerConfig.Audit settings = config.audit();
            return AuditLog.open(
                    data,
                    settings.keepDays(),
                    settings.maxBytes(),
                    LocalZone.ofEnvironment().zone());
        } catch (IOException unwritable) {
            throw new StartException(
                    "Cannot write the audit log in " + AuditLog.folderIn(data)
                            + ". Choose another folder with --data DIR.",
                    unwritable);
        }
    }

    private static RunningServer start(ServerStarter starter, ServerConfig config, Path data, Outside outside)
            throws StartException {
        try {
            return starter.start(config, data, outside);
        } catch (StartException | IOException | RuntimeException failure) {
            String words = StartFailures.inPlainWords(failure, config.places().get(0));
            if (words != null) {
                throw new StartException(words, failure);
            }
            LOG.error("The server could not start", failure);
            throw new StartException(
                    "The server could not start because of an unexpected error. The folder " + ServerLog.folderIn(data)
                            + " has the details.",
                    failure);
        }
    }

    /** For {@code scripts/admin.sh}. A server that cannot listen there runs all the same. */
    private static @Nullable AdminSocket openSocket(Path data, Commands commands) {
        try {
            return AdminSocket.open(data, commands, ServerVersion.NUMBER);
        } catch (IOException | RuntimeException cannot) {
            LOG.warn("{} cannot reach this server: {}", CommandNames.admin(), cannot.getMessage());
            return null;
        }
    }

    /** Waits for the end, with a console if there is a terminal. */
    private static Ending operate(RunningServer server, ServerLog log, Commands commands) {
        Optional<Console> console = Console.onTerminal(new LocalShell(commands));
        if (console.isEmpty()) {
            return awaitEnd(server);
        }
        Console open = console.get();
        log.consoleThrough(open::printAbove);
        open.start("This is the server's console. /help lists its commands.");
        try {
            return awaitEnd(server);
        } finally {
            // In this order: a line must not meet a terminal that is closed.
            log.consoleToStandardOutput();
            open.close();
        }
    }

    private static Ending awaitEnd(RunningServer server) {
        try {
            return server.awaitEnd();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            server.close();
            return new Ending.Stopped("interrupted");
        }
    }

    private static void tell(Ending ending) {
        if (ending instanceof Ending.Failed failed) {
            LOG.error("Parley could not continue", failed.cause());
        } else if (ending instanceof Ending.Stopped stopped) {
            LOG.info("Parley stopped: {}", stopped.reason());
        }
    }
}
