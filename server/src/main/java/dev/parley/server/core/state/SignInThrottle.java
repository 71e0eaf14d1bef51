package dev.parley.server.core.state;

import dev.parley.server.core.event.PresenceChange;
import java.time.Duration;
import java.time.Instant;

/**
 * How often each network has tried to sign in lately, and how often each name was tried in vain from where. Nobody can keep
 * somebody else out by guessing: a network that has signed in as a name waits for its own wrong guesses alone. What is
 * remembered is bounded; what was quiet longest is forgotten first.
 */
public final class SignInThrottle {

    /** Over which attempts of a network are counted. */
    public static final Duration WINDOW = Duration.ofMinutes(1);

    /** The longest that anybody waits for guesses that were not made from the same network. */
    public static final Duration LONGEST_DELAY = Duration.ofSeconds(30);

    private static final Duration FIRST_DELAY = Duration.ofSeconds(5);

    /** Wrong guesses from everywhere, for each that one network may make, before a name is held back for strangers. */
    public static final int NETWORKS_AT_ONCE = 10;

    /** After so long without a wrong guess, those before are forgotten. */
    static final Duration FORGIVEN = Duration.ofMinutes(15);

    /**
     * @param last the newest
     */
    private record Tries(int count, Instant last) {}

    private static final Tries NONE = new Tries(0, Instant.EPOCH);

    /** A name as it was tried, or signed in, from a network. */
    private record Pair(String user, String network) {}

    private final Counts networks = new Counts(WINDOW);
    private final Counts tokens = new Counts(WINDOW);
    private final Recent<Pair, Tries> guesses = new Recent<>();
    private final Recent<String, Tries> names = new Recent<>();
    private final Recent<Pair, Boolean> known = new Recent<>();

    /** How long a network must wait that may try passwords {@code perWindow} times a minute; zero if it need not. */
    public Duration waitOfNetwork(String network, int perWindow, Instant now) {
        return networks.wait(network, perWindow, now);
    }

    /** As {@link #waitOfNetwork}, for tokens, which nobody can guess: a class that connects again at once comes in. */
    public Duration waitOfTokens(String network, int perWindow, Instant now) {
        return tokens.wait(network, perWindow, now);
    }

    /**
     * How long a name cannot be signed in from a network; zero if it can.
     *
     * @param failures wrong guesses that a network may make in a row; 0: no bound
     * @param lockout how long a network that is a stranger to the name waits after those
     */
    public Duration waitOfName(String user, String network, int failures, Duration lockout, Instant now) {
        if (failures == 0) {
            return Duration.ZERO;
        }
        Pair pair = new Pair(user, network);
        Tries own = guesses.getOrDefault(pair, NONE);
        if (known.containsKey(pair)) {
            return Counts.left(own.last, delay(own.count - failures, lockout), now);
        }
        Tries all = names.getOrDefault(user, NONE);
        Duration forOwn = own.count < failures ? Duration.ZERO : Counts.left(own.last, lockout, now);
        Duration forAll = Counts.left(all.last, delay(all.count - failures * NETWORKS_AT_ONCE, lockout), now);
        return forOwn.compareTo(forAll) > 0 ? forOwn : forAll;
    }

    /** It doubles with each guess past those that are free, and is never longer than a stranger's. */
    private static Duration delay(int past, Duration lockout) {
        if (past < 0) {
            return Duration.ZERO;
        }
        Duration longest = lockout.compareTo(LONGEST_DELAY) < 0 ? lockout : LONGEST_DELAY;
        Duration doubled = FIRST_DELAY.multipliedBy(1L << Math.min(past, 10));
        return doubled.compareTo(longest) > 0 ? longest : doubled;
    }

    /** How much it holds. */
    int remembered() {
        return networks.remembered() + tokens.remembered() + guesses.size() + names.size() + known.size();
    }

    void apply(PresenceChange change, Duration lockout) {
        if (change instanceof PresenceChange.SignInTried tried) {
            networks.count(tried.network(), tried.at());
        } else if (change instanceof PresenceChange.TokenTried tried) {
            tokens.count(tried.network(), tried.at());
        } else if (change instanceof PresenceChange.SignInFailed failed) {
            failed(failed, lockout);
        } else if (change instanceof PresenceChange.SignInSucceeded succeeded) {
            Pair pair = new Pair(succeeded.user(), succeeded.network());
            guesses.remove(pair);
            known.note(pair, true);
        }
    }

    private void failed(PresenceChange.SignInFailed failed, Duration lockout) {
        Pair pair = new Pair(failed.user(), failed.network());
        Duration kept = known.containsKey(pair) ? FORGIVEN : lockout;
        guesses.note(pair, oneMore(guesses.getOrDefault(pair, NONE), failed.at(), kept));
        names.note(failed.user(), oneMore(names.getOrDefault(failed.user(), NONE), failed.at(), FORGIVEN));
    }

    /** Counted on while no pause between two is longer than {@code kept}. */
    private static Tries oneMore(Tries before, Instant at, Duration kept) {
        boolean old = before.last.plus(kept).isBefore(at);
        return new Tries(old ? 1 : before.count + 1, at);
    }
}
