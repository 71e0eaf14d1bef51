package dev.parley.server.journal.archive;

import dev.parley.protocol.Entry;
import dev.parley.server.core.event.LogId;
import dev.parley.server.journal.sqlite.NativeLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;

/** A whole log out of a store that may be in use, a page at a time. Any one thread. */
public final class StoredLog {

    private static final int PAGE = 500;

    private StoredLog() {}

    /**
     * Gives every entry there is, oldest first.
     *
     * @return how many; 0 also where there is no such log
     * @throws IOException if there is no store, or something in it cannot be read
     */
    public static long forEach(Path folder, LogId log, Consumer<Entry> sink) throws IOException {
        if (!Files.isRegularFile(folder.resolve(Databases.STORE))) {
            throw new IOException("There is no store in " + folder + ".");
        }
        NativeLibrary.load(folder);
        try (StoredEvents store = new StoredEvents(folder)) {
            long count = 0;
            List<Entry> page = store.following(log, 0, PAGE);
            while (!page.isEmpty()) {
                page.forEach(sink);
                count += page.size();
                page = store.following(log, page.get(page.size() - 1).seq(), PAGE);
            }
            return count;
        } catch (SQLException failed) {
            throw new IOException("The store cannot be read: " + failed.getMessage(), failed);
        }
    }
}
