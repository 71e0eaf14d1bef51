package dev.parley.server.session;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs work whose bugs must not end the server, and logs them. A {@link FailStop} is an error, and passes. */
final class Guarded {

    private static final Logger LOG = LoggerFactory.getLogger("parley");

    private Guarded() {}

    /**
     * Runs it.
     *
     * @param what for the log, after "Trouble while"
     */
    static void run(String what, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException bug) {
            log(what, bug);
        }
    }

    /** Logs trouble. If the log itself fails, there is nobody left to tell. */
    static void log(String what, Exception cause) {
        try {
            LOG.warn("Error while {}", what, cause);
        } catch (RuntimeException logFails) {
            cause.addSuppressed(logFails);
        }
    }
}
