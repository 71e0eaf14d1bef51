package dev.parley.server.assembly;

import dev.parley.process.CommandNames;
import dev.parley.server.admin.AdminPort.Work;
import dev.parley.server.journal.sqlite.StoreCopy;
import dev.parley.server.journal.sqlite.Verification;
import dev.parley.text.SafeText;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Copies and verifies the store while the server runs: one piece of work at a time, on a thread of its own. Any thread. */
final class StoreWork {

    private static final Logger LOG = LoggerFactory.getLogger("parley");

    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("'parley-'yyyy-MM-dd-HHmmss'.db'");

    private final Path folder;
    private final boolean isStored;
    private final AtomicBoolean isBusy = new AtomicBoolean();

    /** @param isStored whether there is a store at all */
    StoreWork(Path folder, boolean isStored) {
        this.folder = folder;
        this.isStored = isStored;
    }

    /** @param place a new file, or a folder for one */
    void backup(Path place, Consumer<Work> done) {
        begin("backup", done, () -> {
            Path file = Files.isDirectory(place)
                    ? place.resolve(LocalDateTime.now(ZoneId.systemDefault()).format(NAME))
                    : place;
            long events = StoreCopy.backup(folder, file);
            return new Work(
                    true,
                    List.of("Copied " + events + " events to " + SafeText.escape(file.toString())
                            + ", and read them all back. The TLS key is not in it."));
        });
    }

    void verify(Consumer<Work> done) {
        begin("verify", done, () -> {
            Verification.Report report = Verification.verifyRunning(folder);
            List<String> lines = new ArrayList<>();
            report.findings().forEach(finding -> lines.add(SafeText.escape(finding)));
            lines.add(report.events() + " events and " + report.snapshots() + " snapshots are intact.");
            lines.add(
                    report.isGood()
                            ? "For the comparison of snapshots and events, stop the server and run: "
                                    + CommandNames.server() + " verify"
                            : "The store is damaged. Stop the server, and restore a backup or run: "
                                    + CommandNames.server() + " repair");
            return new Work(report.isGood(), lines);
        });
    }

    private interface Job {
        Work run() throws IOException;
    }

    private void begin(String what, Consumer<Work> done, Job job) {
        if (!isStored) {
            done.accept(new Work(false, List.of("This server keeps everything in memory alone (storage.journal).")));
        } else if (isBusy.getAndSet(true)) {
            done.accept(
                    new Work(false, List.of("A backup or a verification is running. Try again when it has ended.")));
        } else {
            Thread thread = new Thread(() -> done.accept(run(job)), "parley-" + what);
            thread.setDaemon(true);
            thread.start();
        }
    }

    private Work run(Job job) {
        try {
            return job.run();
        } catch (FileSystemException file) {
            String reason = file.getReason();
            return failed("Cannot use " + file.getFile() + ": "
                    + (reason == null ? file.getClass().getSimpleName().replace("Exception", "") : reason) + ".");
        } catch (IOException failed) {
            return failed(String.valueOf(failed.getMessage()));
        } catch (RuntimeException bug) {
            LOG.error("Work on the store failed", bug);
            return failed("It failed: the log says why.");
        } finally {
            isBusy.set(false);
        }
    }

    private static Work failed(String why) {
        return new Work(false, List.of(SafeText.escape(why)));
    }
}
