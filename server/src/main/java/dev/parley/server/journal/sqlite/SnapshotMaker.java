package dev.parley.server.journal.sqlite;

import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.Restored;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Iterator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes snapshots. The writer puts the parts in place one by one, between commits, so that nobody waits long; and a snapshot
 * counts only after all that it knows of is committed, and it was read back and has the same records. A crash, or anything
 * else that ends this before, leaves parts that do not count, and the snapshots that were there.
 */
final class SnapshotMaker {

    private static final Logger LOG = LoggerFactory.getLogger("parley.store");

    private final Chores chores;
    private final Records.Source source;

    SnapshotMaker(Chores chores, Records.Source source) {
        this.chores = chores;
        this.source = source;
    }

    /** More is committed. Any thread. */
    void committed(long position) {
        source.committed(position);
    }

    /** Nobody is waited for any more. Any thread. */
    void close() {
        source.close();
    }

    /**
     * Makes one of all events up to a position, or a later one; of those that were there before the newest is kept.
     *
     * @param upTo is committed
     * @throws SnapshotGivenUpException if it cannot be made now
     */
    void make(Connection connection, long upTo) throws SQLException, IOException, InterruptedException {
        sweep(connection);
        try (Records records = source.open(connection, upTo)) {
            long position = records.position();
            if (new Snapshots(connection).complete().contains(position)) {
                return;
            }
            RecordsDigest digest = new RecordsDigest();
            long parts = write(connection, position, records, digest);
            if (!digest.isSameAs(readBack(connection, position))) {
                throw new IOException("The snapshot of event " + position + " does not have the same records");
            }
            records.awaitCommitted();
            chores.run(store -> store.inTransaction(one -> SnapshotRows.complete(one, position, parts)));
            LOG.info("Made a snapshot up to event {}", position);
        }
        sweep(connection);
    }

    /** Records that came early are put in their place among the others. */
    private long write(Connection connection, long position, Records records, RecordsDigest digest)
            throws SQLException, IOException, InterruptedException {
        EventCodec codec = new EventCodec();
        EarlyRecords early = new EarlyRecords(connection, chores, position);
        Parts parts = parts(chores, position);
        for (Records.Placed one = records.next(); one != null; one = records.next()) {
            byte[] line = encode(codec, one.record());
            digest.add(line);
            if (one.isEarly()) {
                early.add(one.place(), line);
            } else {
                early.takeBefore(one.place(), (place, earlier) -> parts.add(earlier));
                parts.add(line);
            }
        }
        early.takeBefore(Long.MAX_VALUE, (place, earlier) -> parts.add(earlier));
        return parts.end();
    }

    /** What is written says all that the record does. */
    private static byte[] encode(EventCodec codec, Restored record) throws IOException {
        byte[] line = codec.encode(record);
        try {
            Event again = codec.decode(line, null);
            if (!again.equals(record)) {
                throw new IOException("A record of a snapshot reads otherwise than it was");
            }
        } catch (DamagedEventException unreadable) {
            throw new IOException("A record of a snapshot cannot be read", unreadable);
        }
        return line;
    }

    private static RecordsDigest readBack(Connection connection, long position) throws SQLException, IOException {
        try {
            return new Snapshots(connection).digest(position);
        } catch (Snapshots.DamagedSnapshotException damaged) {
            throw new IOException("The snapshot of event " + position + " cannot be read back", damaged);
        }
    }

    private static Parts parts(Chores chores, long position) {
        return new Parts((part, body) ->
                chores.run(store -> store.inTransaction(one -> SnapshotRows.insert(one, position, part, body))));
    }

    /** Stores one that nobody has to wait for, nor to check. */
    static void store(Chores chores, long position, Iterator<Restored> all) throws IOException, InterruptedException {
        try {
            long parts = cut(all, parts(chores, position));
            chores.run(store -> store.inTransaction(one -> SnapshotRows.complete(one, position, parts)));
        } catch (SQLException impossible) {
            throw new IOException("The store could not be written: " + impossible.getMessage(), impossible);
        }
    }

    /** Puts another snapshot in the place of a complete one, within a transaction. */
    static void replace(Connection connection, long position, Iterator<Restored> all) throws SQLException, IOException {
        SnapshotRows.delete(connection, position);
        try {
            long parts = cut(all, new Parts((part, body) -> SnapshotRows.insert(connection, position, part, body)));
            SnapshotRows.complete(connection, position, parts);
        } catch (InterruptedException impossible) {
            throw new IOException("Interrupted", impossible);
        }
    }

    private static long cut(Iterator<Restored> all, Parts parts)
            throws SQLException, IOException, InterruptedException {
        EventCodec codec = new EventCodec();
        while (all.hasNext()) {
            parts.add(codec.encode(all.next()));
        }
        return parts.end();
    }

    /** Deletes the parts of snapshots that do not count, or do not any more. */
    void sweep(Connection connection) throws SQLException, IOException, InterruptedException {
        while (SnapshotRows.hasOrphans(connection)) {
            chores.run(store -> store.inTransaction(SnapshotRows::deleteOrphans));
        }
    }
}
