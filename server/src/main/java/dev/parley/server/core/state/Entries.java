package dev.parley.server.core.state;

import dev.parley.protocol.Entry;
import org.jspecify.annotations.Nullable;

/** A run of a log's entries without a gap, from the oldest still in memory to the newest; older ones may be in the store. */
public interface Entries {

    /** Of a log that was not begun, and whose first entry follows a number. */
    static Entries noneAfter(long seq) {
        return new Entries() {
            @Override
            public long firstSeq() {
                return seq + 1;
            }

            @Override
            public long lastSeq() {
                return seq;
            }

            @Override
            public long firstKept() {
                return seq + 1;
            }

            @Override
            public Entry at(long wanted) {
                throw new IllegalArgumentException("There is no message at all");
            }
        };
    }

    /** The oldest that {@link #at} gives; one more than {@link #lastSeq} where there is none. */
    long firstSeq();

    /** The oldest there is, in memory or in the store; one more than {@link #lastSeq} where there is none. */
    long firstKept();

    /** The newest, or 0. */
    long lastSeq();

    /** The entry {@code seq}, which must be between the two. */
    Entry at(long seq);

    /**
     * Position of the newest event that changed how an entry reads which is not in memory: what was read of the store before is
     * out of date. Where the state comes from a snapshot, at least the position of that; 0 where there is none since the start.
     */
    default long amendedOldAt() {
        return 0;
    }

    /** Where the log begins now, or null where it still has its very first entry. */
    default @Nullable Long firstIfCut() {
        return firstKept() > 1 ? firstKept() : null;
    }

    /** These without any before a number; these where there is none. */
    default Entries from(long seq) {
        Entries all = this;
        return seq <= firstKept()
                ? this
                : new Entries() {
                    @Override
                    public long firstSeq() {
                        return Math.max(seq, all.firstSeq());
                    }

                    @Override
                    public long firstKept() {
                        return seq;
                    }

                    @Override
                    public long lastSeq() {
                        return all.lastSeq();
                    }

                    @Override
                    public long amendedOldAt() {
                        return all.amendedOldAt();
                    }

                    @Override
                    public Entry at(long wanted) {
                        return all.at(wanted);
                    }
                };
    }

    /** These and one more behind them, as they will be once it is written. */
    default Entries followedBy(Entry next) {
        Entries before = this;
        return new Entries() {
            @Override
            public long firstSeq() {
                return before.firstSeq();
            }

            @Override
            public long firstKept() {
                return before.firstKept();
            }

            @Override
            public long lastSeq() {
                return next.seq();
            }

            @Override
            public long amendedOldAt() {
                return before.amendedOldAt();
            }

            @Override
            public Entry at(long seq) {
                return seq == next.seq() ? next : before.at(seq);
            }
        };
    }
}
