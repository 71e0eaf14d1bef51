package dev.parley.server.core.decide;

import dev.parley.name.Name;
import dev.parley.name.Names;
import dev.parley.protocol.Request;
import dev.parley.protocol.Result;
import dev.parley.protocol.ServerEvent;
import dev.parley.server.core.Command;
import dev.parley.server.core.Effect;
import dev.parley.server.core.Input;
import dev.parley.server.core.Outcome;
import dev.parley.server.core.event.PresenceChange;
import dev.parley.server.core.state.Account;
import dev.parley.server.core.state.Audience;
import dev.parley.server.core.state.Presence;
import dev.parley.server.core.state.World;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code who}, {@code away}, and the operator's word and boot. */
final class PresenceHandlers {

    Outcome who(Ask ask) {
        List<Result.UserSummary> told = new ArrayList<>();
        ByteBudget budget = new ByteBudget();
        boolean more = false;
        for (Map.Entry<String, Presence.Online> each : ask.presence().everyone().entrySet()) {
            Account account = ask.state().account(each.getKey());
            if (account != null) {
                Presence.Online online = each.getValue();
                String user = account.name().display();
                more = !budget.takes(user, online.away());
                if (more) {
                    break;
                }
                told.add(new Result.UserSummary(
                        user, online.since(), online.away(), Rosters.address(ask, online), Rosters.isBot(account)));
            }
        }
        return ask.answer(new Result.UserList(told, more ? true : null)).worked(told.size());
    }

    Outcome away(Ask ask, Request.Away request) {
        String text = request.text() == null || request.text().isEmpty() ? null : request.text();
        if (text != null) {
            Said.checkLine(text);
        }
        Account me = ask.me();
        return ask.answer(new Result.Done())
                .with(new PresenceChange.AwaySet(me.key(), text))
                .deliver(ask.world().around(me), ask.session().id(), Rosters.presence(me, true, text));
    }

    static Outcome tell(World world, String user) {
        Account account = world.state().account(user);
        if (account == null) {
            return new Outcome();
        }
        Set<Long> others = new LinkedHashSet<>();
        Audience around = world.around(account);
        for (int i = 0; i < around.size(); i++) {
            others.add(around.at(i));
        }
        others.removeAll(world.sessionsOf(user));
        Presence.Online online = world.presence().online(user);
        return new Outcome()
                .deliver(
                        Audience.of(others),
                        Command.NO_SESSION,
                        Rosters.presence(account, online != null, online == null ? null : online.away()));
    }

    Outcome operatorSaid(World world, Input.OperatorSaid said) {
        return ServerNotices.tell(world, new Outcome(), said.text(), null);
    }

    Outcome operatorKicked(World world, Input.OperatorKicked kicked) {
        Name name = Names.user(kicked.user());
        Outcome outcome = new Outcome();
        if (name == null) {
            return outcome;
        }
        if (!kicked.text().isEmpty()) {
            Said.checkLine(kicked.text());
        }
        String why = kicked.text().isEmpty() ? "." : ": " + kicked.text();
        ServerEvent.Bye bye =
                new ServerEvent.Bye("kicked", "The operator of this server closed your connection" + why, null);
        world.sessionsOf(name.canonical()).forEach(session -> outcome.then(new Effect.Close(session, bye)));
        return outcome;
    }
}
