package dev.parley.server.net;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What waits to be written to one connection: lines, whose bytes are shared with all the other outboxes that they wait in.
 * Its bound is kept by who fills it, by {@link #bytes}. Empty, it holds no memory.
 */
final class Outbox {

    private static final int FIRST_CAPACITY = 8;
    private static final int KEPT_CAPACITY = 64;

    private byte[][] ring = new byte[0][];
    private int head;
    private int count;
    private int headOffset;
    private long bytes;

    /** Bytes that wait. */
    long bytes() {
        return bytes;
    }

    boolean isEmpty() {
        return count == 0;
    }

    void add(byte[] line) {
        if (count == ring.length) {
            grow();
        }
        ring[(head + count) & (ring.length - 1)] = line;
        count++;
        bytes += line.length;
    }

    /** Copies what waits, from the front, as far as there is space. Nothing is taken out. */
    void copyTo(ByteBuffer space) {
        int offset = headOffset;
        for (int i = 0; i < count && space.hasRemaining(); i++) {
            byte[] line = lineAt(i);
            space.put(line, offset, Math.min(line.length - offset, space.remaining()));
            offset = 0;
        }
    }

    /** Takes out what was written. */
    void remove(int written) {
        bytes -= written;
        int left = written;
        while (left > 0) {
            int ofHead = lineAt(0).length - headOffset;
            if (left < ofHead) {
                headOffset += left;
                return;
            }
            left -= ofHead;
            dropHead();
        }
        if (count == 0 && ring.length > KEPT_CAPACITY) {
            ring = new byte[0][];
            head = 0;
        }
    }

    /** Drops all but the line that was begun, so that what follows begins on a line of its own. */
    void keepOnlyTheLineBegun() {
        byte[] begun = headOffset > 0 ? lineAt(0) : new byte[0];
        int offset = headOffset;
        ring = new byte[0][];
        head = 0;
        count = 0;
        headOffset = 0;
        bytes = 0;
        if (begun.length > 0) {
            add(begun);
            headOffset = offset;
            bytes -= offset;
        }
    }

    private void dropHead() {
        ring[head] = null;
        head = (head + 1) & (ring.length - 1);
        count--;
        headOffset = 0;
    }

    private byte[] lineAt(int index) {
        byte[] line = ring[(head + index) & (ring.length - 1)];
        if (line == null) {
            throw new IllegalStateException("No line " + index + " of " + count);
        }
        return line;
    }

    /** The capacity is a power of two, so that wrapping round is a mask. */
    private void grow() {
        byte[][] larger = Arrays.copyOf(ring, Math.max(FIRST_CAPACITY, 2 * ring.length));
        int front = ring.length - head;
        System.arraycopy(ring, head, larger, 0, front);
        System.arraycopy(ring, 0, larger, front, head);
        Arrays.fill(larger, count, larger.length, null);
        ring = larger;
        head = 0;
    }
}
