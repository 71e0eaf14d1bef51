package dev.parley.server.maintenance;

import dev.parley.process.RunFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;

/** Stops the server of a data folder, however it was started. */
@Command(
        name = "stop",
        description = "Stops the server that runs on the data folder, and waits until it has ended. Clients are told,"
                + " and messages on their way arrive.",
        footer = {"", "Exit status: 0 no server runs any more, 1 it could not be stopped."})
public final class Stop extends StoreCommand {

    private static final long PATIENCE_SECONDS = 60;

    @Override
    int work(Path folder) throws IOException {
        RunFile run = Files.isDirectory(folder) ? RunFile.living(folder) : null;
        if (run == null) {
            say(Background.noneRuns(folder));
            return DONE;
        }
        ProcessHandle process = ProcessHandle.of(run.pid()).orElse(null);
        if (process != null && !process.destroy()) {
            say("You may not stop process " + run.pid() + ": it is another user's.");
            return FAILED;
        }
        if (process != null && !hasEnded(process)) {
            say("Process " + run.pid() + " is still stopping.");
            return FAILED;
        }
        say("Parley has stopped.");
        return DONE;
    }

    private static boolean hasEnded(ProcessHandle process) {
        try {
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            return !process.isAlive();
        }
    }
}
