package dev.parley.server.journal.sqlite;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Records that came ahead of their turn wait here for it: a few in memory, the rest in the store, among the parts of a
 * snapshot that will never count. One thread.
 */
final class EarlyRecords {

    /** Bytes of those in memory. */
    static final long BYTES = 4 << 20;

    /** So many pieces can a record have: part numbers have a place above, and a piece below. */
    private static final int PIECE_BITS = 16;

    private static final long NONE = Long.MAX_VALUE;

    private final Connection connection;
    private final Chores chores;
    private final long position;
    private final NavigableMap<Long, byte[]> inMemory = new TreeMap<>();
    private long bytes;

    /** The first part in the store that was not taken yet. */
    private long firstStored = NONE;

    /**
     * @param connection to read with
     * @param position of the snapshot
     */
    EarlyRecords(Connection connection, Chores chores, long position) {
        this.connection = connection;
        this.chores = chores;
        // No event has a negative one.
        this.position = -position;
    }

    void add(long place, byte[] line) throws IOException, InterruptedException {
        inMemory.put(place, line);
        bytes += line.length;
        if (bytes > BYTES) {
            store();
        }
    }

    private void store() throws IOException, InterruptedException {
        NavigableMap<Long, byte[]> some = new TreeMap<>();
        long size = 0;
        for (Map.Entry<Long, byte[]> one : inMemory.entrySet()) {
            int piece = 0;
            for (byte[] body : Parts.piecesOf(one.getValue())) {
                if (size + body.length > Parts.BYTES) {
                    store(some);
                    some = new TreeMap<>();
                    size = 0;
                }
                some.put(one.getKey() << PIECE_BITS | piece++, body);
                size += body.length;
            }
        }
        store(some);
        firstStored = Math.min(firstStored, inMemory.firstKey() << PIECE_BITS);
        inMemory.clear();
        bytes = 0;
    }

    private void store(NavigableMap<Long, byte[]> parts) throws IOException, InterruptedException {
        chores.run(store -> store.inTransaction(one -> {
            for (Map.Entry<Long, byte[]> part : parts.entrySet()) {
                SnapshotRows.insert(one, position, part.getKey(), part.getValue());
            }
        }));
    }

    /** Takes a record in its turn. */
    interface Sink {
        void take(long place, byte[] line) throws SQLException, IOException, InterruptedException;
    }

    /** Hands over those before a place, in order; they are gone then. */
    void takeBefore(long place, Sink sink) throws SQLException, IOException, InterruptedException {
        while (true) {
            long inStore = firstStored == NONE ? NONE : firstStored >> PIECE_BITS;
            Map.Entry<Long, byte[]> here = inMemory.firstEntry();
            if (here != null && here.getKey() < Math.min(inStore, place)) {
                inMemory.pollFirstEntry();
                bytes -= here.getValue().length;
                sink.take(here.getKey(), here.getValue());
            } else if (inStore < place) {
                sink.take(inStore, read(inStore));
            } else {
                return;
            }
        }
    }

    /** Reads the pieces of the first one in the store, and finds where the next begins. */
    private byte[] read(long place) throws SQLException, IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        long from = firstStored;
        firstStored = NONE;
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT part, body, checksum FROM snapshot_part WHERE position = ? AND part >= ? ORDER BY part")) {
            select.setLong(1, position);
            select.setLong(2, from);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    long part = row.getLong(1);
                    if (part >> PIECE_BITS != place) {
                        firstStored = part;
                        break;
                    }
                    byte[] body = row.getBytes(2);
                    if (body == null || new Checksum().ofPart(position, part, body) != row.getLong(3)) {
                        throw new IOException("A record that was stored for a snapshot cannot be read back");
                    }
                    line.writeBytes(body);
                }
            }
        }
        return line.toByteArray();
    }
}
