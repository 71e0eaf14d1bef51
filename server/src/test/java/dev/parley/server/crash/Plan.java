package dev.parley.server.crash;

import java.util.concurrent.TimeUnit;

/**
 * How long to go on killing, and how often.
 *
 * @param seed decides who does what and when the server is killed; what it is doing just then is up to the machine
 * @param kills so many, unless the time is over before
 * @param calmMs the shortest time between a start and the kill
 * @param restlessMs the longest
 * @param settings of the server, as TOML
 */
record Plan(long seed, int kills, long seconds, int calmMs, int restlessMs, String settings) {
    /**
     * Hashes that cost next to nothing, no limits on requests, few entries in memory, so that what is read comes from the
     * store, and a snapshot every second or so.
     */
    static final String SETTINGS = """
            [passwords]
            memory_kib = 8
            iterations = 1
            [limits]
            connections_per_address = 0
            connections_per_minute_per_address = 0
            requests_per_second = 0
            login_attempts_per_minute = 0
            token_logins_per_minute = 0
            registrations_per_hour = 0
            login_failures = 0
            rooms_created_per_user = 0
            rooms_joined_per_user = 0
            direct_begun_per_hour = 0
            direct_begun_per_user = 0
            hash_queue = 10000
            outbox_soft = 8388608
            outbox_hard = 67108864
            [session]
            tokens_per_user = 10000
            [history]
            entries_in_memory = 200
            [log]
            activity = false
            requests = false
            [storage]
            snapshot_every = 2000
            """;

    static Plan ofKills(int kills, long seed) {
        return new Plan(seed, kills, TimeUnit.HOURS.toSeconds(1), 100, 1500, SETTINGS);
    }

    static Plan ofSeconds(long seconds, long seed) {
        return new Plan(seed, Integer.MAX_VALUE, seconds, 1000, 4000, SETTINGS);
    }

    /** The same on a server that keeps nothing. */
    Plan inMemory() {
        return new Plan(seed, kills, seconds, calmMs, restlessMs, settings + "journal = \"memory\"\n");
    }
}
