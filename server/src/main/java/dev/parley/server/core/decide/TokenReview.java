package dev.parley.server.core.decide;

import dev.parley.server.core.Input;
import dev.parley.server.core.Outcome;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.state.Account;
import dev.parley.server.core.state.Token;
import dev.parley.server.core.state.TokenUses;
import dev.parley.server.core.state.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which uses of stored tokens are written down, and which tokens end because nobody used them. A sign-in itself writes nothing, so
 * that it works while nothing can be stored, and costs no write each time. Pure; looked at now and then.
 */
public final class TokenReview {

    /** A use is written down when it is so much newer than what is written. */
    private static final Duration NEWER = Duration.ofHours(1);

    /** Likewise while a connection is open: it is in use all the time. */
    private static final Duration NEWER_WHILE_OPEN = Duration.ofDays(1);

    /** Whether there is anything to write about a user's tokens. Cheap. */
    public static boolean isDue(World world, Input.TokensDue due) {
        return !events(world, due).isEmpty();
    }

    Outcome review(World world, Input.TokensDue due) {
        Outcome outcome = new Outcome();
        events(world, due).forEach(outcome::with);
        return outcome;
    }

    private static List<Event> events(World world, Input.TokensDue due) {
        Account account = world.state().account(due.user());
        if (account == null || account.tokens().isEmpty()) {
            return List.of();
        }
        Set<String> open = world.presence().sessionsByToken(due.user()).keySet();
        List<Event> events = new ArrayList<>();
        for (Map.Entry<String, Token> each : account.tokensByHash().entrySet()) {
            Event event = event(world, due, each.getKey(), each.getValue(), open.contains(each.getKey()));
            if (event != null) {
                events.add(event);
            }
        }
        return events;
    }

    private static @Nullable Event event(World world, Input.TokensDue due, String hash, Token token, boolean isOpen) {
        Instant written = token.lastUse();
        TokenUses.Use use = world.tokenUses().of(hash);
        Instant used = isOpen ? due.now() : use == null ? written : use.at();
        String address = use == null ? null : use.address();
        if (used == null) {
            // An older version did not remember it: it counts from now.
            return new Event.TokenUsed(due.user(), hash, null, due.now());
        }
        if (due.unusedSince() != null && used.isBefore(due.unusedSince())) {
            return new Event.TokenRevoked(due.user(), hash);
        }
        Duration newer = isOpen ? NEWER_WHILE_OPEN : NEWER;
        boolean isNews = written == null || used.isAfter(written.plus(newer));
        return isNews ? new Event.TokenUsed(due.user(), hash, address, used) : null;
    }
}
