package dev.parley.server.journal.sqlite;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a write-ahead log (sqlite.org/fileformat2.html#walformat) before SQLite does, which takes it up to the first frame
 * that is not right and drops the rest without a word. That is good for a transaction that was being written when the power
 * went: nobody was told that it is safe. But every commit is synced before the next one begins, so a frame that is not right
 * with two commits at or after it is damage to what was promised to be kept.
 */
final class WalScan {

    private static final Logger LOG = LoggerFactory.getLogger("parley.store");

    private static final int HEADER = 32;
    private static final int FRAME_HEADER = 24;
    private static final int MAGIC = 0x377f0682;
    private static final int SMALLEST_PAGE = 512;
    private static final int LARGEST_PAGE = 65_536;

    private final FileChannel file;
    private final long size;
    private ByteOrder words = ByteOrder.BIG_ENDIAN;
    private int sum0;
    private int sum1;

    private WalScan(FileChannel file, long size) {
        this.file = file;
        this.size = size;
    }

    /**
     * Reads the log; a torn tail is said in the log.
     *
     * @throws DamagedStoreException if the log was damaged before its last commit
     */
    static void check(Path wal) throws IOException {
        try (FileChannel file = FileChannel.open(wal, StandardOpenOption.READ)) {
            new WalScan(file, Files.size(wal)).check();
        } catch (NoSuchFileException none) {
            return;
        }
    }

    private void check() throws IOException {
        ByteBuffer header = ByteBuffer.allocate(HEADER);
        if (!fill(header, 0)) {
            return;
        }
        int magic = header.getInt(0);
        int pageSize = header.getInt(8);
        boolean isReadable = (magic & ~1) == MAGIC
                && pageSize >= SMALLEST_PAGE
                && pageSize <= LARGEST_PAGE
                && Integer.bitCount(pageSize) == 1;
        if (!isReadable) {
            throw new DamagedStoreException("the write-ahead log has an invalid beginning");
        }
        words = (magic & 1) == 1 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        add(header, 0, 24);
        long salts = header.getLong(16);
        if (sum0 == header.getInt(24) && sum1 == header.getInt(28)) {
            judge(salts, pageSize);
        } else {
            judgeWithoutHeader(pageSize);
        }
    }

    /** Follows the frames to the first that is not right, and looks what is behind it. */
    private void judge(long salts, int pageSize) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(FRAME_HEADER + pageSize);
        long at = HEADER;
        while (fill(frame, at) && frame.getLong(8) == salts && isNext(frame, pageSize)) {
            at += frame.capacity();
        }
        long bad = at;
        int commits = 0;
        long end = bad;
        for (; fill(frame, at); at += frame.capacity()) {
            if (frame.getLong(8) == salts) {
                end = at + frame.capacity();
                commits += frame.getInt(4) != 0 ? 1 : 0;
            }
        }
        if (commits > 1) {
            throw new DamagedStoreException("the write-ahead log does not match its checksum at byte " + bad + ", with "
                    + commits + " commits at or after it");
        }
        if (end > bad || bad == at && size > at) {
            LOG.warn(
                    "The last transaction was cut off when the server or the machine stopped. No client was told that it was stored. {} bytes of the write-ahead log are dropped.",
                    Math.max(end, bad == at ? size : 0) - bad);
        }
    }

    /** A header is written in one sector and synced before its frames: one that is wrong was damaged later. */
    private void judgeWithoutHeader(int pageSize) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(FRAME_HEADER + pageSize);
        int commits = 0;
        for (long at = HEADER; fill(frame, at); at += frame.capacity()) {
            commits += frame.getInt(4) != 0 ? 1 : 0;
        }
        if (commits > 1) {
            throw new DamagedStoreException(
                    "the write-ahead log's header does not match its checksum, with " + commits + " commits after it");
        }
        LOG.warn("The write-ahead log's header was cut off when the machine stopped; {} bytes are dropped", size);
    }

    private boolean isNext(ByteBuffer frame, int pageSize) {
        int before0 = sum0;
        int before1 = sum1;
        add(frame, 0, 8);
        add(frame, FRAME_HEADER, pageSize);
        if (frame.getInt(0) != 0 && sum0 == frame.getInt(16) && sum1 == frame.getInt(20)) {
            return true;
        }
        sum0 = before0;
        sum1 = before1;
        return false;
    }

    /** SQLite's running checksum, over pairs of words in the order that the magic number names. */
    private void add(ByteBuffer bytes, int from, int length) {
        bytes.order(words);
        for (int i = from; i < from + length; i += 8) {
            sum0 += bytes.getInt(i) + sum1;
            sum1 += bytes.getInt(i + 4) + sum0;
        }
        bytes.order(ByteOrder.BIG_ENDIAN);
    }

    /** False if the file ends before. */
    private boolean fill(ByteBuffer into, long at) throws IOException {
        into.clear();
        if (at + into.capacity() > size) {
            return false;
        }
        while (into.hasRemaining()) {
            if (file.read(into, at + into.position()) < 0) {
                return false;
            }
        }
        into.clear();
        return true;
    }
}
