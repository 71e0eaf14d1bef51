package dev.parley.server.core.decide;

import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.Request;
import dev.parley.protocol.Result;
import dev.parley.server.core.Outcome;
import dev.parley.server.core.state.Presence;
import dev.parley.server.core.state.Session;
import dev.parley.server.core.state.Token;
import dev.parley.server.core.state.TokenUses;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code sessions} and {@code end_session}: a user's own sign-ins. Each is a token, with the connections that hold it. */
final class SessionHandlers {

    /** Of the token's hash, so much names a session: one cannot guess the token by it, and no two are alike. */
    private static final int ID_LENGTH = 12;

    Outcome list(Ask ask) {
        String user = ask.me().key();
        Map<String, List<Session>> open = ask.presence().sessionsByToken(user);
        List<Result.SessionSummary> all = new ArrayList<>();
        for (Map.Entry<String, Token> each : ask.me().tokensByHash().entrySet()) {
            Token token = each.getValue();
            all.add(summary(
                    ask, open, each.getKey(), token.device(), token.address(), token.issuedAt(), token.lastUse()));
        }
        for (String hash : ask.presence().tokensLentTo(user)) {
            Presence.LentToken lent = ask.presence().lentToken(hash);
            if (lent != null) {
                all.add(summary(ask, open, hash, lent.device(), null, lent.since(), lent.since()));
            }
        }
        all.sort(Comparator.comparing(Result.SessionSummary::current)
                .thenComparing(Result.SessionSummary::lastUsed, Comparator.nullsFirst(Comparator.naturalOrder()))
                .reversed());
        ByteBudget budget = new ByteBudget();
        List<Result.SessionSummary> told = all.stream()
                .takeWhile(one -> budget.takes(one.session(), one.device()))
                .toList();
        return ask.answer(new Result.SessionList(told)).worked(told.size());
    }

    private static Result.SessionSummary summary(
            Ask ask,
            Map<String, List<Session>> openByToken,
            String hash,
            String device,
            @Nullable String addressWritten,
            @Nullable Instant signedIn,
            @Nullable Instant usedWritten) {
        List<Session> open = openByToken.getOrDefault(hash, List.of());
        TokenUses.Use use = ask.world().tokenUses().of(hash);
        String address =
                !open.isEmpty() ? open.get(open.size() - 1).host() : use == null ? addressWritten : use.address();
        Instant used = !open.isEmpty() ? ask.at() : use == null ? usedWritten : use.at();
        return new Result.SessionSummary(
                id(hash),
                device.isEmpty() ? null : device,
                hash.equals(ask.login().tokenHash()),
                open.size(),
                address,
                signedIn,
                used);
    }

    private static String id(String hash) {
        return hash.substring(0, Math.min(ID_LENGTH, hash.length()));
    }

    Outcome end(Ask ask, Request.EndSession request) {
        String user = ask.me().key();
        List<String> lent = ask.presence().tokensLentTo(user);
        String hash = Stream.concat(ask.me().tokens().stream(), lent.stream())
                .filter(one -> id(one).equals(request.session()))
                .findFirst()
                .orElseThrow(() -> Refusal.of(
                        ErrorCode.NO_SUCH_SESSION, "You have no such session. It may have ended in the meantime."));
        if (hash.equals(ask.login().tokenHash())) {
            throw Refusal.of(ErrorCode.FORBIDDEN, "This is the session that you use. Sign out to end it.");
        }
        Outcome outcome = ask.answer(new Result.Done());
        SignOuts.end(hash, ask.world(), outcome, ask.me(), "You ended this session from another one.");
        return outcome;
    }
}
