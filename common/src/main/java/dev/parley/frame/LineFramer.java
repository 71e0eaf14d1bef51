package dev.parley.frame;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream of bytes into lines ended by LF, however the bytes are chunked. A CR before the LF and empty lines are
 * dropped. A line longer than the bound is skipped to its end and reported once, so no input makes this hold more than
 * {@code maxLine} bytes and a CR; between lines it holds none.
 *
 * <p>Not thread-safe: one stream, one owner.
 */
public final class LineFramer {

    /** Where the lines go. Each method returns false to stop: what follows then stays in the input. */
    public interface Sink {

        /**
         * A line begins whose end has not come yet.
         *
         * @param first its first byte
         */
        default boolean begins(byte first) {
            return true;
        }

        /** A line, its end removed. The bytes are valid only during the call. */
        boolean line(byte[] bytes, int offset, int length);

        /** The line that is coming in is longer than the bound already. Its end may never come. */
        default boolean exceeds() {
            return true;
        }

        /** A line was longer than the bound; it is gone. */
        boolean tooLong();
    }

    private static final byte LF = '\n';
    private static final byte CR = '\r';
    private static final int FIRST_CAPACITY = 256;

    private int maxLine;
    private byte @Nullable [] partial;
    private int partialLength;
    private boolean skipping;

    /**
     * @param maxLine bytes in a line, its end not counted
     */
    public LineFramer(int maxLine) {
        this.maxLine = maxLine;
    }

    /** From the next line on, another bound. */
    public void setMaxLine(int bytes) {
        maxLine = bytes;
    }

    /** Forgets the line whose end has not come yet: the stream is not read on. */
    public void forget() {
        reset();
    }

    /** Bytes of memory that it holds for a line whose end has not come yet. */
    public int held() {
        return partial == null ? 0 : partial.length;
    }

    /**
     * Takes bytes from {@code input} (which has an array) and hands each line that they complete to {@code sink}.
     *
     * @return false if the sink stopped it: {@code input} then begins with what was not looked at
     */
    public boolean feed(ByteBuffer input, Sink sink) {
        byte[] bytes = input.array();
        int base = input.arrayOffset();
        int at = base + input.position();
        int end = base + input.limit();
        while (at < end) {
            int lf = indexOfLf(bytes, at, end);
            if (lf < 0) {
                if (partial == null && !skipping && !sink.begins(bytes[at])) {
                    return false;
                }
                boolean wasSkipping = skipping;
                keep(bytes, at, end);
                input.position(input.limit());
                return wasSkipping || !skipping || sink.exceeds();
            }
            input.position(lf + 1 - base);
            boolean goOn = complete(bytes, at, lf, sink);
            at = lf + 1;
            if (!goOn) {
                return false;
            }
        }
        return true;
    }

    private boolean complete(byte[] bytes, int from, int to, Sink sink) {
        if (skipping || partialLength + (to - from) > maxLine + 1) {
            reset();
            return sink.tooLong();
        }
        if (partial == null) {
            return emit(bytes, from, to, sink);
        }
        append(bytes, from, to);
        byte[] whole = partial;
        int length = partialLength;
        reset();
        return emit(whole, 0, length, sink);
    }

    private boolean emit(byte[] bytes, int from, int to, Sink sink) {
        int end = to > from && bytes[to - 1] == CR ? to - 1 : to;
        if (end - from > maxLine) {
            return sink.tooLong();
        }
        return end == from || sink.line(bytes, from, end - from);
    }

    private void keep(byte[] bytes, int from, int to) {
        if (skipping) {
            return;
        }
        // One more than the bound: the last byte may be the CR of a line that is just short enough.
        if (partialLength + (to - from) > maxLine + 1) {
            reset();
            skipping = true;
            return;
        }
        append(bytes, from, to);
    }

    private void append(byte[] bytes, int from, int to) {
        int needed = partialLength + (to - from);
        if (partial == null) {
            partial = new byte[capacityFor(needed, FIRST_CAPACITY)];
        } else if (needed > partial.length) {
            partial = Arrays.copyOf(partial, capacityFor(needed, 2 * partial.length));
        }
        System.arraycopy(bytes, from, partial, partialLength, to - from);
        partialLength = needed;
    }

    /** Room to grow, but never more than a line may need. */
    private int capacityFor(int needed, int wanted) {
        return Math.max(needed, Math.min(wanted, maxLine + 1));
    }

    private void reset() {
        partial = null;
        partialLength = 0;
        skipping = false;
    }

    private static int indexOfLf(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == LF) {
                return i;
            }
        }
        return -1;
    }
}
