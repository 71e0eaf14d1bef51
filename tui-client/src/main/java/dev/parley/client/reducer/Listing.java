package dev.parley.client.reducer;

import dev.parley.client.model.RoomKey;
import dev.parley.protocol.Result;
import dev.parley.protocol.Role;
import dev.parley.protocol.RoomSetting;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists as lines of text, a heading first. Pure. */
public final class Listing {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);

    private Listing() {}

    /**
     * An answer that is a list, or is told once; nothing for any other.
     *
     * @param now by which a time is one of today
     */
    public static List<String> of(Result result, Instant now, ZoneId zone) {
        if (result instanceof Result.MemberList list) {
            return members(RoomKey.signed(list.room()), list.members());
        }
        if (result instanceof Result.UserList everyone) {
            return users(everyone.users(), now, zone);
        }
        if (result instanceof Result.Joined room) {
            return settings(room);
        }
        if (result instanceof Result.BanList list) {
            return bans(list, now, zone);
        }
        if (result instanceof Result.NewCode code) {
            return newCode(code, now, zone);
        }
        if (result instanceof Result.CodeList list) {
            return codes(list, now, zone);
        }
        if (result instanceof Result.NewAccount account) {
            return newAccount(account);
        }
        return result instanceof Result.BlockedList list ? blocked(list, now, zone) : List.of();
    }

    static List<String> members(String room, List<Result.MemberSummary> members) {
        long online = members.stream().filter(Result.MemberSummary::online).count();
        List<List<String>> rows = members.stream()
                .sorted(Comparator.comparing((Result.MemberSummary m) -> !m.online())
                        .thenComparing(m -> RoomKey.ofUser(m.user())))
                .map(Listing::member)
                .toList();
        return headed(room + ": " + count(members.size(), "member", "members") + ", " + online + " online", rows);
    }

    private static List<String> member(Result.MemberSummary member) {
        boolean away = member.online() && member.away() != null;
        String state = !member.online() ? "offline" : away ? "away" : "online";
        String role = member.role() == Role.MEMBER ? "" : member.role().toString();
        return List.of(
                member.user(),
                state,
                role,
                member.bot() == null ? "" : "bot",
                orEmpty(member.address()),
                away ? orEmpty(member.away()) : "");
    }

    static List<String> users(List<Result.UserSummary> users, Instant now, ZoneId zone) {
        List<List<String>> rows = users.stream()
                .sorted(Comparator.comparing(u -> RoomKey.ofUser(u.user())))
                .map(u -> List.of(
                        u.user(),
                        "since " + time(u.since(), now, zone),
                        u.bot() == null ? "" : "bot",
                        orEmpty(u.address()),
                        u.away() == null ? "" : "away: " + u.away()))
                .toList();
        return headed(count(users.size(), "person is", "people are") + " online", rows);
    }

    static List<String> rooms(List<Result.RoomSummary> rooms) {
        List<List<String>> rows = rooms.stream()
                .sorted(Comparator.comparing(r -> RoomKey.of(r.room())))
                .map(r -> List.of(
                        (r.joined() ? "* " : "  ") + RoomKey.signed(r.room()),
                        count(r.members(), "member", "members") + ", " + r.online() + " online",
                        r.topic()))
                .toList();
        boolean anyMine = rooms.stream().anyMatch(Result.RoomSummary::joined);
        return headed(count(rooms.size(), "room", "rooms") + (anyMine ? " (* you are a member)" : ""), rows);
    }

    /** How a room is set, its settings in the order of their table; then those of a newer server. */
    static List<String> settings(Result.Joined room) {
        Map<String, String> set = room.settings() == null ? Map.of() : room.settings();
        List<List<String>> rows = new ArrayList<>();
        for (RoomSetting setting : RoomSetting.values()) {
            String value = set.getOrDefault(setting.toString(), setting.usual());
            rows.add(List.of(setting.toString(), value, setting.words() + ": " + setting.choices()));
        }
        set.forEach((word, value) -> {
            if (RoomSetting.of(word) == null) {
                rows.add(List.of(word, value, ""));
            }
        });
        return headed(RoomKey.signed(room.room()) + " (you are " + room.role().words() + ")", rows);
    }

    static List<String> bans(Result.BanList list, Instant now, ZoneId zone) {
        if (list.room() == null) {
            return sources(list.sources() == null ? List.of() : list.sources(), now, zone);
        }
        List<List<String>> rows = list.bans().stream()
                .map(ban -> List.of(ban.user(), "by " + ban.by(), time(ban.at(), now, zone), orEmpty(ban.text())))
                .toList();
        String room = RoomKey.signed(list.room());
        return headed(
                rows.isEmpty()
                        ? "Nobody is banned from " + room
                        : count(rows.size(), "person is", "people are") + " banned from " + room,
                rows);
    }

    private static List<String> sources(List<Result.SourceBan> bans, Instant now, ZoneId zone) {
        List<List<String>> rows = bans.stream()
                .map(ban -> List.of(
                        ban.source(),
                        "by " + ban.by(),
                        time(ban.at(), now, zone),
                        ban.until() == null
                                ? ""
                                : "until " + DAY.format(ban.until().atZone(zone)),
                        orEmpty(ban.text())))
                .toList();
        return headed(
                rows.isEmpty()
                        ? "No address is banned from this server"
                        : count(rows.size(), "address is", "addresses are") + " banned from this server",
                rows);
    }

    /** It is told this once. */
    static List<String> newCode(Result.NewCode code, Instant now, ZoneId zone) {
        List<String> lines = new ArrayList<>();
        lines.add("Invitation code: " + code.code());
        lines.add("Good for " + count(code.uses(), "account", "accounts") + ", until " + time(code.until(), now, zone)
                + "."
                + (code.room() == null ? "" : " Whoever registers with it joins " + RoomKey.signed(code.room()) + "."));
        lines.add("It is shown only now. /invite-code revoke " + code.number() + " takes it back.");
        return lines;
    }

    /** It is told this once. */
    static List<String> newAccount(Result.NewAccount account) {
        return List.of(
                "Created the account " + account.user() + ". Its password: " + account.password(),
                "It is shown only now. " + account.user() + " signs in with it, and chooses another one first.");
    }

    static List<String> codes(Result.CodeList list, Instant now, ZoneId zone) {
        List<List<String>> rows = list.codes().stream()
                .map(code -> List.of(
                        String.valueOf(code.number()),
                        code.left() + " of " + count(code.uses(), "use", "uses") + " left",
                        "until " + time(code.until(), now, zone),
                        "by " + code.by(),
                        code.room() == null ? "" : RoomKey.signed(code.room())))
                .toList();
        return headed(
                rows.isEmpty()
                        ? "There are no invitation codes. /invite-code makes one."
                        : count(rows.size(), "invitation code", "invitation codes"),
                rows);
    }

    static List<String> blocked(Result.BlockedList list, Instant now, ZoneId zone) {
        List<List<String>> rows = list.blocked().stream()
                .map(one -> List.of(one.user(), "since " + time(one.at(), now, zone)))
                .toList();
        return headed(
                rows.isEmpty()
                        ? "You have blocked nobody"
                        : "You have blocked " + count(rows.size(), "person", "people"),
                rows);
    }

    /** Numbered as they come. */
    static List<String> sessions(List<Result.SessionSummary> sessions, Instant now, ZoneId zone) {
        List<List<String>> rows = new ArrayList<>();
        for (Result.SessionSummary one : sessions) {
            rows.add(List.of(
                    String.valueOf(rows.size() + 1),
                    session(one),
                    orEmpty(one.address()),
                    one.signedIn() == null ? "" : "since " + time(one.signedIn(), now, zone),
                    use(one, now, zone)));
        }
        return headed("You have " + count(rows.size(), "session", "sessions"), rows);
    }

    /** What to call a session. */
    static String session(Result.SessionSummary one) {
        return one.device() == null ? "(no name)" : one.device();
    }

    private static String use(Result.SessionSummary one, Instant now, ZoneId zone) {
        if (one.current()) {
            return "this session";
        }
        if (one.connections() > 0) {
            return "connected";
        }
        return one.lastUsed() == null ? "" : "last used " + time(one.lastUsed(), now, zone);
    }

    private static List<String> headed(String heading, List<List<String>> rows) {
        List<String> lines = new ArrayList<>();
        lines.add(heading);
        lines.addAll(Columns.of(rows));
        return lines;
    }

    static String count(int number, String one, String several) {
        return number + " " + (number == 1 ? one : several);
    }

    private static String orEmpty(@Nullable String word) {
        return word == null ? "" : word;
    }

    static String time(Instant at, Instant now, ZoneId zone) {
        boolean today = LocalDate.ofInstant(at, zone).equals(LocalDate.ofInstant(now, zone));
        return (today ? TIME : DAY).format(at.atZone(zone));
    }
}
