package dev.parley.server.core.decide;

import dev.parley.protocol.ErrorCode;
import dev.parley.server.core.Policy;
import dev.parley.server.core.state.Account;
import java.time.Duration;

/** Refuses what would be more than one user may have. Whoever has more already, from before there was a limit, keeps it. */
final class UserLimits {

    /** Names of rooms that are hidden from a user which the user may try. */
    static final int PROBES_PER_HOUR = 20;

    private UserLimits() {}

    /** Before the asker creates a room. */
    static void checkCreate(Ask ask) {
        int most = ask.policy().perUser().roomsCreated();
        if (isReached(ask.me().roomsMade(), most)) {
            throw Refusal.of(
                    ErrorCode.FORBIDDEN,
                    "You have created " + most + " rooms, which is the limit. Use one that is there.");
        }
        checkJoin(ask);
    }

    /** Before the asker becomes a member of one more room. */
    static void checkJoin(Ask ask) {
        int most = ask.policy().perUser().roomsJoined();
        if (isReached(ask.me().rooms().size(), most)) {
            throw Refusal.of(
                    ErrorCode.FORBIDDEN, "You are in " + most + " rooms, which is the limit. Leave one of them first.");
        }
    }

    /** Before the asker learns whether a name is that of a room which is hidden from the asker. */
    static void checkProbes(Ask ask) {
        Duration wait = ask.world().namesProbed().wait(ask.me().key(), PROBES_PER_HOUR, ask.uptime());
        if (!wait.isZero()) {
            throw Refusal.retry(
                    ErrorCode.RATE_LIMITED,
                    "Too many of the room names that you tried were taken. Try again in " + minutes(wait) + ".",
                    wait);
        }
    }

    /** Before the asker begins a direct conversation. */
    static void checkDirect(Ask ask) {
        Policy.PerUser limits = ask.policy().perUser();
        Account me = ask.me();
        if (isReached(me.directsBegun(), limits.directs())) {
            throw Refusal.of(
                    ErrorCode.FORBIDDEN,
                    "You have begun " + limits.directs() + " direct conversations, which is the limit.");
        }
        Duration wait = ask.world().directsBegun().wait(me.key(), limits.directsPerHour(), ask.uptime());
        if (!wait.isZero()) {
            throw Refusal.retry(
                    ErrorCode.RATE_LIMITED,
                    "You have begun " + limits.directsPerHour() + " direct conversations within an hour."
                            + " Try again in " + minutes(wait) + ".",
                    wait);
        }
    }

    /** Before the asker writes something that is stored. */
    static void checkStored(Ask ask) {
        Policy.PerUser limits = ask.policy().perUser();
        Account me = ask.me();
        if (limits.stored() > 0 && me.stored() >= limits.stored()) {
            throw Refusal.of(
                    ErrorCode.FORBIDDEN,
                    "What you have written takes " + megabytes(limits.stored())
                            + " on the server, which is the limit. Ask its operator.");
        }
        Duration wait = ask.world().storedInADay().wait(me.key(), limits.storedPerDay(), ask.uptime());
        if (!wait.isZero()) {
            throw Refusal.retry(
                    ErrorCode.RATE_LIMITED,
                    "You have written " + megabytes(limits.storedPerDay()) + " within a day, which is the limit."
                            + " Try again in " + hours(wait) + ".",
                    wait);
        }
    }

    private static String megabytes(long bytes) {
        return bytes < 1_000_000 ? bytes + " bytes" : bytes / 1_000_000 + " MB";
    }

    private static String hours(Duration wait) {
        return wait.toHours() < 2 ? minutes(wait) : wait.toHours() + 1 + " hours";
    }

    /** In words, rounded up. */
    static String minutes(Duration wait) {
        long minutes = wait.toMinutes() + 1;
        return minutes == 1 ? "1 minute" : minutes + " minutes";
    }

    private static boolean isReached(int has, int most) {
        return most > 0 && has >= most;
    }
}
