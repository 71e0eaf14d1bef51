package dev.parley.server.net;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Which connections are heard in a turn, and how much of each, so that many who send a lot make those wait little who send a line now
 * and then. As in FQ-CoDel (RFC 8290) whoever has nothing left over goes first, with a small share; the rest of a longer input
 * waits in a queue of its own. On the loop's thread.
 */
final class RunQueue {

    /** What a turn hears in all: lines, and one for each connection. It takes a few milliseconds, so that the turns behind it begin soon. */
    static final int WORK_A_TURN = 128;

    /** Of them, at least, for those who have something left over, however many others there are. */
    static final int WORK_LEFT_OVER = 32;

    /** Lines of one who has nothing left over, where many are ready: as much as a person sends at once. */
    static final int FEWEST_LINES = 2;

    /** Of what is to be read. */
    private final Set<Connection> fresh = new LinkedHashSet<>();

    /** Of what was read and not handed over. */
    private final Set<Connection> leftOver = new LinkedHashSet<>();

    /** Has a connection handed over lines. */
    interface Hearing {

        /**
         * @param lines at most
         * @return how many there were
         */
        int hear(Connection connection, int lines);
    }

    /** The connection has something. It gets its turn once, however often this is said. */
    void add(Connection connection) {
        if (connection.hasUnread()) {
            fresh.remove(connection);
            leftOver.add(connection);
        } else if (!leftOver.contains(connection)) {
            fresh.add(connection);
        }
    }

    /** It is gone. */
    void remove(Connection connection) {
        fresh.remove(connection);
        leftOver.remove(connection);
    }

    /**
     * Whether there is something to do in the next turn.
     *
     * @param isBehind as in {@link #serve}
     */
    boolean hasWork(boolean isBehind) {
        return !fresh.isEmpty() || (!isBehind && !leftOver.isEmpty());
    }

    /**
     * A turn's share of all that waits, the oldest first.
     *
     * @param isBehind whether what is left over has to wait
     */
    void serve(boolean isBehind, Hearing hearing) {
        int share = Math.min(Connection.LINES_AT_A_TIME, WORK_A_TURN / Math.max(1, fresh.size()));
        int waiting = leftOver.size();
        int done = serve(fresh, fresh.size(), Math.max(FEWEST_LINES, share), WORK_A_TURN, hearing);
        if (!isBehind) {
            int work = Math.max(WORK_A_TURN - done, WORK_LEFT_OVER);
            serve(leftOver, waiting, Connection.LINES_AT_A_TIME, work, hearing);
        }
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
