package dev.parley.server.maintenance;

import dev.parley.name.Name;
import dev.parley.name.Names;
import dev.parley.server.assembly.StateCompaction;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.state.Account;
import dev.parley.server.core.state.Keeping;
import dev.parley.server.core.state.State;
import dev.parley.server.folder.DataFolder;
import dev.parley.server.folder.DataLock;
import dev.parley.server.folder.FolderException;
import dev.parley.server.journal.Journal;
import dev.parley.server.journal.archive.Indexer;
import dev.parley.server.journal.sqlite.Options;
import dev.parley.server.journal.sqlite.SqliteJournal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code forget USER}. */
@Command(
        name = "forget",
        description =
                "Deletes an account for good: its password, its tokens, its direct conversations and the text of every message it wrote. In rooms its messages stay as empty entries with the same numbers, and topics stay as they are. Stop the server first. Backups and the logs in DIR/logs are not touched.")
public final class Forget extends StoreCommand {

    @Parameters(paramLabel = "USER", description = "The name of the account.")
    private String user = "";

    @Option(names = "--yes", description = "Required, because this cannot be undone.")
    private boolean sure;

    @Override
    int work(Path folder) throws IOException, FolderException {
        try (DataLock lock = DataLock.take(DataFolder.existing(folder))) {
            return forget(lock.folder());
        }
    }

    private int forget(Path folder) throws IOException {
        Told told = new Told();
        Options options = Options.usual().withCompaction(StateCompaction::new);
        try (SqliteJournal journal = SqliteJournal.open(folder, options, told)) {
            State state = new State(new Keeping(1, Long.MAX_VALUE, true));
            long position = journal.replay(state::apply);
            Name name = Names.user(user);
            Account account = name == null ? null : state.account(name.canonical());
            if (account == null) {
                throw new IOException("There is no user named " + user + ".");
            }
            if (!sure) {
                throw new IOException("Nothing was changed. Deleting the account " + account.name()
                        + " and its messages cannot be undone. Add --yes to delete them.");
            }
            journal.append(List.of(new Event.UserForgotten(account.key())));
            told.await(position + 1);
            journal.awaitIdle();
            // What clients have on their screens goes as well.
            journal.rename();
            // The words are in there too. The next start makes another.
            Indexer.discard(folder);
            say("The account " + account.name() + " and all its messages were deleted.");
            return DONE;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted. The next start of the server continues this.", interrupted);
        }
    }

    /** Waits for what the journal says. */
    private static final class Told implements Journal.Listener {
        private long reached;
        private @Nullable IOException failure;

        @Override
        public synchronized void committed(long position) {
            reached = position;
            notifyAll();
        }

        @Override
        public synchronized void failed(long position, IOException cause) {
            failure = cause;
            notifyAll();
        }

        @Override
        public void writable() {
            // Nobody goes on here after a failure.
        }

        synchronized void await(long position) throws IOException, InterruptedException {
            while (reached < position) {
                if (failure != null) {
                    throw new IOException("It could not be stored: " + failure.getMessage(), failure);
                }
                wait();
            }
        }
    }
}
