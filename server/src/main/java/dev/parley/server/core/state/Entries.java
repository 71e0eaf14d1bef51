package dev.parley.server.core.state;

import dev.parley.protocol.Entry;

/** A run of a log's entries without a gap, from the oldest still in memory to the newest. */
public interface Entries {

    /** The oldest that {@link #at} gives; one more than {@link #lastSeq} where there is none. */
    long firstSeq();

    /** The newest, or 0. */
    long lastSeq();

    /** The entry {@code seq}, which must be between the two. */
    Entry at(long seq);

    /** These and one more behind them, as they will be once it is written. */
    default Entries followedBy(Entry next) {
        Entries before = this;
        return new Entries() {
            @Override
            public long firstSeq() {
                return before.firstSeq();
            }

            @Override
            public long lastSeq() {
                return next.seq();
            }

            @Override
            public Entry at(long seq) {
                return seq == next.seq() ? next : before.at(seq);
            }
        };
    }
}
