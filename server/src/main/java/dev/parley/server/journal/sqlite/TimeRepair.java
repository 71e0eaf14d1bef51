package dev.parley.server.journal.sqlite;

import dev.parley.process.CommandNames;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.LogId;
import dev.parley.server.core.event.Restored;
import dev.parley.server.journal.Compaction;
import dev.parley.server.journal.KnownTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sets times right that a clock has written which was ahead. An entry that is later than now gets the time of the last good
 * one of its log. All of it is one transaction: events, snapshots, and a new name for the store (its epoch), so that clients
 * read anew. The store as it was is copied first. For a store that no server has open. One thread.
 */
public final class TimeRepair {

    private static final int PAGE = 4_096;

    /**
     * What came of it.
     *
     * @param before a backup of the store as it was; null where nothing was to be done
     * @param changed events that have another time now
     * @param logs what was changed, for people, one line for each log
     */
    public record Outcome(@Nullable Path before, long changed, List<String> logs) {}

    /** A row whose time is ahead. */
    private static final class Ahead {
        private final long position;

        /** Null where it is no entry. */
        private final @Nullable Long log;

        private final long seq;
        private final byte[] body;

        /** What it is to be. */
        private final Instant time;

        Ahead(long position, @Nullable Long log, long seq, byte[] body, Instant time) {
            this.position = position;
            this.log = log;
            this.seq = seq;
            this.body = body;
            this.time = time;
        }
    }

    /** The entries of a log that were changed. */
    private record Changed(long count, Instant time) {}

    private final Connection connection;
    private final Instant now;
    private final Checksum checksum = new Checksum();

    /** The time of the newest good event, by log; that of what is no entry under -1. */
    private final Map<Long, Instant> lastGood = new HashMap<>();

    private final Map<Long, Changed> changed = new TreeMap<>();

    /** What became of the times of events that are no entries: accounts in snapshots have them too. */
    private final Map<Instant, Instant> ofAccounts = new HashMap<>();

    private final List<String> lines = new ArrayList<>();

    private TimeRepair(Connection connection, Instant now) {
        this.connection = connection;
        this.now = now;
    }

    /**
     * Repairs the store in a folder.
     *
     * @param empty makes what events are folded into
     * @param now what is later is wrong
     * @throws IOException if the store is damaged, or cannot be written; it is as it was then
     */
    public static Outcome repair(Path folder, Supplier<? extends Compaction> empty, Instant now) throws IOException {
        StoreFiles files = StoreFiles.in(folder);
        requireGood(
                folder, empty, "The store is damaged. Run " + CommandNames.server() + " verify, and repair it first.");
        SqliteConnections source = new SqliteConnections();
        try (Connection reading = source.forReadingAlone(files)) {
            if (!new TimeRepair(reading, now).isAnyAhead()) {
                return new Outcome(null, 0, List.of());
            }
        } catch (SQLException failed) {
            throw new IOException("The store cannot be read: " + ResultCodes.words(failed) + ".", failed);
        }
        Path before = copy(folder);
        Outcome outcome;
        try (WriteConnection store = new WriteConnection(source.forWriting(files.store()))) {
            List<String> lines = new ArrayList<>();
            long[] count = new long[1];
            store.inTransaction(one -> {
                TimeRepair repair = new TimeRepair(one, now);
                count[0] = repair.run();
                lines.addAll(repair.lines);
            });
            store.truncateWal();
            outcome = new Outcome(before, count[0], lines);
        } catch (SQLException failed) {
            throw new IOException("The store cannot be written: " + ResultCodes.words(failed) + ".", failed);
        }
        requireGood(folder, empty, "Something went wrong. Restore the store as it was from " + before + ".");
        return outcome;
    }

    private static void requireGood(Path folder, Supplier<? extends Compaction> empty, String otherwise)
            throws IOException {
        if (!Verification.verify(folder, empty).isGood()) {
            throw new IOException(otherwise);
        }
    }

    private static Path copy(Path folder) throws IOException {
        int number = 1;
        Path copy;
        do {
            copy = folder.resolve("parley.db.before-repair-times-" + number++);
        } while (Files.exists(copy));
        long ignored = StoreCopy.backup(folder, copy);
        return copy;
    }

    private boolean isAnyAhead() throws SQLException, IOException {
        long last = 0;
        for (Page page = page(last); page.count > 0; page = page(last)) {
            if (!page.ahead.isEmpty()) {
                return true;
            }
            last = page.last;
        }
        KnownTime known = Meta.knownTime(connection);
        return known != null && known.at().isAfter(now);
    }

    private long run() throws SQLException {
        try {
            long count = 0;
            long last = 0;
            for (Page page = page(last); page.count > 0; page = page(last)) {
                for (Ahead row : page.ahead) {
                    setRight(row);
                }
                count += page.ahead.size();
                last = page.last;
            }
            for (long position : new Snapshots(connection).complete()) {
                snapshot(position);
            }
            describe();
            Meta.put(connection, Meta.EPOCH, UUID.randomUUID().toString());
            KnownTime known = Meta.knownTime(connection);
            if (known != null && known.at().isAfter(now)) {
                Meta.put(connection, new KnownTime(now, Duration.ZERO));
            }
            return count;
        } catch (IOException unreadable) {
            throw new SQLException(unreadable.getMessage(), unreadable);
        }
    }

    /** Some rows, of which those are kept whose time is ahead. */
    private record Page(int count, long last, List<Ahead> ahead) {}

    private Page page(long after) throws SQLException, IOException {
        int count = 0;
        long last = after;
        List<Ahead> ahead = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT position, log, seq, body FROM event" + " WHERE position > ? ORDER BY position LIMIT " + PAGE)) {
            select.setLong(1, after);
            try (ResultSet row = select.executeQuery()) {
                for (; row.next(); count++) {
                    last = row.getLong(1);
                    long log = row.getLong(2);
                    boolean isEntry = !row.wasNull();
                    byte[] body = row.getBytes(4);
                    Instant at = body.length == 0 ? null : EventTime.of(body);
                    if (at != null && at.isAfter(now)) {
                        Instant good = lastGood.getOrDefault(isEntry ? log : -1, now);
                        ahead.add(new Ahead(last, isEntry ? log : null, row.getLong(3), body, good));
                    } else if (at != null) {
                        lastGood.put(isEntry ? log : -1, at);
                    }
                }
            }
        }
        return new Page(count, last, ahead);
    }

    private void setRight(Ahead row) throws SQLException, IOException {
        byte[] body = EventTime.with(row.body, row.time);
        long sum = row.log == null
                ? checksum.ofEvent(row.position, body)
                : checksum.ofEntry(row.position, row.log, row.seq, body);
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE event SET body = ?, checksum = ? WHERE position = ?")) {
            update.setBytes(1, body);
            update.setLong(2, sum);
            update.setLong(3, row.position);
            update.executeUpdate();
        }
        Instant wrong = EventTime.of(row.body);
        if (row.log == null && wrong != null) {
            ofAccounts.put(wrong, row.time);
        }
        if (row.log != null) {
            changed.merge(row.log, new Changed(1, row.time), (one, more) -> new Changed(one.count + 1, row.time));
        }
    }

    private void describe() throws SQLException, DamagedStoreException {
        Logs logs = new Logs(connection);
        for (Map.Entry<Long, Changed> one : changed.entrySet()) {
            long count = one.getValue().count;
            lines.add(logs.of(one.getKey()) + ": " + count + (count == 1 ? " entry is" : " entries are") + " of "
                    + one.getValue().time + " now");
        }
    }

    private void snapshot(long position) throws SQLException, IOException {
        List<Restored> all = new ArrayList<>();
        try {
            new Snapshots(connection).read(position, event -> all.add(asRestored(event)));
        } catch (Snapshots.DamagedSnapshotException damaged) {
            throw new IOException(damaged.getMessage(), damaged);
        }
        List<Restored> right = new ArrayList<>(all.size());
        for (Restored one : all) {
            right.add(setRight(one));
        }
        SnapshotMaker.replace(connection, position, right.iterator());
    }

    private static Restored asRestored(Event event) {
        if (event instanceof Restored restored) {
            return restored;
        }
        throw new IllegalStateException("In a snapshot: " + event);
    }

    private Restored setRight(Restored one) throws SQLException, IOException {
        if (one instanceof Restored.OfRoom room) {
            LogId id = new LogId.RoomLog(room.name().canonical());
            return room.with(room.members(), setRight(id, room.log()), room.spokenIn(), setRight(room.rules()));
        }
        if (one instanceof Restored.OfAccount account) {
            return account.with(
                    account.tokens().stream().map(this::setRight).toList(),
                    account.blocked().stream()
                            .map(block -> new Restored.Block(block.user(), setRightGiven(block.at())))
                            .toList());
        }
        if (one instanceof Restored.OfCode code) {
            return code.made(code.by(), setRightGiven(code.at()));
        }
        if (one instanceof Restored.OfSourceBan ban) {
            Instant at = setRightGiven(ban.at());
            // It lasts as long as it was to.
            Instant until = ban.until() == null ? null : ban.until().minus(Duration.between(at, ban.at()));
            return new Restored.OfSourceBan(ban.source(), ban.by(), ban.text(), at, until);
        }
        if (one instanceof Restored.OfNotice notice) {
            return new Restored.OfNotice(notice.number(), notice.text(), notice.from(), setRightGiven(notice.at()));
        }
        return one instanceof Restored.OfDirect direct
                ? new Restored.OfDirect(
                        direct.id(),
                        direct.first(),
                        direct.second(),
                        setRight(direct.id(), direct.log()),
                        direct.begunBy(),
                        direct.written())
                : one;
    }

    private Restored.Token setRight(Restored.Token token) {
        return new Restored.Token(
                token.hash(), token.device(), token.address(), setRight(token.issuedAt()), setRight(token.usedAt()));
    }

    private Restored.@Nullable Rules setRight(Restored.@Nullable Rules rules) {
        return rules == null
                ? null
                : new Restored.Rules(
                        rules.creator(),
                        rules.settings(),
                        rules.bans().stream()
                                .map(ban -> new Restored.Ban(ban.user(), ban.by(), ban.text(), setRightGiven(ban.at())))
                                .toList(),
                        rules.invitations().stream()
                                .map(one -> new Restored.Invitation(one.user(), one.by(), setRightGiven(one.at())))
                                .toList());
    }

    private Instant setRightGiven(Instant at) {
        return at.isAfter(now) ? ofAccounts.getOrDefault(at, now) : at;
    }

    private @Nullable Instant setRight(@Nullable Instant at) {
        return at == null ? null : setRightGiven(at);
    }

    private Restored.LogEnds setRight(LogId log, Restored.LogEnds ends) throws SQLException, IOException {
        if (!ends.lastAt().isAfter(now)) {
            return ends;
        }
        Instant stored = timeOf(log, ends.lastSeq());
        return new Restored.LogEnds(ends.firstSeq(), ends.lastSeq(), stored == null ? now : stored);
    }

    /** Of an entry, as it is now; null where it was erased. */
    private @Nullable Instant timeOf(LogId log, long seq) throws SQLException, IOException {
        boolean isDirect = log instanceof LogId.DirectLog;
        try (PreparedStatement select = connection.prepareStatement("SELECT e.body FROM log l"
                + " JOIN event e ON e.log = l.id AND e.seq = ?"
                + " WHERE l.kind = ? AND l.first = ? AND l.second = ?")) {
            select.setLong(1, seq);
            select.setString(2, isDirect ? "direct" : "room");
            select.setString(3, log instanceof LogId.DirectLog of ? of.first() : ((LogId.RoomLog) log).name());
            select.setString(4, log instanceof LogId.DirectLog of ? of.second() : "");
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? EventTime.of(row.getBytes(1)) : null;
            }
        }
    }
}
