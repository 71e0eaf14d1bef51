package dev.parley.server.journal.sqlite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/**
 * Copies of a store in one file: made while a server goes on writing, and made a store again. A copy is read whole before it
 * gets its name, so what bears it is good. One thread each.
 */
public final class StoreCopy {

    private static final String ANOTHER = " Nothing was restored. Choose another backup.";

    private StoreCopy() {}

    /**
     * Makes a copy of a store as it is at one moment; whoever writes to it is not held up.
     *
     * @param file is made, and must not be there
     * @return how many events there are in it
     * @throws DamagedStoreException if the store is damaged; there is no copy then
     */
    public static long backup(Path folder, Path file) throws IOException {
        StoreFiles files = StoreFiles.in(folder);
        requireThere(files.store(), "There is no store in " + folder + ".");
        requireFree(file);
        NativeLibrary.load(folder);
        StoreFiles unfinished = unfinished(file);
        try (Connection connection = new SqliteConnections().forReadingAlone(files);
                Statement copy = connection.createStatement()) {
            Schema.check(connection);
            // One that was killed may have left its own, which SQLite would not write over.
            unfinished.delete();
            unfinished.create();
            // It reads what is committed now and sees nothing that comes after; what was deleted takes no room in the
            // copy.
            copy.execute("PRAGMA query_only = OFF");
            try (PreparedStatement into = connection.prepareStatement("VACUUM INTO ?")) {
                into.setString(1, unfinished.store().toString());
                into.execute();
            }
        } catch (SQLException failed) {
            unfinished.delete();
            throw new IOException("The store could not be copied: " + ResultCodes.words(failed) + ".", failed);
        }
        return finish(unfinished, file);
    }

    /**
     * Makes a store of a copy. It gets a name of its own (its epoch), so that clients notice that the past may be another.
     *
     * @param folder must have no store
     * @return how many events there are in it
     */
    public static long restore(Path file, Path folder) throws IOException {
        requireThere(file, "There is no file " + file + ".");
        Path store = StoreFiles.in(folder).store();
        if (Files.exists(store)) {
            throw new FileAlreadyExistsException(
                    store.toString(), null, "a store is already there. Move it away, or choose another folder");
        }
        Path log = StoreFiles.in(folder).wal();
        if (Files.exists(log) && Files.size(log) > 0) {
            throw new FileAlreadyExistsException(
                    log.toString(),
                    null,
                    "it belongs to another store and would be mistaken for a part of the restored one. Move it to that store");
        }
        NativeLibrary.load(folder);
        StoreFiles unfinished = unfinished(store);
        unfinished.delete();
        unfinished.create();
        try {
            Files.copy(file, unfinished.store(), StandardCopyOption.REPLACE_EXISTING);
            unfinished.protect();
            rename(unfinished, file);
            return finish(unfinished, store);
        } catch (SQLException failed) {
            String why = ResultCodes.isNoDatabase(failed)
                    ? " is not a backup of a Parley store."
                    : " cannot be restored: " + ResultCodes.words(failed) + ".";
            throw new IOException(file + why + ANOTHER, failed);
        } catch (DamagedStoreException damaged) {
            throw new IOException(file + " is damaged: " + damaged.what() + "." + ANOTHER, damaged);
        } finally {
            unfinished.delete();
        }
    }

    /** Gives the copy an epoch of its own. */
    private static void rename(StoreFiles copy, Path file) throws SQLException, IOException {
        try (Connection connection = new SqliteConnections().forWriting(copy.store())) {
            if (!Schema.isStore(connection)) {
                throw new IOException(file + " is not a backup of a Parley store." + ANOTHER);
            }
            Schema.check(connection);
            Meta.put(connection, Meta.EPOCH, UUID.randomUUID().toString());
        }
    }

    private static long finish(StoreFiles unfinished, Path file) throws IOException {
        try {
            long events = readAll(unfinished);
            sync(unfinished.store());
            Files.move(unfinished.store(), file, StandardCopyOption.ATOMIC_MOVE);
            sync(StoreFiles.folderOf(file));
            return events;
        } finally {
            unfinished.delete();
        }
    }

    private static long readAll(StoreFiles files) throws IOException {
        long[] count = new long[1];
        try (Connection connection = new SqliteConnections().forReading(files.store())) {
            long base = Meta.base(connection);
            // What a start reads, and what only people do: entries from before an erasure.
            Replay.run(connection, Long.MAX_VALUE, event -> {});
            new EventRows(connection).readWhatIsLeft(0, base, (position, event) -> count[0]++);
            new EventRows(connection).read(base, Long.MAX_VALUE, (position, event) -> count[0]++);
            return count[0];
        } catch (SQLException failed) {
            throw new DamagedStoreException(ResultCodes.words(failed), failed);
        }
    }

    private static StoreFiles unfinished(Path file) {
        return new StoreFiles(file.toAbsolutePath().resolveSibling(file.getFileName() + ".unfinished"));
    }

    private static void requireThere(Path file, String otherwise) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(otherwise);
        }
    }

    private static void requireFree(Path file) throws FileAlreadyExistsException {
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString(), null, "the file already exists. Choose another name");
        }
    }

    private static void sync(Path fileOrFolder) throws IOException {
        try (FileChannel channel = FileChannel.open(fileOrFolder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
