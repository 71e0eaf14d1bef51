package dev.parley.server.session;

import dev.parley.server.core.state.World;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the operator how much memory accounts, rooms and conversations take, when that is nearly all that they may take. Who
 * asks for more then is refused in the core. The loop's thread.
 */
final class StateSize {

    private static final Logger LOG = LoggerFactory.getLogger("parley");

    private static final long MEGABYTE = 1_000_000;

    private final long maxBytes;
    private final World world;
    private final Gauge gauge;

    StateSize(long maxBytes, World world) {
        this.maxBytes = maxBytes;
        this.world = world;
        this.gauge = new Gauge(maxBytes);
    }

    /** Looks how much it is. */
    void look() {
        gauge.read(world.state().bytes(), this::warn, this::tell);
    }

    private void warn() {
        LOG.warn(
                "Accounts, rooms and conversations take {} of {} MB of memory (memory.state_bytes). When that is full,"
                        + " there are no more of them.",
                world.state().bytes() / MEGABYTE,
                maxBytes / MEGABYTE);
    }

    private void tell() {
        if (gauge.isFull()) {
            LOG.error(
                    "Accounts, rooms and conversations take all the memory that they may take: {} MB"
                            + " (memory.state_bytes). There are no more of them. Messages go on. Raise the limit, and"
                            + " with it the JVM's memory, and restart.",
                    maxBytes / MEGABYTE);
        } else {
            LOG.info("There is memory again for accounts, rooms and conversations.");
        }
    }
}
