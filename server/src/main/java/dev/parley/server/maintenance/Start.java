package dev.parley.server.maintenance;

import dev.parley.process.CommandNames;
import dev.parley.process.RunFile;
import dev.parley.server.folder.DataFolder;
import dev.parley.server.folder.FolderException;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts a server that goes on when the terminal is closed. */
@Command(
        name = "start",
        description =
                "Starts the server in the background, and waits until clients can connect. It keeps running when the"
                        + " terminal is closed; its log is in DIR/logs.",
        footer = {"", "Exit status: 0 it runs (or ran already), 1 it could not start, 2 invalid options."})
public final class Start extends StoreCommand {

    /** The script that runs this program: the server is started by it. */
    private static final String SCRIPT = "parley.server.script";

    /** Set for the server that is started: it says so in its run file. */
    public static final String VARIABLE = "PARLEY_BACKGROUND";

    /** A large store takes a while to read. */
    private static final long PATIENCE_SECONDS = 600;

    private static final int LONGEST_COMPLAINT = 2000;

    @Option(names = "--host", paramLabel = "HOST", description = "Address or host name to listen on.")
    private @Nullable String host;

    @Option(names = "--port", paramLabel = "PORT", description = "Port to listen on; 0 takes a free one.")
    private @Nullable Integer port;

    @Option(names = "--config", paramLabel = "FILE", description = "Settings in TOML.")
    private @Nullable Path config;

    @Override
    int work(Path chosen) throws IOException, FolderException {
        Path folder = DataFolder.prepare(chosen);
        // One after the other: the second finds the server of the first.
        try (FileChannel file = FileChannel.open(
                        folder.resolve("start.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = file.lock()) {
            RunFile running = lock.isValid() ? RunFile.living(folder) : null;
            return running == null ? start(folder) : alreadyRuns(running, folder);
        }
    }

    private int alreadyRuns(RunFile running, Path folder) throws FolderException {
        boolean otherPort = port != null && port != 0 && !running.address().endsWith(":" + port);
        say((otherPort ? "Another server uses this data folder. " : "") + Background.description(running, folder));
        if (otherPort) {
            say("Stop it first, or choose another folder with --data DIR.");
            return FAILED;
        }
        return DONE;
    }

    private int start(Path folder) throws IOException, FolderException {
        Path complaints =
                DataFolder.emptyFile(DataFolder.prepare(folder.resolve("logs")).resolve("start.err"));
        ProcessBuilder builder = new ProcessBuilder(command(folder))
                .directory(folder.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(complaints.toFile());
        builder.environment().put(VARIABLE, "1");
        Process process = builder.start();
        try {
            RunFile run = awaitListening(process, folder);
            if (run != null) {
                say(Background.description(run, folder));
                return DONE;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (process.isAlive()) {
            return fail("Parley is still starting; see " + folder.resolve("logs") + ".");
        }
        String complaint = Files.readString(complaints).strip();
        fail(
                complaint.isEmpty()
                        ? "Parley could not start; see " + folder.resolve("logs") + "."
                        : complaint.substring(0, Math.min(LONGEST_COMPLAINT, complaint.length())));
        // A wrong option is one here as it is without start.
        return process.exitValue() == 0 ? FAILED : process.exitValue();
    }

    private static @Nullable RunFile awaitListening(Process process, Path folder)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() - end < 0) {
            RunFile run = RunFile.living(folder);
            if (run != null && run.pid() == process.pid() && !run.address().isEmpty()) {
                return run;
            }
            if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
                return null;
            }
        }
        return null;
    }

    private List<String> command(Path folder) throws IOException {
        String script = System.getProperty(SCRIPT);
        if (script == null) {
            throw new IOException("A server is started in the background by " + CommandNames.server() + " start.");
        }
        List<String> command = new ArrayList<>(detached());
        command.addAll(List.of(script, "--data", folder.toString()));
        if (host != null) {
            command.addAll(List.of("--host", host));
        }
        if (port != null) {
            command.addAll(List.of("--port", port.toString()));
        }
        if (config != null) {
            command.addAll(List.of("--config", config.toAbsolutePath().toString()));
        }
        return command;
    }

    /** Away from the terminal: a session of its own, or deaf to what a terminal sends. */
    private static List<String> detached() {
        for (String folder :
                System.getenv().getOrDefault("PATH", "/usr/bin:/bin").split(":", -1)) {
            if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, "setsid"))) {
                return List.of(Path.of(folder, "setsid").toString());
            }
        }
        return List.of("sh", "-c", "trap '' HUP INT QUIT; exec \"$@\"", "sh");
    }
}
