package dev.parley.server.core.decide;

import dev.parley.protocol.Result;
import dev.parley.protocol.Role;
import dev.parley.server.core.state.Account;
import dev.parley.server.core.state.Presence;
import dev.parley.server.core.state.Room;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lists of people, as the asker may see them. */
final class Rosters {

    private Rosters() {}

    static List<Result.MemberSummary> of(Ask ask, Room room) {
        return summaries(ask, room.members(), room);
    }

    /** The room's members as they will be once the asker has joined. */
    static List<Result.MemberSummary> withMe(Ask ask, Room room) {
        Set<String> members = new LinkedHashSet<>(room.members());
        members.add(ask.me().key());
        return summaries(ask, members, room);
    }

    static List<Result.MemberSummary> of(Ask ask, Places.DirectPlace place) {
        Set<String> both =
                new LinkedHashSet<>(List.of(ask.me().key(), place.other().key()));
        return summaries(ask, both, null);
    }

    /** A room that has only the asker, who owns it. */
    static List<Result.MemberSummary> founder(Ask ask) {
        return List.of(summary(ask, ask.me(), Role.OWNER));
    }

    private static List<Result.MemberSummary> summaries(Ask ask, Collection<String> users, @Nullable Room room) {
        List<Result.MemberSummary> all = new ArrayList<>(users.size());
        for (String user : users) {
            Account account = ask.state().account(user);
            if (account != null) {
                all.add(summary(ask, account, room == null ? Role.MEMBER : room.role(user)));
            }
        }
        return all;
    }

    private static Result.MemberSummary summary(Ask ask, Account account, Role role) {
        Presence.Online online = ask.presence().online(account.key());
        return new Result.MemberSummary(
                account.name().display(),
                role,
                online != null,
                online == null ? null : online.away(),
                online == null ? null : address(ask, online));
    }

    static @Nullable String address(Ask ask, Presence.Online online) {
        return ask.policy().showAddresses() ? online.address() : null;
    }

    static int online(Ask ask, Room room) {
        int count = 0;
        for (String user : room.members()) {
            count += ask.presence().online(user) == null ? 0 : 1;
        }
        return count;
    }
}
