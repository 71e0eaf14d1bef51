package dev.parley.server.maintenance;

import dev.parley.process.RunFile;
import dev.parley.server.folder.FolderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;

/** Tells whether a server runs on a data folder. */
@Command(
        name = "status",
        description = "Tells whether a server runs on the data folder, and where it listens.",
        footer = {"", "Exit status: 0 it runs, 3 it does not."})
public final class Status extends StoreCommand {

    /** As services say it. */
    private static final int NOT_RUNNING = 3;

    @Override
    int work(Path folder) throws IOException, FolderException {
        RunFile run = Files.isDirectory(folder) ? RunFile.living(folder) : null;
        say(run == null ? Background.noneRuns(folder) : Background.description(run, folder));
        return run == null ? NOT_RUNNING : DONE;
    }
}
