package dev.parley.server.core.state;

import dev.parley.server.core.event.PresenceChange;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How often each network has tried to sign in lately, and how often each name was tried in vain from where. Nobody can keep
 * somebody else out by guessing: a network that has signed in as a name waits for its own wrong guesses alone. A guess counts
 * from when it is taken, so that a hundred at once are no more than a hundred in a row. What is
 * remembered is bounded; what was quiet longest is forgotten first. All times are the process's uptime.
 */
public final class SignInThrottle {

    /** Over which attempts of a network are counted. */
    public static final Duration WINDOW = Duration.ofMinutes(1);

    /** Over which accounts that a network registers are counted. */
    public static final Duration REGISTRATIONS_WINDOW = Duration.ofHours(1);

    /** The longest that anybody waits for guesses that were not made from the same network. */
    public static final Duration LONGEST_DELAY = Duration.ofSeconds(30);

    private static final Duration FIRST_DELAY = Duration.ofSeconds(5);

    /** Wrong guesses from everywhere, for each that one network may make, before a name is held back for strangers. */
    public static final int NETWORKS_AT_ONCE = 10;

    /** Wrong passwords in a row, for any names, after which a network is as good as one that nobody has signed in from. */
    static final int WRONG_IN_A_ROW = 5;

    /**
     * Wrong invitation codes in a minute, for each wrong password that one network may give for a name: a class types them from one
     * address, and nobody guesses one.
     */
    public static final int CODES_AT_ONCE = 10;

    /** After so long without a wrong guess, those before are forgotten. */
    static final Duration FORGIVEN = Duration.ofMinutes(15);

    /**
     * @param last the newest
     */
    private record Tries(int count, Duration last) {}

    private static final Tries NONE = new Tries(0, Duration.ZERO);

    /** A name as it was tried, or signed in, from a network. */
    private record Pair(String user, String network) {}

    private final Counts networks = new Counts(WINDOW);
    private final Counts tokens = new Counts(WINDOW);
    private final Counts registrations = new Counts(REGISTRATIONS_WINDOW);
    private final Counts wrongCodes = new Counts(WINDOW);
    private final Recent<Pair, Tries> guesses = new Recent<>();
    private final Recent<String, Tries> names = new Recent<>();
    private final Recent<Pair, Boolean> known = new Recent<>();

    /** The networks that somebody has signed in from, and how many passwords in a row were wrong since. */
    private final Recent<String, Integer> wrongSince = new Recent<>();

    /** What each session has guessed and has no answer to yet: one password at most. */
    private final Map<Long, Guess> underWay = new HashMap<>();

    /** Which code each session registers with, and has no answer yet. */
    private final Map<Long, CodeTry> codesUnderWay = new HashMap<>();

    private record CodeTry(String codeHash, String network, Duration at) {
        @Override
        public String toString() {
            return "CodeTry[" + network + "]";
        }
    }

    private final Map<Pair, Integer> underWayByPair = new HashMap<>();
    private final Map<String, Integer> underWayByName = new HashMap<>();

    private record Guess(Pair pair, Duration at) {}

    /** How long a network must wait that may try passwords {@code perWindow} times a minute; zero if it need not. */
    public Duration waitOfNetwork(String network, int perWindow, Duration now) {
        return networks.wait(network, perWindow, now);
    }

    /** As {@link #waitOfNetwork}, for tokens, which nobody can guess: a class that connects again at once comes in. */
    public Duration waitOfTokens(String network, int perWindow, Duration now) {
        return tokens.wait(network, perWindow, now);
    }

    /** How long a network must wait that may register {@code perWindow} accounts an hour; zero if it need not. */
    public Duration waitOfRegistrations(String network, int perWindow, Duration now) {
        return registrations.wait(network, perWindow, now);
    }

    /** How long a network must wait that may give {@code perWindow} wrong invitation codes a minute; zero if it need not. */
    public Duration waitOfCodes(String network, int perWindow, Duration now) {
        return wrongCodes.wait(network, perWindow, now);
    }

    /** How many accounts are being made with an invitation code. */
    public long codesUnderWay(String codeHash) {
        return codesUnderWay.values().stream()
                .filter(one -> one.codeHash.equals(codeHash))
                .count();
    }

    /**
     * How long a name cannot be signed in from a network; zero if it can.
     *
     * @param failures wrong guesses that a network may make in a row; 0: no bound
     * @param lockout how long a network that is a stranger to the name waits after those
     */
    public Duration waitOfName(String user, String network, int failures, Duration lockout, Duration now) {
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

    /**
     * Whether so many passwords for a name are being compared that, if all are wrong, they are as many as may be wrong in a
     * row. One more is not to be compared before an answer is there: it may be the right one.
     */
    public boolean isEnoughUnderWay(String user, String network, int failures) {
        if (failures == 0) {
            return false;
        }
        Pair pair = new Pair(user, network);
        int own = underWayByPair.getOrDefault(pair, 0);
        if (own > 0 && guesses.getOrDefault(pair, NONE).count + own >= failures) {
            return true;
        }
        int all = underWayByName.getOrDefault(user, 0);
        return !known.containsKey(pair)
                && all > 0
                && names.getOrDefault(user, NONE).count + all >= failures * NETWORKS_AT_ONCE;
    }

    /**
     * Whether somebody has signed in from a network, and few passwords from there were wrong since: it need not wait for the passwords of
     * all strangers. It is the same for all names. If it were known by name, whoever shares the network could tell by the time of an
     * answer which names have signed in from there.
     */
    public boolean isKnown(String network) {
        return wrongSince.getOrDefault(network, WRONG_IN_A_ROW) < WRONG_IN_A_ROW;
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

    /** The account is gone. Whoever gets the name next was never signed in from anywhere. */
    void forget(String user) {
        known.keySet().removeIf(pair -> pair.user.equals(user));
    }

    /** How much it holds. */
    int remembered() {
        return networks.remembered()
                + tokens.remembered()
                + registrations.remembered()
                + guesses.size()
                + names.size()
                + known.size()
                + wrongSince.size()
                + underWay.size()
                + wrongCodes.remembered()
                + codesUnderWay.size();
    }

    void apply(PresenceChange change, Duration lockout) {
        if (change instanceof PresenceChange.Attempt attempt) {
            attempt.handle(new Counting(lockout));
        } else if (change instanceof PresenceChange.Disconnected gone) {
            // Whoever does not wait for the answer has guessed all the same.
            Guess guess = settle(gone.session());
            if (guess != null) {
                wrong(guess.pair, guess.at, lockout);
            }
            // Nor does anybody have passwords hashed for nothing, with the same code again and again.
            CodeTry left = codesUnderWay.remove(gone.session());
            if (left != null) {
                wrongCodes.count(left.network, left.at);
            }
        }
    }

    private final class Counting implements PresenceChange.Attempt.Handler {
        private final Duration lockout;

        Counting(Duration lockout) {
            this.lockout = lockout;
        }

        @Override
        public void signInTried(PresenceChange.SignInTried tried) {
            networks.count(tried.network(), tried.uptime());
        }

        @Override
        public void tokenTried(PresenceChange.TokenTried tried) {
            tokens.count(tried.network(), tried.uptime());
        }

        @Override
        public void registrationBegan(PresenceChange.RegistrationBegan began) {
            registrations.count(began.network(), began.uptime());
        }

        @Override
        public void registrationDropped(PresenceChange.RegistrationDropped dropped) {
            registrations.uncount(dropped.network());
        }

        @Override
        public void guessBegan(PresenceChange.GuessBegan began) {
            begin(began);
        }

        @Override
        public void guessDropped(PresenceChange.GuessDropped dropped) {
            settle(dropped.session());
            codesUnderWay.remove(dropped.session());
        }

        @Override
        public void codeFailed(PresenceChange.CodeFailed failed) {
            wrongCodes.count(failed.network(), failed.uptime());
        }

        @Override
        public void codeBegan(PresenceChange.CodeBegan began) {
            codesUnderWay.put(began.session(), new CodeTry(began.codeHash(), began.network(), began.uptime()));
        }

        @Override
        public void signInFailed(PresenceChange.SignInFailed failed) {
            settle(failed.session());
            wrong(new Pair(failed.user(), failed.network()), failed.uptime(), lockout);
        }

        @Override
        public void signInSucceeded(PresenceChange.SignInSucceeded succeeded) {
            settle(succeeded.session());
            codesUnderWay.remove(succeeded.session());
            Pair pair = new Pair(succeeded.user(), succeeded.network());
            guesses.remove(pair);
            known.note(pair, true);
            wrongSince.note(pair.network, 0);
        }
    }

    private void begin(PresenceChange.GuessBegan began) {
        settle(began.session());
        Pair pair = new Pair(began.user(), began.network());
        underWay.put(began.session(), new Guess(pair, began.uptime()));
        underWayByPair.merge(pair, 1, Integer::sum);
        underWayByName.merge(pair.user, 1, Integer::sum);
    }

    /** The session's guess is under way no longer; null if none was. */
    private @Nullable Guess settle(long session) {
        Guess guess = underWay.remove(session);
        if (guess != null) {
            underWayByPair.computeIfPresent(guess.pair, (pair, count) -> count == 1 ? null : count - 1);
            underWayByName.computeIfPresent(guess.pair.user, (user, count) -> count == 1 ? null : count - 1);
        }
        return guess;
    }

    private void wrong(Pair pair, Duration at, Duration lockout) {
        wrongSince.computeIfPresent(pair.network, (network, count) -> Math.min(count + 1, WRONG_IN_A_ROW));
        Duration kept = known.containsKey(pair) ? FORGIVEN : lockout;
        guesses.note(pair, oneMore(guesses.getOrDefault(pair, NONE), at, kept));
        names.note(pair.user, oneMore(names.getOrDefault(pair.user, NONE), at, FORGIVEN));
    }

    /** Counted on while no pause between two is longer than {@code kept}. */
    private static Tries oneMore(Tries before, Duration at, Duration kept) {
        boolean old = before.last.plus(kept).compareTo(at) < 0;
        return new Tries(old ? 1 : before.count + 1, at);
    }
}
