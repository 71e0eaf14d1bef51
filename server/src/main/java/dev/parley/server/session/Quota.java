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

    private static final long MEGABYTE = 1_000_000;

    private long maxBytes;
    private final LongSupplier usedBytes;
    private final World world;
    private Gauge gauge;

    /**
     * @param maxBytes 0 for no bound
     */
    Quota(long maxBytes, LongSupplier usedBytes, World world) {
        this.maxBytes = maxBytes;
        this.usedBytes = usedBytes;
        this.world = world;
        this.gauge = new Gauge(maxBytes);
    }

    /** From now on another bound; 0 for none. */
    void setMost(long bytes) {
        if (bytes != maxBytes) {
            maxBytes = bytes;
            gauge = new Gauge(bytes);
            world.setFull(false);
        }
    }

    /** Looks how much there is. True where there was no room before and is now. */
    boolean look() {
        if (maxBytes == 0) {
            return false;
        }
        long used = usedBytes.getAsLong();
        boolean wasFull = gauge.isFull();
        gauge.read(used, () -> warn(used), () -> tell(used));
        world.setFull(gauge.isFull());
        return wasFull && !gauge.isFull();
    }

    private void warn(long used) {
        LOG.warn(
                "The store takes {} of {} MB (storage.max_bytes). When it is full, nothing more is stored.",
                used / MEGABYTE,
                maxBytes / MEGABYTE);
    }

    private void tell(long used) {
        if (gauge.isFull()) {
            LOG.error(
                    "The store is full: {} MB (storage.max_bytes). Nothing more is stored. Delete old messages"
                            + " (/history), or raise the limit and reload the settings.",
                    used / MEGABYTE);
        } else {
            LOG.info("The store has room again: messages are stored.");
        }
    }
}
