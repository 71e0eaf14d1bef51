package dev.parley.server.core.decide;

import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.Request;
import dev.parley.protocol.Result;
import dev.parley.server.core.Outcome;
import java.util.List;

/** {@code sessions} and {@code end_session}: a user's own sign-ins. Each is a token, with the connections that hold it. */
final class SessionHandlers {

    Outcome list(Ask ask) {
        List<Result.SessionSummary> all =
                SignInList.of(ask.world(), ask.me(), ask.at(), ask.login().tokenHash());
        ByteBudget budget = new ByteBudget();
        List<Result.SessionSummary> told = all.stream()
                .takeWhile(one -> budget.takes(one.session(), one.device()))
                .toList();
        return ask.answer(new Result.SessionList(told)).worked(told.size());
    }

    Outcome end(Ask ask, Request.EndSession request) {
        String hash = SignInList.find(ask.world(), ask.me(), request.session());
        if (hash == null) {
            throw Refusal.of(ErrorCode.NO_SUCH_SESSION, "You have no such session. It may have ended in the meantime.");
        }
        if (hash.equals(ask.login().tokenHash())) {
            throw Refusal.of(ErrorCode.FORBIDDEN, "This is the session that you use. Sign out to end it.");
        }
        Outcome outcome = ask.answer(new Result.Done());
        SignOuts.end(hash, ask.world(), outcome, ask.me(), "You ended this session from another one.");
        return outcome;
    }
}
