package dev.parley.client.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The lines of a conversation, oldest first, as an immutable value: adding one copies a chunk of at most {@value #CHUNK} lines
 * and the table of chunks, and shares the rest. A line keeps its index, also when older ones are put before it (indices go below
 * zero) or dropped; only {@link #splice} moves what is older than its place. Holds about {@value #LIMIT} lines, or {@value #MOST_BYTES}
 * bytes of them; past that the oldest chunks go.
 */
public final class Scrollback {

    public static final int LIMIT = 10_000;

    /** Ten thousand lines of two hundred characters each. */
    public static final long MOST_BYTES = 8L << 20;

    private static final int CHUNK = 64;

    /** A chunk that holds so much takes no line more, so that the newest, which never goes, is not all there is. */
    private static final long CHUNK_BYTES = 256L << 10;

    private static final Scrollback EMPTY = new Scrollback(new Chunk[0], 0);

    private static final class Chunk {
        private final long start;
        private final Line[] lines;
        private final long bytes;
        private final int nameColumns;

        private Chunk(long start, Line[] lines, long bytes, int nameColumns) {
            this.start = start;
            this.lines = lines;
            this.bytes = bytes;
            this.nameColumns = nameColumns;
        }

        private static Chunk of(long start, Line[] lines) {
            long bytes = 0;
            int nameColumns = 0;
            for (Line line : lines) {
                bytes += line.bytes();
                nameColumns = Math.max(nameColumns, line.nameColumns());
            }
            return new Chunk(start, lines, bytes, nameColumns);
        }

        private Chunk with(Line line) {
            Line[] more = Arrays.copyOf(lines, lines.length + 1);
            more[lines.length] = line;
            return new Chunk(start, more, bytes + line.bytes(), Math.max(nameColumns, line.nameColumns()));
        }

        private boolean isFull() {
            return lines.length >= CHUNK || bytes >= CHUNK_BYTES;
        }

        private long end() {
            return start + lines.length;
        }

        /** A part of it, from another index on. */
        private Chunk part(long newStart, int from, int to) {
            return to - from == lines.length
                    ? new Chunk(newStart, lines, bytes, nameColumns)
                    : of(newStart, Arrays.copyOfRange(lines, from, to));
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

    /** Columns of the widest name that a message here was written under; 0 without one. */
    public int nameColumns() {
        int widest = 0;
        for (Chunk chunk : chunks) {
            widest = Math.max(widest, chunk.nameColumns);
        }
        return widest;
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
        if (last >= 0 && !chunks[last].isFull()) {
            Chunk[] with = chunks.clone();
            with[last] = chunks[last].with(line);
            return new Scrollback(with, bytes + more);
        }
        Scrollback kept = bounded();
        Chunk[] with = Arrays.copyOf(kept.chunks, kept.chunks.length + 1);
        with[with.length - 1] = Chunk.of(end(), new Line[] {line});
        return new Scrollback(with, kept.bytes + more);
    }

    /** Whether it holds more than it should. */
    public boolean isOver() {
        return size() > LIMIT || bytes > MOST_BYTES;
    }

    /** Without its oldest chunks, as many of them as are past a bound. */
    public Scrollback bounded() {
        return size() >= LIMIT || bytes > MOST_BYTES ? without(tooMany()) : this;
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

    /** With older lines before all others. May hold too much then: whoever adds them takes others away. */
    public Scrollback prepend(List<Line> older) {
        return older.isEmpty() ? this : joined(List.of(), begin() - older.size(), older, List.of(chunks));
    }

    /**
     * With other lines in the place of those from one index to before another. What is newer keeps its index; what is older moves, by
     * as many places as there are more lines now. May hold too much then.
     */
    public Scrollback splice(long from, long to, List<Line> instead) {
        long start = to - instead.size();
        long shift = start - from;
        List<Chunk> before = new ArrayList<>();
        List<Chunk> after = new ArrayList<>();
        for (Chunk chunk : chunks) {
            int length = chunk.lines.length;
            int left = (int) Math.max(0, Math.min(from, chunk.end()) - chunk.start);
            int right = (int) Math.max(0, Math.min(to, chunk.end()) - chunk.start);
            if (left > 0) {
                before.add(chunk.part(chunk.start + shift, 0, left));
            }
            if (right < length) {
                after.add(chunk.part(chunk.start + right, right, length));
            }
        }
        return joined(before, start, instead, after);
    }

    private static Scrollback joined(List<Chunk> before, long start, List<Line> lines, List<Chunk> after) {
        List<Chunk> all = new ArrayList<>(before);
        int from = 0;
        long held = 0;
        for (int i = 0; i < lines.size(); i++) {
            held += lines.get(i).bytes();
            if (i + 1 == lines.size() || i + 1 - from == CHUNK || held >= CHUNK_BYTES) {
                all.add(Chunk.of(start + from, lines.subList(from, i + 1).toArray(new Line[0])));
                from = i + 1;
                held = 0;
            }
        }
        all.addAll(after);
        return new Scrollback(
                all.toArray(new Chunk[0]),
                all.stream().mapToLong(chunk -> chunk.bytes).sum());
    }
}
