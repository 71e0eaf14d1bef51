package dev.parley.server.journal.sqlite;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;

/** Cuts the lines of a snapshot into parts. */
final class Parts {

    /** Bytes. Written and synced in a few milliseconds. */
    static final int BYTES = 256 << 10;

    /** Takes parts, in order. */
    interface Sink {
        void take(long part, byte[] body) throws SQLException, IOException, InterruptedException;
    }

    private final Sink sink;
    private final ByteArrayOutputStream gathered = new ByteArrayOutputStream(2 * BYTES);
    private long parts;

    Parts(Sink sink) {
        this.sink = sink;
    }

    void add(byte[] line) throws SQLException, IOException, InterruptedException {
        addSome(line);
        addSome(new byte[] {'\n'});
    }

    private void addSome(byte[] bytes) throws SQLException, IOException, InterruptedException {
        for (int from = 0; from < bytes.length; ) {
            int length = Math.min(bytes.length - from, BYTES - gathered.size());
            gathered.write(bytes, from, length);
            from += length;
            if (gathered.size() == BYTES) {
                flush();
            }
        }
    }

    private void flush() throws SQLException, IOException, InterruptedException {
        sink.take(parts++, gathered.toByteArray());
        gathered.reset();
    }

    /** That was all; returns how many parts there are. */
    long end() throws SQLException, IOException, InterruptedException {
        if (gathered.size() > 0) {
            flush();
        }
        return parts;
    }

    /** The bytes of something large, no more than a part at once. */
    static byte[][] piecesOf(byte[] whole) {
        byte[][] pieces = new byte[(whole.length + BYTES - 1) / BYTES][];
        for (int i = 0; i < pieces.length; i++) {
            pieces[i] = Arrays.copyOfRange(whole, i * BYTES, Math.min(whole.length, (i + 1) * BYTES));
        }
        return pieces;
    }
}
