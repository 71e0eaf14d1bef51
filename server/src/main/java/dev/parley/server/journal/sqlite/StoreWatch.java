package dev.parley.server.journal.sqlite;

import dev.parley.server.folder.FileKey;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Sees whether the store's files are still those that were opened. A file that was deleted or replaced can be written as
 * before, and all of it is gone when the process ends. So nothing counts as stored unless each file is in its place. Only the
 * very same files make it good again: beside another write-ahead log, those who have the old one open would read nonsense.
 * Any thread.
 */
final class StoreWatch {

    private final StoreFiles files;
    private final Map<Path, Object> opened = new HashMap<>();

    StoreWatch(StoreFiles files) {
        this.files = files;
    }

    /** A connection was opened and has read something, so all files are there. */
    synchronized void opened() {
        opened.clear();
        for (Path file : files.all()) {
            Object key = FileKey.of(file);
            if (key != null) {
                opened.put(file, key);
            }
        }
    }

    /** What is not in its place, for people; null if all is, or nothing was opened yet. */
    synchronized @Nullable String gone() {
        for (Path file : files.all()) {
            Object before = opened.get(file);
            Object now = before == null ? null : FileKey.of(file);
            if (!Objects.equals(before, now)) {
                return file + (now == null ? " was removed" : " was replaced") + " while the server runs";
            }
        }
        return null;
    }

    /** Whether the database itself is in its place, whatever is beside it. */
    synchronized boolean isStoreInPlace() {
        return Objects.equals(opened.get(files.store()), FileKey.of(files.store()));
    }
}
