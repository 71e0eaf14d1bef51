package dev.parley.server.session;

/** How far something is used up, and when that is worth a warning: once, and again only after there was room for a while. */
final class Gauge {

    /** Warned of from here on, in percent. */
    private static final int NEARLY_FULL = 80;

    /** Not warned of again before it was below this. */
    private static final int FAR_FROM_FULL = 75;

    private final long most;
    private boolean isWarnedOf;
    private boolean isFull;

    Gauge(long most) {
        this.most = most;
    }

    boolean isFull() {
        return isFull;
    }

    /**
     * Takes what is used now.
     *
     * @param nearlyFull does the warning
     * @param full is told that there is nothing left, or something again
     */
    void read(long used, Runnable nearlyFull, Runnable full) {
        double percent = 100.0 * used / most;
        if (percent < FAR_FROM_FULL) {
            isWarnedOf = false;
        } else if (percent >= NEARLY_FULL && !isWarnedOf) {
            isWarnedOf = true;
            nearlyFull.run();
        }
        if (used >= most != isFull) {
            isFull = !isFull;
            full.run();
        }
    }
}
