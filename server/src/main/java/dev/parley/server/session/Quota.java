package dev.parley.server.session;

import dev.parley.server.core.state.World;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bytes that the store may take. The operator is warned before it is full, and told when there is room again. The loop's
 * thread.
 */
final class Quota {

    private static final Logger LOG = LoggerFactory.getLogger("parley");

    /** Warned of from here on, in percent. */
    private static final int NEARLY_FULL = 80;

    /** Not warned of again before it was below this. */
    private static final int FAR_FROM_FULL = 75;

    private static final long MEGABYTE = 1_000_000;

    private final long maxBytes;
    private final LongSupplier usedBytes;
    private final World world;
    private boolean isWarnedOf;

    /**
     * @param maxBytes 0 for no bound
     */
    Quota(long maxBytes, LongSupplier usedBytes, World world) {
        this.maxBytes = maxBytes;
        this.usedBytes = usedBytes;
        this.world = world;
    }

    /** Looks how much there is. True where there was no room before and is now. */
    boolean look() {
        if (maxBytes == 0) {
            return false;
        }
        long used = usedBytes.getAsLong();
        warn(used);
        boolean wasFull = world.isFull();
        world.setFull(used >= maxBytes);
        if (world.isFull() && !wasFull) {
            LOG.error(
                    "The store is full: {} MB (storage.max_bytes). Nothing more is stored. Delete old messages"
                            + " (/history), or raise the limit and restart.",
                    used / MEGABYTE);
        } else if (wasFull && !world.isFull()) {
            LOG.info("The store has room again: messages are stored.");
        }
        return wasFull && !world.isFull();
    }

    private void warn(long used) {
        double percent = 100.0 * used / maxBytes;
        if (percent < FAR_FROM_FULL) {
            isWarnedOf = false;
        } else if (percent >= NEARLY_FULL && !isWarnedOf) {
            isWarnedOf = true;
            LOG.warn(
                    "The store takes {} of {} MB (storage.max_bytes). When it is full, nothing more is stored.",
                    used / MEGABYTE,
                    maxBytes / MEGABYTE);
        }
    }
}
