package dev.parley.server.maintenance;

import dev.parley.server.folder.DataFolder;
import dev.parley.server.folder.FolderException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What the subcommands have in common: the data folder, and a failure told in one line with exit status 1. */
@Command(mixinStandardHelpOptions = true, sortOptions = false)
abstract class StoreCommand implements Callable<Integer> {

    static final int DONE = 0;
    static final int FAILED = 1;

    @Spec
    private @Nullable CommandSpec spec;

    /** Does the work; returns the exit status. */
    abstract int work(Path folder) throws IOException, FolderException;

    @Override
    public final Integer call() {
        try {
            return work(DataFolder.chosen(spec().root().findOption("--data").getValue()));
        } catch (FolderException foreseen) {
            return fail(foreseen.getMessage());
        } catch (FileSystemException file) {
            String reason = file.getReason();
            return fail("Cannot use " + file.getFile() + ": "
                    + (reason == null ? file.getClass().getSimpleName().replace("Exception", "") : reason) + ".");
        } catch (IOException failed) {
            return fail(failed.getMessage());
        }
    }

    /** Tells what went wrong, on standard error; returns the exit status. */
    final int fail(@Nullable String why) {
        PrintWriter err = spec().commandLine().getErr();
        err.println(why);
        err.flush();
        return FAILED;
    }

    final void say(String line) {
        PrintWriter out = spec().commandLine().getOut();
        out.println(line);
        out.flush();
    }

    private CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("picocli runs this");
        }
        return spec;
    }
}
