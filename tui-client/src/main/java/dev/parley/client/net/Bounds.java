package dev.parley.client.net;

import java.time.Instant;

/**
 * What a server may say at most. Each bound is well above what a server of this project sends with its settings as high as they
 * go, so that only a broken or hostile server reaches one. {@link Soundness} holds a message against them.
 */
final class Bounds {

    /**
     * Bytes of a line. The longest that a server has reason to send: a message of a million characters of four bytes each, or
     * twenty thousand members from a server that knows no pages.
     */
    static final int LINE = 6 << 20;

    /**
     * Signs of JSON's structure (braces, brackets, colons and commas outside of strings) in a line: a parsed value takes up to a
     * hundred bytes for each. Twenty thousand members have 240,000.
     */
    static final int STRUCTURE = 300_000;

    /** Characters of a user's or a room's name. The protocol has 64. */
    static final int NAME = 256;

    /** Characters of what a page of a list ends with: a name in its canonical form, which may be longer than the name. */
    static final int NEXT = 4_096;

    /** Characters of the words that programs exchange: codes, keys, versions, addresses. */
    static final int WORD = 256;

    static final int TOKEN = 1_024;

    /** Code points of a text. The highest {@code max_text} that a server can be set to. */
    static final int TEXT = 1_000_000;

    /** Code points of a topic or an away text. The protocol has 300. */
    static final int TOPIC = 500;

    /** Characters of a server's own words: why it refuses or closes, which may repeat what it was asked. */
    static final int REASON = 100_000;

    /** Entries on a page. A client asks for 500 at most. */
    static final int ENTRIES = 1_000;

    /** Members, rooms or users in one list. */
    static final int LISTED = 30_000;

    /** Settings of one room. The protocol has five. */
    static final int SETTINGS = 100;

    /** Reactions to one message. The protocol has 500. */
    static final int REACTIONS = 1_000;

    /** What a {@code seq} may be: whole numbers up to here are the same in every JSON parser, and sums of them fit a long. */
    static final long SEQ = 1L << 53;

    /** People, rooms and the like that a server counts. */
    static final int COUNT = 1_000_000_000;

    /** Seconds of a heartbeat or of the time to sign in. */
    static final int SPAN_S = 86_400;

    /** Milliseconds that a server may want a client to wait: two of the longest lockouts. */
    static final long WAIT_MS = 2L * 86_400_000;

    /** Times have four digits for the year in every time zone. */
    static final Instant EARLIEST = Instant.ofEpochSecond(-62_135_510_400L);

    /** The 30th of December 9999. */
    static final Instant LATEST = Instant.ofEpochSecond(253_402_128_000L);

    private Bounds() {}
}
