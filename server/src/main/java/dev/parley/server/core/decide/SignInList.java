package dev.parley.server.core.decide;

import dev.parley.protocol.Result;
import dev.parley.server.core.state.Account;
import dev.parley.server.core.state.Presence;
import dev.parley.server.core.state.Session;
import dev.parley.server.core.state.Token;
import dev.parley.server.core.state.TokenUses;
import dev.parley.server.core.state.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A user's sign-ins, for that user and for the operator. Each is a token, with the connections that hold it. */
public final class SignInList {

    /** Of the token's hash, so much names a session: one cannot guess the token by it, and no two are alike. */
    private static final int ID_LENGTH = 12;

    private SignInList() {}

    /**
     * All of them, the one that is asked from first, and then the one used last.
     *
     * @param at the time now
     * @param current the hash of the token that the asker uses; null if it is none of these
     */
    public static List<Result.SessionSummary> of(World world, Account account, Instant at, @Nullable String current) {
        Map<String, List<Session>> open = world.presence().sessionsByToken(account.key());
        List<Result.SessionSummary> all = new ArrayList<>();
        for (Map.Entry<String, Token> each : account.tokensByHash().entrySet()) {
            Token token = each.getValue();
            all.add(new Line(world, at, current, open)
                    .of(each.getKey(), token.device(), token.address(), token.issuedAt(), token.lastUse()));
        }
        for (String hash : world.presence().tokensLentTo(account.key())) {
            Presence.LentToken lent = world.presence().lentToken(hash);
            if (lent != null) {
                all.add(new Line(world, at, current, open).of(hash, lent.device(), null, lent.since(), lent.since()));
            }
        }
        all.sort(Comparator.comparing(Result.SessionSummary::current)
                .thenComparing(Result.SessionSummary::lastUsed, Comparator.nullsFirst(Comparator.naturalOrder()))
                .reversed());
        return all;
    }

    /** The hash of a user's sign-in, by its name; null if there is none. */
    static @Nullable String find(World world, Account account, String session) {
        return Stream.concat(account.tokens().stream(), world.presence().tokensLentTo(account.key()).stream())
                .filter(one -> id(one).equals(session))
                .findFirst()
                .orElse(null);
    }

    private static String id(String hash) {
        return hash.substring(0, Math.min(ID_LENGTH, hash.length()));
    }

    private record Line(World world, Instant at, @Nullable String current, Map<String, List<Session>> openByToken) {

        Result.SessionSummary of(
                String hash,
                String device,
                @Nullable String addressWritten,
                @Nullable Instant signedIn,
                @Nullable Instant usedWritten) {
            List<Session> open = openByToken.getOrDefault(hash, List.of());
            TokenUses.Use use = world.tokenUses().of(hash);
            String address =
                    !open.isEmpty() ? open.get(open.size() - 1).host() : use == null ? addressWritten : use.address();
            Instant used = !open.isEmpty() ? at : use == null ? usedWritten : use.at();
            return new Result.SessionSummary(
                    id(hash),
                    device.isEmpty() ? null : device,
                    hash.equals(current),
                    open.size(),
                    address,
                    signedIn,
                    used);
        }
    }
}
