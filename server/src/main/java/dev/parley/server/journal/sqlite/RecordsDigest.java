package dev.parley.server.journal.sqlite;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** Tells whether two snapshots have the same records, in whatever order: the sum of all their hashes. */
final class RecordsDigest {

    private final MessageDigest sha;
    private final long[] sums = new long[4];
    private long count;

    RecordsDigest() {
        try {
            sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    void add(byte[] record) {
        LongBuffer hash = ByteBuffer.wrap(sha.digest(record)).asLongBuffer();
        for (int i = 0; i < sums.length; i++) {
            sums[i] += hash.get(i);
        }
        count++;
    }

    boolean isSameAs(RecordsDigest other) {
        return count == other.count && Arrays.equals(sums, other.sums);
    }
}
