package dev.parley.server.core.state;

import java.util.Arrays;

/**
 * Which keys may have been used: a Bloom filter (Bloom 1970) of a fixed size, which never forgets one, and takes about one
 * in a hundred of ten million for used that is not. A key's bits are all in one cache line (Putze, Sanders and Singler 2009).
 * As long as it has not learned what was before its time it takes all for used.
 */
public final class KeyFilter {

    /** 16 MiB when all pages are there; a page of 16 KiB is made when the first key falls into it. */
    private static final int PAGES = 1 << 10;

    private static final int PAGE_WORDS = 1 << 11;

    private static final long[] NO_WORDS = new long[0];

    /** Eight words are a cache line. */
    private static final int BLOCKS = PAGES * PAGE_WORDS >>> 3;

    private static final int PROBES = 6;
    private static final int BITS_OF_A_PROBE = 9;

    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private long[][] pages = new long[0][];
    private boolean knowsAll;

    /** It was there from the first key on, or has learned all that were before. */
    public void knowsAll() {
        knowsAll = true;
    }

    boolean mayHave(long hash) {
        if (!knowsAll) {
            return true;
        }
        int block = block(hash);
        long[] words = pages.length == 0 ? NO_WORDS : pages[block / PAGE_WORDS];
        if (words.length == 0) {
            return false;
        }
        int first = block % PAGE_WORDS;
        long bits = bits(hash);
        for (int probe = 0; probe < PROBES; probe++) {
            int bit = (int) bits & 511;
            if ((words[first + (bit >>> 6)] & 1L << bit) == 0) {
                return false;
            }
            bits >>>= BITS_OF_A_PROBE;
        }
        return true;
    }

    public void add(long hash) {
        int block = block(hash);
        long[] words = page(block / PAGE_WORDS);
        int first = block % PAGE_WORDS;
        long bits = bits(hash);
        for (int probe = 0; probe < PROBES; probe++) {
            int bit = (int) bits & 511;
            words[first + (bit >>> 6)] |= 1L << bit;
            bits >>>= BITS_OF_A_PROBE;
        }
    }

    /** To be written to. */
    private long[] page(int number) {
        if (pages.length == 0) {
            pages = new long[PAGES][];
            Arrays.fill(pages, NO_WORDS);
        }
        if (pages[number].length == 0) {
            pages[number] = new long[PAGE_WORDS];
        }
        return pages[number];
    }

    /** Takes over all that another has. */
    public void addAll(KeyFilter other) {
        for (int number = 0; number < other.pages.length; number++) {
            long[] theirs = other.pages[number];
            if (theirs.length > 0) {
                long[] mine = page(number);
                for (int i = 0; i < PAGE_WORDS; i++) {
                    mine[i] |= theirs[i];
                }
            }
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
