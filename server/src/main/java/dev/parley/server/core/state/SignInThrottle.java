package dev.parley.server.core.state;

import dev.parley.server.core.event.PresenceChange;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often each host has tried to sign in lately, and how often each name was tried in vain. The hosts and names that are
 * remembered are bounded; the ones that were quiet longest are forgotten first.
 */
public final class SignInThrottle {

    /** Over which attempts of a host are counted. */
    public static final Duration WINDOW = Duration.ofMinutes(1);

    private static final int REMEMBERED = 10_000;

    /**
     * @param since when counting began
     * @param last the newest
     */
    private record Tries(int count, Instant since, Instant last) {}

    private static final Tries NONE = new Tries(0, Instant.EPOCH, Instant.EPOCH);

    private final Recent hosts = new Recent();
    private final Recent names = new Recent();

    private static final class Recent extends LinkedHashMap<String, Tries> {
        private static final long serialVersionUID = 1;

        /** The newest last, so that the first to be forgotten is the one that was quiet longest. */
        void note(String key, Tries tries) {
            remove(key);
            put(key, tries);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tries> eldest) {
            return size() > REMEMBERED;
        }
    }

    /** How long a host must wait that may try {@code perWindow} times a minute; zero if it need not. */
    public Duration waitOfHost(String host, int perWindow, Instant now) {
        Tries tries = hosts.getOrDefault(host, NONE);
        Duration left = Duration.between(now, tries.since.plus(WINDOW));
        return perWindow == 0 || tries.count < perWindow || left.isNegative() ? Duration.ZERO : left;
    }

    /** How long a name stays locked after {@code failures} in a row; zero if it is not. */
    public Duration waitOfName(String user, int failures, Duration lockout, Instant now) {
        Tries tries = names.getOrDefault(user, NONE);
        Duration left = Duration.between(now, tries.last.plus(lockout));
        return failures == 0 || tries.count < failures || left.isNegative() ? Duration.ZERO : left;
    }

    void apply(PresenceChange change, Duration lockout) {
        if (change instanceof PresenceChange.SignInTried tried) {
            hosts.note(tried.host(), next(hosts.getOrDefault(tried.host(), NONE), tried.at(), WINDOW));
        } else if (change instanceof PresenceChange.SignInFailed failed) {
            Tries before = names.getOrDefault(failed.user(), NONE);
            boolean old = before.last.plus(lockout).isBefore(failed.at());
            names.note(failed.user(), new Tries(old ? 1 : before.count + 1, failed.at(), failed.at()));
        } else if (change instanceof PresenceChange.SignInSucceeded succeeded) {
            names.remove(succeeded.user());
        }
    }

    private static Tries next(Tries before, Instant at, Duration window) {
        boolean old = !at.isBefore(before.since.plus(window));
        return old ? new Tries(1, at, at) : new Tries(before.count + 1, before.since, at);
    }
}
