package dev.parley.server.core.decide;

import dev.parley.protocol.Result;
import dev.parley.protocol.Role;
import dev.parley.server.core.state.Account;
import dev.parley.server.core.state.Presence;
import dev.parley.server.core.state.Room;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lists of people, as the asker may see them. */
final class Rosters {

    private Rosters() {}

    /**
     * Members, those online first where there is no room for all.
     *
     * @param total how many there are, where some were left out
     */
    record Roster(
            List<Result.MemberSummary> members, @Nullable Integer total) {}

    static Roster of(Ask ask, Room room) {
        return roster(ask, room.members(), room);
    }

    /** The room's members as they will be once the asker has joined. */
    static Roster withMe(Ask ask, Room room) {
        Set<String> members = new LinkedHashSet<>();
        members.addAll(room.members());
        members.add(ask.me().key());
        return roster(ask, members, room);
    }

    static Roster of(Ask ask, Places.DirectPlace place) {
        Set<String> both =
                new LinkedHashSet<>(List.of(ask.me().key(), place.other().key()));
        return roster(ask, both, null);
    }

    /** A room that has only the asker, who owns it. */
    static Roster founder(Ask ask) {
        return new Roster(List.of(summary(ask, ask.me(), Role.OWNER)), null);
    }

    private static Roster roster(Ask ask, Collection<String> users, @Nullable Room room) {
        Roster asTheyCame = fill(ask, users, room);
        if (asTheyCame.total == null) {
            return asTheyCame;
        }
        List<String> onlineFirst = new ArrayList<>(users);
        onlineFirst.sort(Comparator.comparing(user -> ask.presence().online(user) == null));
        return fill(ask, onlineFirst, room);
    }

    private static Roster fill(Ask ask, Collection<String> users, @Nullable Room room) {
        List<Result.MemberSummary> members = new ArrayList<>();
        ByteBudget budget = new ByteBudget();
        for (String user : users) {
            if (!add(ask, members, budget, user, room)) {
                return new Roster(members, users.size());
            }
        }
        return new Roster(members, null);
    }

    private static boolean add(
            Ask ask, List<Result.MemberSummary> all, ByteBudget budget, String user, @Nullable Room room) {
        Account account = ask.state().account(user);
        if (account == null) {
            return true;
        }
        Result.MemberSummary member = summary(ask, account, room == null ? Role.MEMBER : room.role(user));
        boolean fits = budget.takes(member.user(), member.away());
        if (fits) {
            all.add(member);
        }
        return fits;
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
