package dev.parley.server.core.state;

import java.util.Arrays;

/**
 * Which keys may have been used: a Bloom filter (Bloom 1970) of a fixed size, which never forgets one, and takes about one
 * in a hundred of ten million for used that is not. A key's bits are all in one cache line (Putze, Sanders and Singler 2009).
 * As long as it has not learned what was before its time it takes all for used.
 */
public final class KeyFilter {

    /** 16 MiB, made when the first key comes. */
    private static final int WORDS = 1 << 21;

    /** Eight of them are a cache line. */
    private static final int BLOCKS = WORDS >>> 3;

    private static final int PROBES = 6;
    private static final int BITS_OF_A_PROBE = 9;

    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private long[] words = new long[0];
    private boolean knowsAll;

    /** It was there from the first key on, or has learned all that were before. */
    public void knowsAll() {
        knowsAll = true;
    }

    boolean mayHave(long hash) {
        if (!knowsAll) {
            return true;
        }
        if (words.length == 0) {
            return false;
        }
        int block = block(hash);
        long bits = bits(hash);
        for (int probe = 0; probe < PROBES; probe++) {
            int bit = (int) bits & 511;
            if ((words[block + (bit >>> 6)] & 1L << bit) == 0) {
                return false;
            }
            bits >>>= BITS_OF_A_PROBE;
        }
        return true;
    }

    public void add(long hash) {
        if (words.length == 0) {
            words = new long[WORDS];
        }
        int block = block(hash);
        long bits = bits(hash);
        for (int probe = 0; probe < PROBES; probe++) {
            int bit = (int) bits & 511;
            words[block + (bit >>> 6)] |= 1L << bit;
            bits >>>= BITS_OF_A_PROBE;
        }
    }

    /** Takes over all that another has. */
    public void addAll(KeyFilter other) {
        if (words.length == 0) {
            words = Arrays.copyOf(other.words, other.words.length);
            return;
        }
        for (int i = 0; i < other.words.length; i++) {
            words[i] |= other.words[i];
        }
    }

    private static int block(long hash) {
        return (int) (hash >>> 46) % BLOCKS << 3;
    }

    /** Six times nine bits, of those that chose no block. */
    private static long bits(long hash) {
        return hash * 0x9e3779b97f4a7c15L >>> 8;
    }

    /** A 64-bit hash of a key (FNV-1a, with the mixing of MurmurHash3 behind it), the same on every JVM. */
    public static long hash(String user, String cid) {
        long hash = OFFSET;
        for (int i = 0; i < user.length(); i++) {
            hash = (hash ^ user.charAt(i)) * PRIME;
        }
        hash = (hash ^ ' ') * PRIME;
        for (int i = 0; i < cid.length(); i++) {
            hash = (hash ^ cid.charAt(i)) * PRIME;
        }
        hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
        return hash ^ hash >>> 33;
    }
}
