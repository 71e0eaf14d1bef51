package dev.parley.client.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The lines of a conversation, oldest first, as an immutable value: adding one copies a chunk of at most {@value #CHUNK} lines
 * and the table of chunks, and shares the rest. A line keeps its index, also when older ones are put before it (indices go below
 * zero) or dropped; only {@link #splice} moves what is older than its place. Holds about {@value #LIMIT} lines; past that the oldest
 * chunks go.
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

        private Line[] part(int from, int to) {
            return to - from == lines.length ? lines : Arrays.copyOfRange(lines, from, to);
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
        Scrollback kept = size() >= LIMIT ? newest(LIMIT - 1) : this;
        Chunk[] more = Arrays.copyOf(kept.chunks, kept.chunks.length + 1);
        more[more.length - 1] = new Chunk(end(), new Line[] {line});
        return new Scrollback(more);
    }

    /** At most so many of the newest lines: whole chunks go. */
    public Scrollback newest(int most) {
        int dropped = 0;
        while (dropped < chunks.length && end() - chunks[dropped].start > most) {
            dropped++;
        }
        return dropped == 0 ? this : new Scrollback(Arrays.copyOfRange(chunks, dropped, chunks.length));
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

    /** With older lines before all others. May be over the limit then: whoever adds them takes others away. */
    public Scrollback prepend(List<Line> older) {
        return older.isEmpty() ? this : joined(new Chunk[0], begin() - older.size(), older, chunks);
    }

    /**
     * With other lines in the place of those from one index to before another. What is newer keeps its index; what is older moves, by
     * as many places as there are more lines now. May be over the limit then.
     */
    public Scrollback splice(long from, long to, List<Line> instead) {
        long start = to - instead.size();
        long shift = start - from;
        List<Chunk> before = new ArrayList<>();
        List<Chunk> after = new ArrayList<>();
        for (Chunk chunk : chunks) {
            int left = (int) Math.max(0, Math.min(from, chunk.end()) - chunk.start);
            int right = (int) Math.max(0, Math.min(to, chunk.end()) - chunk.start);
            if (left > 0) {
                before.add(new Chunk(chunk.start + shift, chunk.part(0, left)));
            }
            if (right < chunk.lines.length) {
                after.add(new Chunk(chunk.start + right, chunk.part(right, chunk.lines.length)));
            }
        }
        return joined(before.toArray(new Chunk[0]), start, instead, after.toArray(new Chunk[0]));
    }

    private static Scrollback joined(Chunk[] before, long start, List<Line> lines, Chunk[] after) {
        int count = (lines.size() + CHUNK - 1) / CHUNK;
        Chunk[] all = Arrays.copyOf(before, before.length + count + after.length);
        for (int i = 0; i < count; i++) {
            List<Line> part = lines.subList(i * CHUNK, Math.min(lines.size(), (i + 1) * CHUNK));
            all[before.length + i] = new Chunk(start + (long) i * CHUNK, part.toArray(new Line[0]));
        }
        System.arraycopy(after, 0, all, before.length + count, after.length);
        return new Scrollback(all);
    }
}
