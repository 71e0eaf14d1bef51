package dev.parley.client.model;

import java.time.Instant;

/**
 * How far anybody has come in a conversation, as {@code seq}s that only grow.
 *
 * @param read up to where this user has read, on any connection
 * @param told up to where the server knows so
 * @param received up to where this client has told that it has what the other side wrote
 * @param delivered up to where the other side of a direct conversation has what was written
 * @param seen up to where the other side has read
 * @param newFrom what is after this was new when the person last came here; {@link #NOTHING_NEW} if nothing was
 * @param nextMark before this time no further mark is sent, so that a flood of messages is not answered by one of marks
 */
public record Marks(long read, long told, long received, long delivered, long seen, long newFrom, Instant nextMark) {

    public static final long NOTHING_NEW = Long.MAX_VALUE;

    public static final Marks NONE = new Marks(0, 0, 0, 0, 0, NOTHING_NEW, Instant.EPOCH);

    /** The server says so, or has been told. */
    public Marks read(long seq) {
        return new Marks(Math.max(read, seq), Math.max(told, seq), received, delivered, seen, newFrom, nextMark);
    }

    /** The person has it before their eyes; the server is yet to be told. */
    public Marks sees(long seq) {
        return new Marks(Math.max(read, seq), told, received, delivered, seen, newFrom, nextMark);
    }

    /** Whether the server is yet to be told how far this user has read. */
    public boolean isUntold() {
        return read > told;
    }

    public Marks received(long seq) {
        return new Marks(read, told, Math.max(received, seq), delivered, seen, newFrom, nextMark);
    }

    /** What the other side has read, it has. */
    public Marks others(long deliveredTo, long seenTo) {
        long nowSeen = Math.max(seen, seenTo);
        long nowDelivered = Math.max(Math.max(delivered, deliveredTo), nowSeen);
        return new Marks(read, told, received, nowDelivered, nowSeen, newFrom, nextMark);
    }

    public Marks newFrom(long seq) {
        return new Marks(read, told, received, delivered, seen, seq, nextMark);
    }

    /** As after a lost connection: what was received is told once more. */
    public Marks untold() {
        return new Marks(read, told, 0, delivered, seen, newFrom, nextMark);
    }

    public Marks nextMark(Instant time) {
        return new Marks(read, told, received, delivered, seen, newFrom, time);
    }
}
