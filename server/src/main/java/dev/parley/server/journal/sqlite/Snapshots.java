package dev.parley.server.journal.sqlite;

import dev.parley.server.core.event.Event;
import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Reads snapshots: lines of JSON, each an event, cut into parts without regard to lines. One that has a row in {@code
 * snapshot} was complete and was read back when it was made. One connection, one thread.
 */
final class Snapshots {

    /** A snapshot does not match its checksum, or not all of it. */
    static final class DamagedSnapshotException extends Exception {
        private static final long serialVersionUID = 1;

        DamagedSnapshotException(String what) {
            super(what);
        }
    }

    private final Connection connection;
    private final EventCodec codec = new EventCodec();
    private final Checksum checksum = new Checksum();

    Snapshots(Connection connection) {
        this.connection = connection;
    }

    /** The positions of those that are complete, newest first. */
    List<Long> complete() throws SQLException {
        List<Long> positions = new ArrayList<>();
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT position FROM snapshot ORDER BY position DESC");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                positions.add(row.getLong(1));
            }
        }
        return positions;
    }

    /** Sees that a complete snapshot is what was written, before anybody is told of what is in it. */
    void check(long position) throws SQLException, DamagedSnapshotException {
        long parts;
        try (PreparedStatement select =
                connection.prepareStatement("SELECT parts, checksum FROM snapshot WHERE position = ?")) {
            select.setLong(1, position);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next() || checksum.ofPart(position, row.getLong(1), new byte[0]) != row.getLong(2)) {
                    throw new DamagedSnapshotException("its description does not match its checksum");
                }
                parts = row.getLong(1);
            }
        }
        long there = eachPart(position, part -> {});
        if (there != parts) {
            throw new DamagedSnapshotException("it has " + there + " parts of " + parts);
        }
    }

    /** Gives a snapshot's events, complete or being made. */
    void read(long position, Consumer<Event> sink) throws SQLException, DamagedSnapshotException {
        eachEvent(position, (line, event) -> sink.accept(event));
    }

    /** Reads all of one, complete or being made, and says what records it has. */
    RecordsDigest digest(long position) throws SQLException, DamagedSnapshotException {
        RecordsDigest digest = new RecordsDigest();
        eachEvent(position, (line, event) -> digest.add(line));
        return digest;
    }

    private void eachEvent(long position, BiConsumer<byte[], Event> sink)
            throws SQLException, DamagedSnapshotException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        List<DamagedEventException> damaged = new ArrayList<>(1);
        eachPart(position, part -> {
            int from = 0;
            for (int i = 0; i < part.length && damaged.isEmpty(); i++) {
                if (part[i] == '\n') {
                    line.write(part, from, i - from);
                    from = i + 1;
                    try {
                        byte[] whole = line.toByteArray();
                        sink.accept(whole, codec.decode(whole, null));
                    } catch (DamagedEventException one) {
                        damaged.add(one);
                    }
                    line.reset();
                }
            }
            line.write(part, from, part.length - from);
        });
        if (!damaged.isEmpty() || line.size() > 0) {
            throw new DamagedSnapshotException(
                    damaged.isEmpty()
                            ? "its last line is incomplete"
                            : "" + damaged.get(0).getMessage());
        }
    }

    private long eachPart(long position, Consumer<byte[]> sink) throws SQLException, DamagedSnapshotException {
        long expected = 0;
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT part, body, checksum FROM snapshot_part WHERE position = ? ORDER BY part")) {
            select.setLong(1, position);
            try (ResultSet row = select.executeQuery()) {
                for (; row.next(); expected++) {
                    byte[] body = row.getBytes(2);
                    if (row.getLong(1) != expected
                            || body == null
                            || checksum.ofPart(position, expected, body) != row.getLong(3)) {
                        throw new DamagedSnapshotException("part " + expected + " does not match its checksum");
                    }
                    sink.accept(body);
                }
            }
        }
        return expected;
    }
}
