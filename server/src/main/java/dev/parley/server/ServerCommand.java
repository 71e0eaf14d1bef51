package dev.parley.server;

import dev.parley.process.CommandNames;
import dev.parley.process.FaultReport;
import dev.parley.server.config.ConfigException;
import dev.parley.server.config.ConfigSource;
import dev.parley.server.config.ServerConfig;
import dev.parley.server.folder.DataFolder;
import dev.parley.server.folder.DataLock;
import dev.parley.server.folder.FolderException;
import dev.parley.server.maintenance.Backup;
import dev.parley.server.maintenance.Export;
import dev.parley.server.maintenance.Forget;
import dev.parley.server.maintenance.PrintFingerprint;
import dev.parley.server.maintenance.Repair;
import dev.parley.server.maintenance.RepairTimes;
import dev.parley.server.maintenance.Restore;
import dev.parley.server.maintenance.Start;
import dev.parley.server.maintenance.Status;
import dev.parley.server.maintenance.Stop;
import dev.parley.server.maintenance.Verify;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * The server's command line: options to settings and a data folder, and from there {@link ServerRun}. Work on the data
 * that is done without a running server is a subcommand of this one.
 */
@Command(
        name = "scripts/server.sh",
        description = "Runs the Parley server. Ctrl-C, SIGTERM or /stop on its console stops it.",
        mixinStandardHelpOptions = true,
        versionProvider = ServerCommand.Version.class,
        sortOptions = false,
        subcommands = {
            Start.class,
            Stop.class,
            Status.class,
            PrintFingerprint.class,
            Backup.class,
            Restore.class,
            Verify.class,
            Repair.class,
            RepairTimes.class,
            Export.class,
            Forget.class
        },
        footer = {
            "",
            "It prints 'Parley listening on HOST:PORT' when clients can connect.",
            "On a terminal it has a console; /help there lists its commands.",
            "Exit status: 0 stopped, 1 could not start or continue, 2 invalid options."
        })
final class ServerCommand implements Callable<Integer> {

    private static final int STOPPED = 0;
    private static final int FAILED = 1;
    private static final int WRONG_OPTION = 2;

    /** In the place of bytes that are no UTF-8. */
    private static final char NO_CHARACTER = '\uFFFD';

    @Option(
            names = "--host",
            paramLabel = "HOST",
            description =
                    "Address or host name to listen on; 0.0.0.0 or :: means every address of this machine. Default: 127.0.0.1, or the configured one.")
    private @Nullable String host;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Port to listen on; 0 takes a free one. Default: 5000, or the configured one.")
    private @Nullable Integer port;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "Folder for all data, created if it does not exist; logs are in DIR/logs. "
                    + "Default: parley in $XDG_DATA_HOME, or in ~/.local/share.")
    private @Nullable Path data;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Settings in TOML. Settings that the file leaves out keep their defaults.")
    private @Nullable Path config;

    @Option(
            names = "--print-config",
            description = "Print every setting with its default and its purpose, as a file for --config, and exit.")
    private boolean printConfig;

    @Spec
    private @Nullable CommandSpec spec;

    private final ServerStarter starter;

    private ServerCommand(ServerStarter starter) {
        this.starter = starter;
    }

    static CommandLine commandLine(ServerStarter starter) {
        return new CommandLine(new ServerCommand(starter)).setCommandName(CommandNames.server());
    }

    /** Does what the command line says; returns the process's exit status. */
    static int run(ServerStarter starter, String... args) {
        for (String arg : args) {
            if (arg.indexOf(NO_CHARACTER) >= 0) {
                System.err.println("This is not UTF-8: " + arg + ". See " + CommandNames.server() + " --help.");
                return WRONG_OPTION;
            }
        }
        return commandLine(starter)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((wrong, given) -> tellWrongOption(wrong))
                .setExecutionExceptionHandler((fault, command, given) -> tellFault(fault, command))
                .execute(args);
    }

    @Override
    public Integer call() {
        if (printConfig) {
            out().print(ServerConfig.documentedDefaults());
            out().flush();
            return STOPPED;
        }
        try {
            ServerConfig settings = settings();
            Path folder = DataFolder.chosen(data);
            Ending ending = runIn(DataFolder.prepare(folder), settings);
            return ending instanceof Ending.Stopped ? STOPPED : FAILED;
        } catch (ConfigException | FolderException | StartException foreseen) {
            spec().commandLine().getErr().println(foreseen.getMessage());
            return FAILED;
        }
    }

    private Ending runIn(Path folder, ServerConfig settings) throws FolderException, StartException {
        try (DataLock lock = DataLock.take(folder)) {
            return ServerRun.untilItEnds(starter, settings, new FromFile(), lock.folder());
        }
    }

    /** The settings as this command line says, at any time. */
    private final class FromFile implements ConfigSource {
        @Override
        public boolean isFile() {
            return config != null;
        }

        @Override
        public ServerConfig read() throws ConfigException {
            return settings();
        }
    }

    private ServerConfig settings() throws ConfigException {
        ServerConfig settings = config == null ? ServerConfig.defaults() : ServerConfig.read(config);
        ServerConfig.Listen inFile = settings.listen();
        return settings.withListen(
                listen(inFile, host != null ? host : inFile.host(), port != null ? port : inFile.port()));
    }

    private ServerConfig.Listen listen(ServerConfig.Listen inFile, String atHost, int atPort) {
        if (atPort < 0 || atPort > 65_535) {
            throw wrong("--port must be from 0 to 65535, not " + atPort);
        }
        if (atHost.isBlank()) {
            throw wrong("--host must be an address or a host name");
        }
        return inFile.at(atHost, atPort);
    }

    private ParameterException wrong(String text) {
        return new ParameterException(spec().commandLine(), text);
    }

    private PrintWriter out() {
        return spec().commandLine().getOut();
    }

    private CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("picocli runs this");
        }
        return spec;
    }

    private static int tellWrongOption(ParameterException wrong) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(OptionWords.of(wrong) + " See " + command.getCommandSpec().qualifiedName() + " --help.");
        return WRONG_OPTION;
    }

    private static int tellFault(Exception fault, CommandLine command) {
        command.getErr().println(FaultReport.line("The server", fault));
        command.getErr().flush();
        return FAILED;
    }

    /** What --version prints. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"Parley " + ServerVersion.NUMBER};
        }
    }
}
