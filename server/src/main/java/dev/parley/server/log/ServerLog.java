package dev.parley.server.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import dev.parley.server.config.ServerConfig;
import dev.parley.zone.LocalZone;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/**
 * The server's log, for as long as it is open. Three loggers are the server's own, and everything logs to them through
 * SLF4J:
 *
 * <ul>
 *   <li>{@code parley}: readable lines for the operator, to the console and to the day's file;
 *   <li>{@code parley.requests}: every request, to the day's file alone;
 *   <li>{@code parley.deleted}: what is deleted for its age, to both, whatever the settings say.
 * </ul>
 *
 * Libraries' warnings go where {@code parley} goes. To log never waits ({@link LogQueue}); its arguments have to be
 * values that do not change, and need no cleaning ({@link LineFormat}). There is one at a time in a process.
 */
public final class ServerLog implements AutoCloseable {

    /** The operator's readable lines. */
    public static final String ACTIVITY = "parley";

    /** Every request's type, user and result. */
    public static final String REQUESTS = "parley.requests";

    /** What is deleted for its age. */
    public static final String DELETED = "parley.deleted";

    /** Lines that may wait for the console, and for the file: a few megabytes. */
    private static final int BOUND = 16_384;

    private final Path folder;
    private final ConsoleLines console;
    private final DayFile file;
    private final LogQueue toConsole;
    private final LogQueue toFile;

    private ServerLog(Path folder, ConsoleLines console, DayFile file) {
        this.folder = folder;
        this.console = console;
        this.file = file;
        this.toConsole = new LogQueue("console", console, BOUND);
        this.toFile = new LogQueue("file", file, BOUND);
    }

    /**
     * Begins to log: to {@code logs} in the data folder and, line by line, to {@code standardOutput}.
     *
     * @throws IOException if the folder cannot be written
     */
    public static ServerLog open(Path data, ServerConfig.Log settings, Consumer<String> standardOutput)
            throws IOException {
        ZoneId zone = LocalZone.ofEnvironment().zone();
        boolean isJson = settings.format() == ServerConfig.LogFormat.JSON;
        FileFormat inFile = isJson ? new JsonFormat(zone) : LineFormat.forFile(zone);
        DayFile file = new DayFile(folderIn(data), settings.keepDays(), settings.maxBytes(), inFile);
        ConsoleLines console =
                new ConsoleLines(LineFormat.forConsole(zone), isJson ? new JsonFormat(zone) : null, standardOutput);
        ServerLog log = new ServerLog(folderIn(data), console, file);
        log.attach(settings);
        return log;
    }

    /** Where the day files of a data folder are. */
    public static Path folderIn(Path data) {
        return data.resolve("logs");
    }

    /** Where this one's day files are. */
    public Path folder() {
        return folder;
    }

    /** The time is certain. Until this is said once no old file is deleted, whatever the clock says. Any thread. */
    public void today(Instant now) {
        file.today(now);
    }

    /** From now on other bounds. Any thread. */
    public void keep(ServerConfig.Log settings) {
        file.keep(settings.keepDays(), settings.maxBytes());
    }

    /** Console lines go there from now on, one call a line, on a thread of the log's own. */
    public void consoleThrough(Consumer<String> lines) {
        console.through(lines);
    }

    /** Console lines go to standard output again. */
    public void consoleToStandardOutput() {
        console.through(null);
    }

    /** Writes what waits, and ends. What is logged afterwards goes nowhere. */
    @Override
    public void close() {
        for (Logger logger : new Logger[] {logger(Logger.ROOT_LOGGER_NAME), logger(REQUESTS)}) {
            logger.detachAppender(toConsole);
            logger.detachAppender(toFile);
        }
        toConsole.stop();
        toFile.stop();
    }

    private void attach(ServerConfig.Log settings) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        toConsole.setContext(context);
        toFile.setContext(context);
        toConsole.start();
        toFile.start();

        Logger root = logger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(toConsole);
        root.addAppender(toFile);
        logger(DELETED).setLevel(Level.INFO);

        Logger requests = logger(REQUESTS);
        requests.setAdditive(false);
        requests.addAppender(toFile);
        show(settings.activity(), settings.requests());
    }

    /** What is logged from now on, beside what is wrong. Any thread. */
    public static void show(boolean activity, boolean requests) {
        logger(ACTIVITY).setLevel(activity ? Level.INFO : Level.WARN);
        logger(REQUESTS).setLevel(requests ? Level.INFO : Level.OFF);
    }

    /** Whether there are readable lines for what people do. */
    public static boolean hasActivity() {
        return logger(ACTIVITY).isInfoEnabled();
    }

    /** Whether each request's result is noted. */
    public static boolean hasRequests() {
        return logger(REQUESTS).isInfoEnabled();
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }
}
