package dev.parley.client.model;

import java.util.Arrays;
import java.util.List;

/**
 * The lines of a conversation, oldest first, as an immutable value: adding one copies a chunk of at most {@value #CHUNK} lines
 * and the table of chunks, and shares the rest. A line keeps its index for life, also when older ones are put before it (indices
 * go below zero) or dropped. Holds about {@value #LIMIT} lines, or {@value #MOST_BYTES} bytes of them; past that the oldest chunks go.
 */
public final class Scrollback {

    public static final int LIMIT = 10_000;

    /** Ten thousand lines of two hundred characters each. */
    public static final long MOST_BYTES = 8L << 20;

    private static final int CHUNK = 64;

    private static final Scrollback EMPTY = new Scrollback(new Chunk[0], 0);

    private static final class Chunk {
        private final long start;
        private final Line[] lines;
        private final long bytes;

        private Chunk(long start, Line[] lines, long bytes) {
            this.start = start;
            this.lines = lines;
            this.bytes = bytes;
        }

        private static Chunk of(long start, Line[] lines) {
            long bytes = 0;
            for (Line line : lines) {
                bytes += line.bytes();
            }
            return new Chunk(start, lines, bytes);
        }

        private long end() {
            return start + lines.length;
        }
    }

    private final Chunk[] chunks;
    private final long bytes;

    private Scrollback(Chunk[] chunks, long bytes) {
        this.chunks = chunks;
        this.bytes = bytes;
    }

    public static Scrollback empty() {
        return EMPTY;
    }

    /** The index of the oldest line. */
    public long begin() {
        return chunks.length == 0 ? 0 : chunks[0].start;
    }

    /** One more than the index of the newest line. */
    public long end() {
        return chunks.length == 0 ? 0 : chunks[chunks.length - 1].end();
    }

    public int size() {
        return (int) (end() - begin());
    }

    public boolean isEmpty() {
        return chunks.length == 0;
    }

    /** About how much memory the lines take. */
    public long bytes() {
        return bytes;
    }

    /** The line of an index from {@link #begin} to before {@link #end}. */
    public Line at(long index) {
        int low = 0;
        int high = chunks.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (index < chunks[middle].end()) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        if (high < 0 || index < chunks[low].start) {
            throw new IndexOutOfBoundsException("no line " + index + " in " + begin() + " to " + end());
        }
        return chunks[low].lines[(int) (index - chunks[low].start)];
    }

    /** With one line more at the end. */
    public Scrollback append(Line line) {
        int last = chunks.length - 1;
        long more = line.bytes();
        if (last >= 0 && chunks[last].lines.length < CHUNK) {
            Line[] lines = Arrays.copyOf(chunks[last].lines, chunks[last].lines.length + 1);
            lines[lines.length - 1] = line;
            Chunk[] with = chunks.clone();
            with[last] = new Chunk(chunks[last].start, lines, chunks[last].bytes + more);
            return new Scrollback(with, bytes + more);
        }
        Scrollback kept = size() >= LIMIT || bytes > MOST_BYTES ? without(tooMany()) : this;
        Chunk[] with = Arrays.copyOf(kept.chunks, kept.chunks.length + 1);
        with[with.length - 1] = new Chunk(end(), new Line[] {line}, more);
        return new Scrollback(with, kept.bytes + more);
    }

    /** How many of the oldest chunks are past a bound; never the newest. */
    private int tooMany() {
        int dropped = 0;
        int lines = size();
        long held = bytes;
        while (dropped < chunks.length - 1 && (lines >= LIMIT || held > MOST_BYTES)) {
            lines -= chunks[dropped].lines.length;
            held -= chunks[dropped].bytes;
            dropped++;
        }
        return dropped;
    }

    private Scrollback without(int oldest) {
        long held = bytes;
        for (int i = 0; i < oldest; i++) {
            held -= chunks[i].bytes;
        }
        return oldest == 0 ? this : new Scrollback(Arrays.copyOfRange(chunks, oldest, chunks.length), held);
    }

    /** Without its oldest lines, but for this many of the newest and what stands in a chunk with them. */
    public Scrollback newest(int lines) {
        int first = chunks.length;
        int kept = 0;
        while (first > 0 && kept < lines) {
            first--;
            kept += chunks[first].lines.length;
        }
        return without(first);
    }

    /** With another line in the place of one. */
    public Scrollback replace(long index, Line line) {
        Chunk[] others = chunks.clone();
        for (int i = 0; i < others.length; i++) {
            if (index >= others[i].start && index < others[i].end()) {
                Line[] lines = others[i].lines.clone();
                lines[(int) (index - others[i].start)] = line;
                long held = bytes - others[i].bytes;
                others[i] = Chunk.of(others[i].start, lines);
                return new Scrollback(others, held + others[i].bytes);
            }
        }
        throw new IndexOutOfBoundsException("no line " + index + " in " + begin() + " to " + end());
    }

    /** With older lines before all others; the oldest of them are left out where that would be more than a bound. */
    public Scrollback prepend(List<Line> older) {
        List<Line> taken = older.subList(older.size() - fitting(older), older.size());
        if (taken.isEmpty()) {
            return this;
        }
        int count = (taken.size() + CHUNK - 1) / CHUNK;
        Chunk[] more = new Chunk[count + chunks.length];
        long start = begin() - taken.size();
        long held = bytes;
        for (int i = 0; i < count; i++) {
            List<Line> part = taken.subList(i * CHUNK, Math.min(taken.size(), (i + 1) * CHUNK));
            more[i] = Chunk.of(start + (long) i * CHUNK, part.toArray(new Line[0]));
            held += more[i].bytes;
        }
        System.arraycopy(chunks, 0, more, count, chunks.length);
        return new Scrollback(more, held);
    }

    /** How many of the newest of these there is room for. */
    private int fitting(List<Line> older) {
        int most = Math.min(older.size(), Math.max(0, LIMIT - size()));
        long held = bytes;
        for (int fits = 0; fits < most; fits++) {
            held += older.get(older.size() - 1 - fits).bytes();
            if (held > MOST_BYTES) {
                return fits;
            }
        }
        return most;
    }
}
