package dev.parley.server.simulation;

/** What is made wrong on purpose, to see that a run finds it. */
enum Fault {
    NONE,
    /** Effects leave without waiting for the commit. */
    GATE_RELEASES_EARLY,
    /** A crash takes the last of what was said to be committed. */
    CRASH_LOSES_COMMITTED,
    /** A failure takes the last of what was said to be committed. */
    FAILURE_LOSES_COMMITTED,
    /** Nobody hears that the store failed: what was lost is taken for committed. */
    FAILURE_IS_KEPT_SECRET,
    /** A replay leaves one event out. */
    REPLAY_SKIPS_ONE,
    /** The store says of every idempotency key that it is new. */
    KEYS_ARE_FORGOTTEN,
    /** Old entries come with one missing. */
    PAGES_HAVE_HOLES,
    /** A live event in a hundred is not delivered. */
    DELIVERIES_ARE_LOST,
    /** A reply in a hundred is not delivered. */
    REPLIES_ARE_LOST
}
