package dev.parley.server.journal.sqlite;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * CRC32C (RFC 3720, appendix B.4) of a stored row: of what it says and of the place it says it at, so that a row that went
 * astray is noticed as well. 32 bits in a long, never negative. Not thread-safe.
 */
public final class Checksum {

    private static final byte NO_LOG = 0;
    private static final byte LOG = 1;
    private static final byte PART = 2;
    private static final byte NAME = 3;
    private static final byte MOVE = 4;
    private static final byte SUPERSEDED = 5;

    private static final byte[] NOTHING = {};

    private final CRC32C crc = new CRC32C();
    private final ByteBuffer head = ByteBuffer.allocate(1 + 3 * Long.BYTES);

    /** Of a row in {@code event} that has no log: its {@code log} and {@code seq} are null. */
    public long ofEvent(long position, byte[] body) {
        return of(head.clear().put(NO_LOG).putLong(position), body);
    }

    /** Of a row in {@code event} that is an entry of a log. */
    public long ofEntry(long position, long log, long seq, byte[] body) {
        return of(head.clear().put(LOG).putLong(position).putLong(log).putLong(seq), body);
    }

    /** Of a part of a snapshot. */
    long ofPart(long position, long part, byte[] body) {
        return of(head.clear().put(PART).putLong(position).putLong(part), body);
    }

    /** Of a row in {@code log}. */
    public long ofLog(long id, String kind, String first, String second) {
        String names = kind + '\0' + first + '\0' + second;
        return of(head.clear().put(NAME).putLong(id), names.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Of a row in {@code move}. The user's name is a part of it, so that a name that is damaged is noticed as well.
     *
     * @param move what else is in the row, as a text
     */
    long ofMove(long position, String user, String move) {
        return of(head.clear().put(MOVE).putLong(position), (user + '\0' + move).getBytes(StandardCharsets.UTF_8));
    }

    /** Of a row in {@code superseded}. */
    long ofSuperseded(long first, long last) {
        return of(head.clear().put(SUPERSEDED).putLong(first).putLong(last), NOTHING);
    }

    private long of(ByteBuffer place, byte[] body) {
        crc.reset();
        crc.update(place.flip());
        crc.update(body);
        return crc.getValue();
    }
}
