package dev.parley.server.core.decide;

import dev.parley.name.Names;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.Result;
import dev.parley.protocol.ServerEvent;
import dev.parley.server.core.Effect;
import dev.parley.server.core.Input;
import dev.parley.server.core.Outcome;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.Restored;
import dev.parley.server.core.state.Account;
import dev.parley.server.core.state.Session;
import dev.parley.server.core.state.SourceBans;
import dev.parley.server.core.state.Token;
import dev.parley.server.core.state.World;
import dev.parley.text.SourceText;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code ban}, {@code unban} and {@code bans} of sources, for admins and the console: from there nobody connects, whoever it is. This
 * machine and the admin's own network stay.
 */
final class SourceHandlers {

    /** Sources that are banned at once. */
    static final int MOST = 10_000;

    /** Ten years. */
    private static final long MOST_MINUTES = Duration.ofDays(3_650).toMinutes();

    private static final String SAID = "Your address is banned from this server.";

    /**
     * A ban that somebody wants.
     *
     * @param text why; null where nothing is said
     * @param minutes for how long; null: until it is taken back
     */
    private record Wanted(
            String source, @Nullable String text, @Nullable Long minutes) {}

    /** Before a password is hashed or a token looked up. */
    static void check(Ask ask) {
        if (ask.state().sourceBans().has(ask.session().network(), ask.at())) {
            throw Refusal.of(ErrorCode.FORBIDDEN, SAID);
        }
    }

    /** The only line to somebody from there. */
    static ServerEvent.Bye bye() {
        return new ServerEvent.Bye("kicked", SAID, null);
    }

    Outcome ban(Ask ask, String source, @Nullable String text, @Nullable Long minutes) {
        requireAdmin(ask, "ban addresses");
        Wanted wanted = new Wanted(source, text, minutes);
        Set<String> networks = check(ask.world(), wanted);
        for (String network : networks) {
            if (network.equals(ask.session().network())) {
                throw Refusal.of(
                        ErrorCode.FORBIDDEN,
                        "You are connected from " + SourceText.of(network) + " yourself. It was not banned.");
            }
        }
        Outcome outcome = ask.answer(new Result.Done());
        return ban(
                ask.world(),
                ask.at(),
                outcome,
                networks,
                wanted,
                ask.me().name().display());
    }

    /** From the console. */
    Outcome ban(World world, Instant at, Input.OperatorBannedSource banned) {
        Wanted wanted = new Wanted(banned.source(), banned.text(), banned.minutes());
        return ban(world, at, new Outcome(), check(world, wanted), wanted, OperatorModeration.OPERATOR);
    }

    /** Refuses what cannot be; the networks that are meant. */
    private static Set<String> check(World world, Wanted wanted) {
        if (wanted.text() != null) {
            Said.checkLine(wanted.text());
        }
        Long minutes = wanted.minutes();
        if (minutes != null && (minutes < 1 || minutes > MOST_MINUTES)) {
            throw Refusal.field("minutes", "minutes must be 1 to " + MOST_MINUTES + ".");
        }
        Set<String> networks = networks(world, wanted.source());
        for (String network : networks) {
            if (SourceText.isLocal(network)) {
                throw Refusal.of(ErrorCode.FORBIDDEN, network + " is the server's own machine, and cannot be banned.");
            }
        }
        return networks;
    }

    /** @param by for people */
    private static Outcome ban(
            World world, Instant at, Outcome outcome, Set<String> networks, Wanted wanted, String by) {
        Instant until = wanted.minutes() == null ? null : at.plus(Duration.ofMinutes(wanted.minutes()));
        String why = wanted.text() == null ? "" : wanted.text();
        makeRoom(world, at, outcome, networks);
        for (String network : networks) {
            outcome.with(new Event.SourceBanned(network, by, why, at, until));
        }
        return close(world, outcome, networks);
    }

    /** Bans that are over go as soon as their places are wanted. */
    private static void makeRoom(World world, Instant at, Outcome outcome, Set<String> networks) {
        SourceBans bans = world.state().sourceBans();
        long more = networks.stream().filter(network -> !bans.knows(network)).count();
        if (bans.all().size() + more <= MOST) {
            return;
        }
        List<Restored.OfSourceBan> over = bans.all().stream()
                .filter(ban -> SourceBans.isOver(ban, at) && !networks.contains(ban.source()))
                .toList();
        if (bans.all().size() + more - over.size() > MOST) {
            throw Refusal.of(
                    ErrorCode.FORBIDDEN, "The server has reached its limit of banned addresses. Take one back first.");
        }
        over.forEach(ban -> outcome.with(new Event.SourceUnbanned(ban.source())));
    }

    /** Whoever is connected from there goes, signed in or not. */
    private static Outcome close(World world, Outcome outcome, Set<String> networks) {
        for (Session session : world.presence().sessions()) {
            if (networks.contains(session.network())) {
                outcome.then(new Effect.Close(session.id(), bye()));
            }
        }
        return outcome;
    }

    Outcome unban(Ask ask, String source) {
        requireAdmin(ask, "take back the ban of an address");
        return unban(ask.world(), ask.answer(new Result.Done()), source);
    }

    /** From the console. */
    Outcome unban(World world, Input.OperatorUnbannedSource unbanned) {
        return unban(world, new Outcome(), unbanned.source());
    }

    private static Outcome unban(World world, Outcome outcome, String source) {
        String network = network(source);
        if (!world.state().sourceBans().knows(network)) {
            throw Refusal.field("source", SourceText.of(network) + " is not banned.");
        }
        return outcome.with(new Event.SourceUnbanned(network));
    }

    Outcome bans(Ask ask) {
        requireAdmin(ask, "see the banned addresses");
        List<Result.SourceBan> told = SourceBanList.of(ask.state(), ask.at());
        return ask.answer(new Result.BanList(null, List.of(), told)).worked(told.size());
    }

    private static void requireAdmin(Ask ask, String what) {
        Standing.requireAdmin(ask, "Only admins of this server can " + what + ".");
    }

    /** The networks that somebody means: one, or those from which a user is connected. */
    private static Set<String> networks(World world, String source) {
        return Names.isDirect(source)
                ? networksOf(world, Places.user(world.state(), source.substring(1)))
                : Set.of(network(source));
    }

    private static String network(String source) {
        String network = SourceText.network(source);
        if (network == null) {
            throw Refusal.field(
                    "source",
                    Said.back(source)
                            + " is no address. Use an IPv4 address, an IPv6 address or /64, or @ and a user's name.");
        }
        return network;
    }

    /** Of a user who is not online, from where they used a token last. */
    private static Set<String> networksOf(World world, Account user) {
        Set<String> networks = new LinkedHashSet<>();
        for (long id : world.sessionsOf(user.key())) {
            Session session = world.presence().session(id);
            if (session != null) {
                networks.add(session.network());
            }
        }
        if (networks.isEmpty()) {
            Instant newest = Instant.MIN;
            for (Token token : user.tokensByHash().values()) {
                String network = token.address() == null ? null : SourceText.network(token.address());
                Instant used = token.lastUse();
                if (network != null && used != null && used.isAfter(newest)) {
                    newest = used;
                    networks.clear();
                    networks.add(network);
                }
            }
        }
        if (networks.isEmpty()) {
            throw Refusal.of(
                    ErrorCode.NO_SUCH_USER, user.name() + " is not online, and the last address is not known.");
        }
        return networks;
    }
}
