package dev.parley.server.net;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Which connections are heard in a turn, and how much of each, so that many who send a lot make those wait little who send a line now
 * and then. As in FQ-CoDel (RFC 8290) whoever has little goes first, with a small share. Longer input waits in a queue of its own, and
 * so does everybody who has not signed in, most of whom are in the middle of a handshake. On the loop's thread.
 */
final class RunQueue {

    /** What a turn hears in all: lines, and one for each connection. It takes a few milliseconds, so that the turns behind it begin soon. */
    static final int WORK_A_TURN = 128;

    /** Of them, at least, for each queue, however much the queues before it have. */
    static final int LEAST_WORK = 32;

    /** Lines of one who has little, where many are ready: as much as a person sends at once. */
    static final int FEWEST_LINES = 2;

    /** So much work it is to read what begins a handshake. */
    static final int HANDSHAKE = 3;

    private final Set<Connection> withLittle = new LinkedHashSet<>();
    private final Set<Connection> guests = new LinkedHashSet<>();
    private final Set<Connection> withMuch = new LinkedHashSet<>();

    /** Has a connection handed over lines. */
    interface Hearing {

        /**
         * @param lines at most
         * @return how much work it was, in lines
         */
        int hear(Connection connection, int lines);
    }

    /** The connection has something. It gets its turn once, however often this is said. */
    void add(Connection connection) {
        Set<Connection> right = connection.hasMuch() ? withMuch : connection.isGuest() ? guests : withLittle;
        if (!right.contains(connection)) {
            remove(connection);
            right.add(connection);
        }
    }

    /** It is gone. */
    void remove(Connection connection) {
        withLittle.remove(connection);
        guests.remove(connection);
        withMuch.remove(connection);
    }

    /**
     * Whether there is something to do in the next turn.
     *
     * @param isBehind as in {@link #serve}
     */
    boolean hasWork(boolean isBehind) {
        return !withLittle.isEmpty() || !guests.isEmpty() || (!isBehind && !withMuch.isEmpty());
    }

    /**
     * A turn's share of all that waits, in each queue the oldest first.
     *
     * @param isBehind whether those with much have to wait
     */
    void serve(boolean isBehind, Hearing hearing) {
        int count = withLittle.size();
        int guestCount = guests.size();
        int muchCount = isBehind ? 0 : withMuch.size();
        int share = Math.min(Connection.LINES_AT_A_TIME, WORK_A_TURN / Math.max(1, count + guestCount));
        int few = Math.max(FEWEST_LINES, share);
        int left = WORK_A_TURN - serve(withLittle, count, few, WORK_A_TURN, hearing);
        left -= serve(guests, guestCount, few, Math.max(left, LEAST_WORK), hearing);
        serve(withMuch, muchCount, Connection.LINES_AT_A_TIME, Math.max(left, LEAST_WORK), hearing);
    }

    /** The first {@code count} at most: who comes back meanwhile waits for the next turn. */
    private static int serve(Set<Connection> queue, int count, int lines, int work, Hearing hearing) {
        int done = 0;
        for (int left = count; left > 0 && done < work && !queue.isEmpty(); left--) {
            Iterator<Connection> first = queue.iterator();
            Connection connection = first.next();
            first.remove();
            done += 1 + hearing.hear(connection, lines);
        }
        return done;
    }
}
