package dev.parley.server.core.decide;

import dev.parley.name.Name;
import dev.parley.name.Names;
import dev.parley.protocol.Result;
import dev.parley.protocol.Role;
import dev.parley.protocol.ServerEvent;
import dev.parley.server.core.state.Account;
import dev.parley.server.core.state.Presence;
import dev.parley.server.core.state.Room;
import dev.parley.server.core.state.World;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Lists of people, as the asker may see them. */
final class Rosters {

    private Rosters() {}

    /**
     * Members.
     *
     * @param total how many there are, in a page and where some were left out
     * @param next whom the next page comes after, null where there is none
     */
    record Roster(
            List<Result.MemberSummary> members,
            @Nullable Integer total,
            @Nullable String next) {}

    /** The room's members; if not all fit, those online first. */
    static Roster of(Ask ask, Room room) {
        return roster(ask, room, Set.of());
    }

    /** As {@link #of}, with the asker, who is about to join. */
    static Roster withMe(Ask ask, Room room) {
        return roster(ask, room, Set.of(ask.me().key()));
    }

    static Roster of(Ask ask, Places.DirectPlace place) {
        Filling all = new Filling(ask, null);
        all.addAll(both(ask, place));
        return new Roster(all.members, null, null);
    }

    /** A room that has only the asker, who owns it. */
    static Roster founder(Ask ask) {
        return new Roster(List.of(summary(ask, ask.me(), Role.OWNER)), null, null);
    }

    /**
     * A page in order of canonical names.
     *
     * @param after as written; null: from the first on
     */
    static Roster page(Ask ask, Room room, @Nullable String after, int limit) {
        return page(ask, room.membersByName(), room, after, limit);
    }

    /** As for a room. */
    static Roster page(Ask ask, Places.DirectPlace place, @Nullable String after, int limit) {
        return page(ask, new TreeSet<>(both(ask, place)), null, after, limit);
    }

    private static Set<String> both(Ask ask, Places.DirectPlace place) {
        return new LinkedHashSet<>(List.of(ask.me().key(), place.other().key()));
    }

    private static Roster page(
            Ask ask, NavigableSet<String> users, @Nullable Room room, @Nullable String after, int limit) {
        Filling page = new Filling(ask, room);
        Name name = after == null ? null : Names.user(after);
        NavigableSet<String> behind =
                after == null ? users : users.tailSet(name == null ? after : name.canonical(), false);
        boolean more = false;
        for (String user : behind) {
            more = page.members.size() >= limit || !page.add(user);
            if (more) {
                break;
            }
        }
        return new Roster(page.members, users.size(), more ? page.last() : null);
    }

    private static Roster roster(Ask ask, Room room, Set<String> joining) {
        int total = room.members().size() + joining.size();
        if (!ByteBudget.isTooSmallFor(total)) {
            Filling asTheyCame = new Filling(ask, room);
            if (asTheyCame.addAll(room.members()) && asTheyCame.addAll(joining)) {
                return new Roster(asTheyCame.members, null, null);
            }
        }
        Set<String> online = ask.world().online(room);
        Filling onlineFirst = new Filling(ask, room);
        boolean fits = onlineFirst.addAll(joining) && onlineFirst.addAll(online);
        Iterator<String> members = room.members().iterator();
        while (fits && members.hasNext()) {
            String user = members.next();
            fits = online.contains(user) || onlineFirst.add(user);
        }
        return new Roster(onlineFirst.members, total, null);
    }

    /** A list that grows until it is full. */
    private static final class Filling {
        private final Ask ask;
        private final @Nullable Room room;
        private final ByteBudget budget = new ByteBudget();
        private final List<Result.MemberSummary> members = new ArrayList<>();

        Filling(Ask ask, @Nullable Room room) {
            this.ask = ask;
            this.room = room;
        }

        /** False if one of them did not fit. */
        boolean addAll(Collection<String> users) {
            for (String user : users) {
                if (!add(user)) {
                    return false;
                }
            }
            return true;
        }

        boolean add(String user) {
            Account account = ask.state().account(user);
            if (account == null) {
                return true;
            }
            Result.MemberSummary member = summary(ask, account, room == null ? Role.MEMBER : ask.told(room.role(user)));
            boolean fits = budget.takes(member.user(), member.away());
            if (fits) {
                members.add(member);
            }
            return fits;
        }

        @Nullable
        String last() {
            return members.isEmpty() ? null : members.get(members.size() - 1).user();
        }
    }

    private static Result.MemberSummary summary(Ask ask, Account account, Role role) {
        Presence.Online online = ask.presence().online(account.key());
        return new Result.MemberSummary(
                account.name().display(),
                role,
                online != null,
                online == null ? null : online.away(),
                online == null ? null : address(ask, online),
                isBot(account));
    }

    /** True for a program's account, null for a person's. */
    static @Nullable Boolean isBot(Account account) {
        return account.isBot() ? true : null;
    }

    /** What others are told of a user who has come, gone or said something. It does not say of a person that it is one. */
    static ServerEvent.Presence presence(Account account, boolean isOnline, @Nullable String away) {
        return new ServerEvent.Presence(account.name().display(), isOnline, away, isBot(account));
    }

    /** That an account is a program's from now on, or a person's. */
    static ServerEvent.Presence nowBot(World world, Account account, boolean bot) {
        Presence.Online online = world.presence().online(account.key());
        return new ServerEvent.Presence(
                account.name().display(), online != null, online == null ? null : online.away(), bot);
    }

    static @Nullable String address(Ask ask, Presence.Online online) {
        return ask.policy().showAddresses() ? online.address() : null;
    }
}
