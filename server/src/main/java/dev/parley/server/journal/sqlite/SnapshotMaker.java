package dev.parley.server.journal.sqlite;

import dev.parley.server.core.event.Restored;
import dev.parley.server.journal.Compaction;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes snapshots. The writer puts the parts in place one by one, between commits, so that nobody waits long; and a snapshot
 * counts only after it was read back and led to the same state.
 */
final class SnapshotMaker {

    private static final Logger LOG = LoggerFactory.getLogger("parley.store");

    /** Bytes. Written and synced in a few milliseconds. */
    private static final int PART = 256 << 10;

    private static final int KEPT = 2;
    private static final int PARTS_DELETED_AT_ONCE = 4;

    private final Chores chores;
    private final Supplier<? extends Compaction> empty;

    /**
     * @param empty makes what events are folded into
     */
    SnapshotMaker(Chores chores, Supplier<? extends Compaction> empty) {
        this.chores = chores;
        this.empty = empty;
    }

    /**
     * Makes one of all events up to a position; of those that were there before the newest is kept. One state is in memory at a
     * time: first the one that is written, then the one that is read back.
     */
    void make(Connection connection, long position) throws SQLException, IOException, InterruptedException {
        Written written = write(connection, position);
        if (!written.digest.equals(digestOf(connection, position))) {
            throw new IOException("The snapshot of event " + position + " does not give the same state");
        }
        chores.run(store -> store.inTransaction(one -> complete(one, position, written.parts)));
        sweep(connection);
        LOG.info("Made a snapshot up to event {}", position);
    }

    /**
     * A snapshot that was written and not looked at yet.
     *
     * @param digest of the state that it was made of
     */
    private record Written(long parts, String digest) {}

    private Written write(Connection connection, long position) throws SQLException, IOException, InterruptedException {
        Compaction all = empty.get();
        Replay.run(connection, position, all::apply);
        String digest = digest(all);
        sweep(connection);
        return new Written(write(position, all.summary().iterator()), digest);
    }

    private String digestOf(Connection connection, long position) throws SQLException, IOException {
        Compaction again = empty.get();
        try {
            new Snapshots(connection).read(position, again::apply);
        } catch (Snapshots.DamagedSnapshotException damaged) {
            throw new IOException("The snapshot of event " + position + " cannot be read back", damaged);
        }
        return digest(again);
    }

    /** Of a state's description, which may be too large to be compared as it is. */
    private static String digest(Compaction state) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            state.describe(part -> sha.update(part.getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Stores one that nobody has to wait for, nor to check. */
    void store(long position, Iterator<Restored> all) throws IOException, InterruptedException {
        long parts = write(position, all);
        chores.run(store -> store.inTransaction(one -> complete(one, position, parts)));
    }

    /** Puts another snapshot in the place of a complete one, within a transaction. */
    static void replace(Connection connection, long position, Iterator<Restored> all) throws SQLException, IOException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM snapshot_part WHERE position = ?")) {
            delete.setLong(1, position);
            delete.executeUpdate();
        }
        try {
            long parts = cut(all, (part, body) -> insert(connection, position, part, body));
            complete(connection, position, parts);
        } catch (InterruptedException impossible) {
            throw new IOException("Interrupted", impossible);
        }
    }

    private long write(long position, Iterator<Restored> all) throws IOException, InterruptedException {
        try {
            return cut(
                    all,
                    (part, body) -> chores.run(store -> store.inTransaction(one -> insert(one, position, part, body))));
        } catch (SQLException impossible) {
            throw new IOException("The store could not be written: " + impossible.getMessage(), impossible);
        }
    }

    /** Takes the parts of a snapshot, in order. */
    private interface Parts {
        void take(long part, byte[] body) throws SQLException, IOException, InterruptedException;
    }

    /** Cuts events into parts; returns how many. */
    private static long cut(Iterator<Restored> all, Parts parts)
            throws SQLException, IOException, InterruptedException {
        EventCodec codec = new EventCodec();
        ByteArrayOutputStream lines = new ByteArrayOutputStream(2 * PART);
        long part = 0;
        while (all.hasNext()) {
            lines.writeBytes(codec.encode(all.next()));
            lines.write('\n');
            while (lines.size() >= PART) {
                byte[] gathered = lines.toByteArray();
                parts.take(part++, Arrays.copyOf(gathered, PART));
                lines.reset();
                lines.write(gathered, PART, gathered.length - PART);
            }
        }
        if (lines.size() > 0) {
            parts.take(part++, lines.toByteArray());
        }
        return part;
    }

    private static void insert(Connection connection, long position, long part, byte[] body) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT OR REPLACE INTO snapshot_part(position, part, body, checksum) VALUES (?, ?, ?, ?)")) {
            insert.setLong(1, position);
            insert.setLong(2, part);
            insert.setBytes(3, body);
            insert.setLong(4, new Checksum().ofPart(position, part, body));
            insert.executeUpdate();
        }
    }

    private static void complete(Connection connection, long position, long parts) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                        "INSERT OR REPLACE INTO snapshot(position, parts, checksum) VALUES (?, ?, ?)");
                PreparedStatement delete = connection.prepareStatement("DELETE FROM snapshot WHERE position NOT IN"
                        + " (SELECT position FROM snapshot ORDER BY position DESC LIMIT " + KEPT + ")")) {
            insert.setLong(1, position);
            insert.setLong(2, parts);
            insert.setLong(3, new Checksum().ofPart(position, parts, new byte[0]));
            insert.executeUpdate();
            delete.executeUpdate();
        }
    }

    /** Deletes the parts of snapshots that do not count, or do not any more. */
    void sweep(Connection connection) throws SQLException, IOException, InterruptedException {
        while (hasOrphans(connection)) {
            chores.run(store -> store.inTransaction(one -> {
                try (PreparedStatement delete = one.prepareStatement(
                        "DELETE FROM snapshot_part WHERE (position, part) IN (SELECT position, part"
                                + " FROM snapshot_part WHERE position NOT IN (SELECT position FROM snapshot) LIMIT "
                                + PARTS_DELETED_AT_ONCE + ")")) {
                    delete.executeUpdate();
                }
            }));
        }
    }

    private static boolean hasOrphans(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                        "SELECT 1 FROM snapshot_part WHERE position NOT IN (SELECT position FROM snapshot) LIMIT 1");
                var row = select.executeQuery()) {
            return row.next();
        }
    }
}
