package dev.parley.server.core.decide;

import dev.parley.name.Name;
import dev.parley.name.Names;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.Request;
import dev.parley.protocol.Result;
import dev.parley.server.core.Command;
import dev.parley.server.core.Effect;
import dev.parley.server.core.Input;
import dev.parley.server.core.Outcome;
import dev.parley.server.core.PasswordTask;
import dev.parley.server.core.Policy;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.state.Account;
import dev.parley.server.core.state.State;
import dev.parley.server.core.state.World;
import java.time.Instant;

/** {@code create_account} and {@code bot}, and the same from the console: accounts that admins make for others, and for programs. */
final class AccountCreation {

    Outcome create(Ask ask, Request.CreateAccount request) {
        requireAdmin(ask);
        Name name = check(ask.state(), ask.policy(), request.user());
        return new Outcome()
                .then(new Effect.StartPasswordTask(ask.session().id(), new PasswordTask.Issue(ask.re(), name)));
    }

    /** Chance has made a password, and it is hashed. Whatever has changed meanwhile counts. */
    Outcome issued(Ask ask, Input.PasswordIssued done) {
        ask.requireStillSignedIn();
        requireAdmin(ask);
        Name name = check(ask.state(), ask.policy(), done.name().display());
        Outcome outcome = ask.answer(new Result.NewAccount(name.display(), done.password()));
        return made(outcome, name, done.hash(), ask.at());
    }

    /** From the console. */
    Outcome create(World world, Policy policy, Instant at, Input.OperatorCreatedAccount created) {
        Name name = check(world.state(), policy, created.user());
        return made(new Outcome(), name, created.passwordHash(), at);
    }

    private static Outcome made(Outcome outcome, Name name, String hash, Instant at) {
        return outcome.with(new Event.AccountCreated(name, hash, at)).with(new Event.PasswordDue(name.canonical()));
    }

    private static Name check(State state, Policy policy, String written) {
        Name name = Names.user(written);
        if (name == null) {
            throw NewNames.noUserName();
        }
        if (state.accountCount() >= policy.maxUsers()) {
            throw Refusal.of(ErrorCode.FORBIDDEN, "The server has reached its limit of accounts (limits.users).");
        }
        if (state.bytes() >= policy.maxStateBytes()) {
            throw Refusal.of(ErrorCode.FORBIDDEN, "The server has no memory for more accounts (memory.state_bytes).");
        }
        NewNames.refuseTaken(state, name);
        NewNames.checkUser(policy, name, false);
        return name;
    }

    Outcome setBot(Ask ask, Request.Bot request) {
        requireAdmin(ask);
        return set(ask.world(), ask.answer(new Result.Done()), Places.user(ask, request.user()), request.on());
    }

    /** Nothing where there is no such account. */
    Outcome setBot(World world, Input.OperatorSetBot set) {
        Account account = world.state().accountNamed(set.user());
        return account == null ? new Outcome() : set(world, new Outcome(), account, set.bot());
    }

    /** Whoever sees the account in a list is told at once. */
    private static Outcome set(World world, Outcome outcome, Account account, boolean bot) {
        return account.isBot() == bot
                ? outcome
                : outcome.with(new Event.BotSet(account.key(), bot))
                        .deliver(world.around(account), Command.NO_SESSION, Rosters.nowBot(world, account, bot));
    }

    private static void requireAdmin(Ask ask) {
        Standing.requireAdmin(ask, "Only admins of this server can do this.");
    }
}
