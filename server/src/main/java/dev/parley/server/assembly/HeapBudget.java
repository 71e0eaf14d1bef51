package dev.parley.server.assembly;

import dev.parley.server.config.ServerConfig;
import dev.parley.server.journal.sqlite.Options;
import dev.parley.server.session.Waiting;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The most memory that the settings allow the server to take: what everything is bounded by, added up. It is never all taken at
 * once; but if it is more than the JVM may have, somebody could make the server run out of it.
 */
final class HeapBudget {

    /**
     * The state itself. A snapshot takes records of it one by one; but if it is one room of all there are, that is half of it at
     * worst, with what is made of it to write it down. After the store has failed the old state goes before the new one comes.
     */
    private static final double STATES = 1.5;

    /** An idempotency key with a long {@code cid}. */
    private static final long KEY = 400;

    /** The filter of all keys, and the one that the index makes of those from before. */
    private static final long FILTERS = 2 * (16L << 20);

    /** A connection with its session, and whoever is signed in there. */
    private static final long CONNECTION = 6_000;

    /** What TLS takes for one more. */
    private static final long TLS = 14_000;

    /** A connection of a proxy with a PROXY header that is not complete. */
    private static final long ARRIVAL = 3_000;

    /** A session in the audience of a room; an array that grows has places for twice as many. */
    private static final long IN_AUDIENCE = 16;

    /** Where a user may be in any number of rooms, hardly anybody is in more. */
    private static final int MANY_ROOMS = 200;

    private static final long MEGABYTE = 1_000_000;

    private static final long PASSWORD = 2_000;

    /** One from each thread that reads the store: each waits until the loop has taken it. */
    private static final long ANSWERS = 5 * (4L << 20);

    /** What is remembered of networks, names and users for their limits, and tokens that are not stored. */
    private static final long REMEMBERED = 32L << 20;

    /** The program itself, lines for the log, buffers. */
    private static final long PROGRAM = 48L << 20;

    /** Bytes by what bounds them: the name of a setting, or words. */
    private final Map<String, Long> parts = new LinkedHashMap<>();

    HeapBudget(ServerConfig config, boolean tls) {
        ServerConfig.Limits limits = config.limits();
        long connections = limits.connections();
        int rooms = limits.roomsJoinedPerUser() == 0 ? MANY_ROOMS : limits.roomsJoinedPerUser();
        parts.put("history.bytes_in_memory", config.history().bytesInMemory());
        parts.put("memory.state_bytes", (long) (STATES * config.memory().stateBytes()));
        parts.put("memory.input_bytes", config.memory().inputBytes());
        parts.put("limits.outboxes_total", limits.outboxesTotal());
        parts.put("limits.connections", connections * (CONNECTION + (tls ? TLS : 0) + IN_AUDIENCE * rooms));
        parts.put("limits.places_before_login", ARRIVAL * limits.guests());
        parts.put("what waits for the store", Waiting.BYTES + KEY * Waiting.KEYS + FILTERS);
        parts.put("answers of the store", ANSWERS);
        parts.put("a snapshot that is being made", Options.SNAPSHOT_BYTES);
        parts.put(
                "passwords",
                1024L * config.passwords().memoryKib() * config.passwords().threads()
                        + 2 * PASSWORD * limits.hashQueue());
        parts.put("what is remembered for limits", REMEMBERED);
        parts.put("the program", PROGRAM);
    }

    /** The settings that bound most of it, the largest first, in megabytes. */
    String inWords() {
        return parts.entrySet().stream()
                .filter(part -> part.getKey().contains("."))
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(part -> part.getKey() + " (" + part.getValue() / MEGABYTE + " MB)")
                .collect(Collectors.joining(", "));
    }

    /** All together. */
    long bytes() {
        return parts.values().stream().mapToLong(Long::longValue).sum();
    }
}
