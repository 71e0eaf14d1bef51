package dev.parley.server.session;

import dev.parley.protocol.Entry;
import dev.parley.protocol.RequestKind;
import dev.parley.protocol.Result;
import dev.parley.protocol.ServerEvent;
import dev.parley.protocol.ServerMessage;
import dev.parley.server.core.Effect;
import dev.parley.server.net.Connection;
import dev.parley.server.net.TokenBucket;
import dev.parley.server.protocol.WireProtocol;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One client as the server speaks with it: what it is owed, what it is too slow for, and when it was last heard. Muting its
 * connection keeps order and memory: while an answer is out that takes long or is large, and while too much waits to be
 * written, no further request of it is looked at.
 */
final class ClientSession {

    /** Reasons to mute a connection, a bit each. */
    private static final int AWAITS_REPLY = 1;

    private static final int OUTBOX_FULL = 2;
    static final int GATE_FULL = 4;
    static final int TOO_FAST = 16;
    static final int RESTORING = 32;

    /** Requests beyond the rate that are answered at once; after that the answers come at the rate. */
    private static final int MAX_REFUSED = 100;

    /** So many more of them in a second: a token now and then does not begin that anew. */
    private static final int REFUSED_A_SECOND = 1;

    static final int ENDING = 8;

    /** Entries, people or rooms that cost as much as one more request. */
    private static final int WORK_OF_A_REQUEST = 200;

    /** Replies that a session may be owed before nothing more is read from it. */
    private static final int MAX_OWED = 256;

    /** Lines of garbage, less one for each good request since, after which the session ends. */
    private static final int MAX_STRIKES = 20;

    private final long id;
    private final Connection connection;
    private final WireProtocol protocol;
    private final SessionLimits limits;
    private final TokenBucket own;
    private TokenBucket requests;
    private final TokenBucket refusals;
    private final Source source;
    private final SessionCounts counts;
    private final Set<String> behind = new HashSet<>();
    private final OwedReplies owed = new OwedReplies();
    private int strikes;
    private int refusedInARow;
    private long lastSign;
    private boolean stranger = true;
    private long guestSince;

    /**
     * @param source where it comes from
     * @param counts what is counted of all sessions
     * @param now the loop's time
     * @param wallNanos the time that the rate is measured by
     */
    ClientSession(
            long id,
            Connection connection,
            Source source,
            WireProtocol protocol,
            SessionLimits limits,
            SessionCounts counts,
            long now,
            long wallNanos) {
        this.id = id;
        this.connection = connection;
        this.source = source;
        this.protocol = protocol;
        this.limits = limits;
        this.counts = counts;
        this.own = new TokenBucket(limits.requestsPerSecond(), limits.requestsBurst(), wallNanos);
        this.requests = own;
        this.refusals = new TokenBucket(REFUSED_A_SECOND, MAX_REFUSED, wallNanos);
        this.lastSign = now;
        this.guestSince = now;
    }

    long id() {
        return id;
    }

    Connection connection() {
        return connection;
    }

    WireProtocol protocol() {
        return protocol;
    }

    /**
     * Counts a request that was a lot of work as several.
     *
     * @param work entries, people and rooms that were looked through
     */
    void charge(int work) {
        int more = work / WORK_OF_A_REQUEST;
        requests.charge(more);
        source.charge(more);
    }

    /** Since when nobody is signed in here; null where somebody is. */
    @Nullable
    Long guestSince() {
        return connection.isGuest() ? guestSince : null;
    }

    /**
     * Somebody is signed in here, or nobody is any more.
     *
     * @return whether that is new
     */
    boolean setGuest(boolean guest, long now) {
        if (guest == connection.isGuest()) {
            return false;
        }
        guestSince = now;
        connection.setGuest(guest);
        return true;
    }

    /**
     * What its requests count against.
     *
     * @param ofBot that of the program which is signed in here, and all of its other sessions; null for a person's session, which has
     *     one of its own
     */
    void countAgainst(@Nullable TokenBucket ofBot) {
        requests = ofBot == null ? own : ofBot;
    }

    /** Milliseconds until a request of it may be taken; 0 if one may now. */
    long waitMs(long wallNanos) {
        long own = requests.has(wallNanos) ? 0 : requests.waitMs();
        return Math.max(own, source.waitMs(wallNanos));
    }

    /** What it waits for, where {@link #waitMs} says that it does. */
    Limit waitsFor(long wallNanos) {
        return requests.has(wallNanos) ? source.waitsFor(wallNanos) : Limit.REQUESTS;
    }

    /** A request is taken, in a line of so many bytes. */
    void took(int length) {
        requests.charge(1);
        source.took(length);
    }

    /** The client gave a sign of life. */
    void signAt(long now) {
        lastSign = now;
    }

    long silence(long now) {
        return now - lastSign;
    }

    /** Notes a request beyond the rate. True if there were many lately. */
    boolean isFlooding(long wallNanos) {
        refusedInARow++;
        return !refusals.take(wallNanos);
    }

    /** Notes a request within the rate; returns how many in a row before it were not. */
    int withinRateAgain() {
        int refused = refusedInARow;
        refusedInARow = 0;
        return refused;
    }

    /** A request came that is one, whatever is answered to it. */
    void asked() {
        stranger = false;
    }

    /** True until the first request: it may be no client at all. */
    boolean isStranger() {
        return stranger;
    }

    /** Notes a line that was garbage. True if there were too many. */
    boolean strike() {
        return ++strikes >= MAX_STRIKES;
    }

    void forgiveStrike() {
        strikes = Math.max(0, strikes - 1);
    }

    /**
     * A line was taken that a reply is owed for.
     *
     * @param kind of the request; null where it is none
     * @param alone nothing more is looked at before that reply is out: it takes a worker, or may be large
     */
    void owe(@Nullable RequestKind kind, boolean alone) {
        owed.add(kind);
        if (alone || owed.size() >= MAX_OWED) {
            awaitReply();
        }
    }

    /** Nothing more is looked at before all replies are out. */
    void awaitReply() {
        connection.mute(AWAITS_REPLY);
    }

    /** Its silence is our doing: nothing is read from it until we have answered. */
    boolean isWaitingForUs() {
        return connection.isMuted(AWAITS_REPLY) || connection.isMuted(GATE_FULL) || connection.isMuted(RESTORING);
    }

    boolean isOwedNothing() {
        return owed.isEmpty();
    }

    /** The reply to the oldest unanswered request. */
    void reply(ServerMessage message) {
        if (message instanceof ServerMessage.Ok ok) {
            catchUp(ok.result());
        }
        send(protocol.write(message));
        if (owed.isEmpty()) {
            return;
        }
        counts.answered(owed.remove(), message);
        if (owed.isEmpty()) {
            connection.unmute(AWAITS_REPLY);
        }
    }

    /** Whoever has asked for a room's history up to its end gets its new entries again; a login tells how far every room is. */
    private void catchUp(Result result) {
        if (behind.isEmpty()) {
            return;
        }
        if (result instanceof Result.SignedIn) {
            behind.clear();
        } else if (result instanceof Result.Page page && reachesEnd(page.entries(), page.more(), page.lastSeq())) {
            behind.remove(page.room());
        } else if (result instanceof Result.Joined joined
                && reachesEnd(joined.entries(), joined.more(), joined.lastSeq())) {
            behind.remove(joined.room());
        }
    }

    /** What comes live after a page of something older would only be another gap. */
    private static boolean reachesEnd(List<Entry> page, boolean more, long lastSeq) {
        return page.isEmpty() ? !more : page.get(page.size() - 1).seq() == lastSeq;
    }

    /** An event, unless the client is so slow that it is told of it in another way, or not at all. */
    void deliver(Effect.Deliver deliver, EncodedOnce encoded) {
        if (connection.pending() > limits.outboxSoft() || !behind.isEmpty()) {
            deliverToSlow(deliver.event(), deliver.isLast(), encoded);
        } else {
            send(encoded.in(protocol));
        }
    }

    /** Only what nobody asked for can be too much: replies are bounded by the requests that we read. */
    private void endIfTooSlow() {
        if (connection.pending() > limits.outboxHard()) {
            endAsTooSlow(Limit.OUTBOX);
        }
    }

    /**
     * The last word to one who does not read; what waits for it is dropped.
     *
     * @param limit that is reached
     */
    void endAsTooSlow(Limit limit) {
        if (connection.isOpen()) {
            counts.refused(limit);
            ServerEvent.Bye bye = new ServerEvent.Bye(
                    "slow_consumer", "Your connection is too slow. Reconnect and request the missed messages.", 0L);
            connection.finishWithout(protocol.write(bye));
        }
    }

    /** The last word to one whose lines do not end, or are not taken; they are dropped. */
    void endAsUnheard() {
        counts.refused(Limit.INPUT);
        end(new ServerEvent.Bye(
                "slow_consumer",
                "The server has no memory for more lines that have not ended. Reconnect and send yours again.",
                0L));
    }

    /**
     * Of entries it is told that they are there, and it can ask for them.
     *
     * @param isLast whether nobody can ask for it later
     */
    private void deliverToSlow(ServerEvent event, boolean isLast, EncodedOnce encoded) {
        boolean full = connection.pending() > limits.outboxSoft();
        if (isLast && event instanceof Entry last) {
            behind.remove(last.room());
            send(encoded.in(protocol));
        } else if (event instanceof Entry entry && (full || behind.contains(entry.room()))) {
            if (behind.add(entry.room())) {
                counts.fellBehind();
                send(protocol.write(new ServerEvent.Behind(entry.room(), entry.seq())));
            }
        } else if (!full || !(event instanceof ServerEvent.Typing)) {
            send(encoded.in(protocol));
        }
        endIfTooSlow();
    }

    /** A line that belongs to nobody else. */
    void send(byte[] line) {
        connection.send(line);
        if (connection.pending() > limits.outboxSoft() && !connection.isMuted(OUTBOX_FULL)) {
            connection.mute(OUTBOX_FULL);
            connection.watchDrain(limits.outboxSoft());
        }
    }

    /** The outbox has come down again. */
    void drained(long now) {
        lastSign = now;
        connection.unmute(OUTBOX_FULL);
    }

    /** The last line, after all that waits. */
    void end(ServerEvent.Bye bye) {
        connection.send(protocol.write(bye));
        connection.finish();
    }
}
