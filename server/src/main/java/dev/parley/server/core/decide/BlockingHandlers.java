package dev.parley.server.core.decide;

import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.Preference;
import dev.parley.protocol.Request;
import dev.parley.protocol.Result;
import dev.parley.protocol.ServerEvent;
import dev.parley.server.core.Command;
import dev.parley.server.core.Outcome;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.state.Account;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * {@code block}, {@code unblock}, {@code blocked}, {@code preference}: who may reach the asker. The asker's other clients are told,
 * and nobody else.
 */
final class BlockingHandlers {

    /** Whom one user may have blocked at a time. */
    static final int MOST_BLOCKED = 500;

    Outcome block(Ask ask, Request.Block request) {
        Account whom = Places.user(ask, request.user());
        Account me = ask.me();
        if (whom == me) {
            throw Refusal.of(ErrorCode.FORBIDDEN, "You cannot block yourself.");
        }
        Outcome outcome = ask.answer(new Result.Done());
        if (me.hasBlocked(whom.key())) {
            return outcome;
        }
        if (me.blocked().size() >= MOST_BLOCKED) {
            throw Refusal.of(
                    ErrorCode.FORBIDDEN,
                    "You have blocked " + MOST_BLOCKED + " people, which is the limit. Unblock somebody first.");
        }
        return outcome.with(new Event.UserBlocked(me.key(), whom.key(), ask.at()))
                .deliver(
                        ask.myOthers(),
                        Command.NO_SESSION,
                        new ServerEvent.Blocked(whom.name().display(), true));
    }

    Outcome unblock(Ask ask, Request.Unblock request) {
        Account whom = Places.user(ask, request.user());
        Account me = ask.me();
        if (!me.hasBlocked(whom.key())) {
            throw Refusal.of(ErrorCode.NO_SUCH_USER, "You have not blocked " + whom.name() + ".");
        }
        return ask.answer(new Result.Done())
                .with(new Event.UserUnblocked(me.key(), whom.key()))
                .deliver(
                        ask.myOthers(),
                        Command.NO_SESSION,
                        new ServerEvent.Blocked(whom.name().display(), false));
    }

    Outcome blocked(Ask ask) {
        List<Result.BlockSummary> all = new ArrayList<>();
        for (Map.Entry<String, Instant> each : ask.me().blocked().entrySet()) {
            Account account = ask.state().account(each.getKey());
            if (account != null) {
                all.add(new Result.BlockSummary(account.name().display(), each.getValue()));
            }
        }
        return ask.answer(new Result.BlockedList(all)).worked(all.size());
    }

    Outcome preference(Ask ask, Request.Preference request) {
        Preference one = Preference.of(request.name());
        if (one == null) {
            throw Refusal.field("name", "There is no preference " + Said.back(request.name()) + ".");
        }
        if (!one.mayBe(request.value())) {
            throw Refusal.field(
                    "value", one + " (" + one.words() + ") can be " + String.join(" or ", one.choices()) + ".");
        }
        Account me = ask.me();
        Outcome outcome = ask.answer(new Result.Done());
        if (me.preference(one).equals(request.value())) {
            return outcome;
        }
        return outcome.with(new Event.PreferenceSet(me.key(), one.toString(), request.value()))
                .deliver(
                        ask.myOthers(),
                        Command.NO_SESSION,
                        new ServerEvent.Preference(one.toString(), request.value()));
    }
}
