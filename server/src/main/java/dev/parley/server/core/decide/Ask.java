package dev.parley.server.core.decide;

import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.Feature;
import dev.parley.protocol.RequestId;
import dev.parley.protocol.Result;
import dev.parley.protocol.Role;
import dev.parley.protocol.ServerMessage;
import dev.parley.server.core.Outcome;
import dev.parley.server.core.Policy;
import dev.parley.server.core.event.PresenceChange;
import dev.parley.server.core.query.Answer;
import dev.parley.server.core.state.Account;
import dev.parley.server.core.state.Audience;
import dev.parley.server.core.state.Presence;
import dev.parley.server.core.state.Session;
import dev.parley.server.core.state.State;
import dev.parley.server.core.state.World;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request on the table: the world as it is, who asks, and when.
 *
 * @param at as in {@link dev.parley.server.core.Command}, and so is {@code uptime}
 * @param re the request's id, for the reply
 * @param found what was looked up in the store for it, or null at first
 */
record Ask(
        World world,
        Policy policy,
        Session session,
        Instant at,
        Duration uptime,
        @Nullable RequestId re,
        @Nullable Answer found) {

    /** The same, of a client that has just said what it understands. */
    Ask understanding(@Nullable Set<Feature> features) {
        Session told = session.understanding(features == null ? Set.of() : features);
        return new Ask(world, policy, told, at, uptime, re, found);
    }

    /** That the client understands what it does, to be kept for its session. */
    PresenceChange understood() {
        return new PresenceChange.Understood(session.id(), session.features());
    }

    /** A role as the asker's client understands it. */
    Role told(Role role) {
        return role == Role.READER && !session.features().contains(Feature.ROLES) ? Role.MEMBER : role;
    }

    State state() {
        return world.state();
    }

    Presence presence() {
        return world.presence();
    }

    /** Who is signed in. Only for requests that need it, which the table of handlers has checked. */
    Account me() {
        Session.Login login = session.login();
        Account account = login == null ? null : state().account(login.user());
        if (account == null) {
            throw new IllegalStateException("Nobody is signed in at session " + session.id());
        }
        return account;
    }

    /** After a worker's answer: meanwhile the account may have been deleted. */
    void requireStillSignedIn() {
        if (session.login() == null) {
            throw Refusal.of(ErrorCode.NOT_LOGGED_IN, "Your account was deleted.");
        }
    }

    Session.Login login() {
        Session.Login login = session.login();
        if (login == null) {
            throw new IllegalStateException("Nobody is signed in at session " + session.id());
        }
        return login;
    }

    /** The asker's other sessions. */
    Audience myOthers() {
        Set<Long> mine = world.sessionsOf(me().key());
        if (mine.size() == 1) {
            return Audience.NOBODY;
        }
        Set<Long> others = new LinkedHashSet<>(mine);
        others.remove(session.id());
        return Audience.of(others);
    }

    boolean isMyLastSession() {
        return world.sessionsOf(me().key()).size() <= 1;
    }

    ServerMessage.Ok ok(Result result) {
        return new ServerMessage.Ok(re, result);
    }

    /** An outcome that begins with the answer. */
    Outcome answer(Result result) {
        return new Outcome().reply(session.id(), ok(result));
    }
}
