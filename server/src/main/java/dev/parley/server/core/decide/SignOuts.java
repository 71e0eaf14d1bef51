package dev.parley.server.core.decide;

import dev.parley.protocol.ServerEvent;
import dev.parley.server.core.Effect;
import dev.parley.server.core.Outcome;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.PresenceChange;
import dev.parley.server.core.state.Account;
import dev.parley.server.core.state.World;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** How sign-ins end that are not the asker's own: their tokens are void, and their connections are closed. */
final class SignOuts {

    private SignOuts() {}

    /**
     * Ends all sign-ins of a user but one. Stored tokens are void by the event that is the cause of it; lent ones by this.
     *
     * @param keptToken the hash of the one sign-in's token; null to end all
     * @param why what is said on each connection that is closed
     */
    static void endAllBut(@Nullable String keptToken, World world, Outcome outcome, String user, String why) {
        world.presence().tokensLentTo(user).stream()
                .filter(lent -> !lent.equals(keptToken))
                .forEach(lent -> outcome.with(new PresenceChange.TokenEnded(lent)));
        close(world, outcome, user, token -> !token.equals(keptToken), why);
    }

    /** Ends one sign-in of a user, by the hash of its token. */
    static void end(String token, World world, Outcome outcome, Account account, String why) {
        if (account.tokens().contains(token)) {
            outcome.with(new Event.TokenRevoked(account.key(), token));
        } else {
            outcome.with(new PresenceChange.TokenEnded(token));
        }
        close(world, outcome, account.key(), token::equals, why);
    }

    /** Closes all connections of a user, whose tokens are kept. */
    static void closeAll(World world, Outcome outcome, String user, String why) {
        close(world, outcome, user, token -> true, why);
    }

    /** Closes the connections of a user that hold such tokens. */
    private static void close(World world, Outcome outcome, String user, Predicate<String> tokens, String why) {
        ServerEvent.Bye bye = new ServerEvent.Bye("kicked", why, null);
        world.presence().sessionsByToken(user).forEach((token, sessions) -> {
            if (tokens.test(token)) {
                sessions.forEach(session -> outcome.then(new Effect.Close(session.id(), bye)));
            }
        });
    }
}
