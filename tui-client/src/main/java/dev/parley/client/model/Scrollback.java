package dev.parley.client.model;

import java.util.Arrays;
import java.util.List;

/**
 * The lines of a conversation, oldest first, as an immutable value: adding one copies a chunk of at most {@value #CHUNK} lines
 * and the table of chunks, and shares the rest. A line keeps its index for life, also when older ones are put before it (indices
 * go below zero) or dropped. Holds about {@value #LIMIT} lines; past that the oldest chunk goes.
 */
public final class Scrollback {

    public static final int LIMIT = 10_000;

    private static final int CHUNK = 64;

    private static final Scrollback EMPTY = new Scrollback(new Chunk[0]);

    private static final class Chunk {
        private final long start;
        private final Line[] lines;

        private Chunk(long start, Line[] lines) {
            this.start = start;
            this.lines = lines;
        }

        private long end() {
            return start + lines.length;
        }
    }

    private final Chunk[] chunks;

    private Scrollback(Chunk[] chunks) {
        this.chunks = chunks;
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
        if (last >= 0 && chunks[last].lines.length < CHUNK) {
            Line[] lines = Arrays.copyOf(chunks[last].lines, chunks[last].lines.length + 1);
            lines[lines.length - 1] = line;
            Chunk[] more = chunks.clone();
            more[last] = new Chunk(chunks[last].start, lines);
            return new Scrollback(more);
        }
        int dropped = size() >= LIMIT ? 1 : 0;
        Chunk[] more = Arrays.copyOfRange(chunks, dropped, chunks.length + 1);
        more[more.length - 1] = new Chunk(end(), new Line[] {line});
        return new Scrollback(more);
    }

    /** With another line in the place of one. */
    public Scrollback replace(long index, Line line) {
        Chunk[] others = chunks.clone();
        for (int i = 0; i < others.length; i++) {
            if (index >= others[i].start && index < others[i].end()) {
                Line[] lines = others[i].lines.clone();
                lines[(int) (index - others[i].start)] = line;
                others[i] = new Chunk(others[i].start, lines);
                return new Scrollback(others);
            }
        }
        throw new IndexOutOfBoundsException("no line " + index + " in " + begin() + " to " + end());
    }

    /** With older lines before all others; the oldest of them are left out where that would be more than the limit. */
    public Scrollback prepend(List<Line> older) {
        int room = Math.max(0, LIMIT - size());
        List<Line> taken = older.subList(Math.max(0, older.size() - room), older.size());
        if (taken.isEmpty()) {
            return this;
        }
        int count = (taken.size() + CHUNK - 1) / CHUNK;
        Chunk[] more = new Chunk[count + chunks.length];
        long start = begin() - taken.size();
        for (int i = 0; i < count; i++) {
            List<Line> part = taken.subList(i * CHUNK, Math.min(taken.size(), (i + 1) * CHUNK));
            more[i] = new Chunk(start + (long) i * CHUNK, part.toArray(new Line[0]));
        }
        System.arraycopy(chunks, 0, more, count, chunks.length);
        return new Scrollback(more);
    }
}
