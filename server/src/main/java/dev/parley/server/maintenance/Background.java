package dev.parley.server.maintenance;

import dev.parley.process.CommandNames;
import dev.parley.process.RunFile;
import dev.parley.server.folder.DataFolder;
import dev.parley.server.folder.FolderException;
import java.nio.file.Path;

/** What {@code start}, {@code stop} and {@code status} say alike. */
final class Background {

    private Background() {}

    static String noneRuns(Path folder) {
        return "No Parley server runs on " + folder + ".";
    }

    /** Where it listens, where its data is, how to stop it. */
    static String description(RunFile run, Path folder) throws FolderException {
        String where = run.address().isEmpty() ? "Parley is starting" : "Parley listening on " + run.address();
        String how = run.background() ? ", in the background" : ", in a terminal or as a service";
        return where + how + " (process " + run.pid() + ").\nData: " + folder + "\nLogs: " + folder.resolve("logs")
                + "\nStop it with: " + command("stop", folder);
    }

    /** The command for this folder, as a person types it. */
    static String command(String name, Path folder) throws FolderException {
        boolean usual = folder.equals(DataFolder.chosen(null));
        String quoted = folder.toString().replace("'", "'\\''");
        return CommandNames.server() + " " + name + (usual ? "" : " --data '" + quoted + "'");
    }
}
