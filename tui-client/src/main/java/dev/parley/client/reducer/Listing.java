package dev.parley.client.reducer;

import dev.parley.client.model.RoomKey;
import dev.parley.client.text.Fit;
import dev.parley.client.text.TextWidth;
import dev.parley.protocol.Result;
import dev.parley.protocol.Role;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Lists as lines of text, a heading first, in columns. Pure. */
final class Listing {

    private static final int MOST_NAME = 32;
    private static final int STATE_WIDTH = 9;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM HH:mm", java.util.Locale.ENGLISH);

    private Listing() {}

    static List<String> members(String room, List<Result.MemberSummary> members) {
        long online = members.stream().filter(Result.MemberSummary::online).count();
        List<String> lines = new ArrayList<>();
        lines.add(room + ": " + count(members.size(), "member", "members") + ", " + online + " online");
        int width = width(members, Result.MemberSummary::user);
        members.stream()
                .sorted(Comparator.comparing((Result.MemberSummary m) -> !m.online())
                        .thenComparing(m -> RoomKey.ofUser(m.user())))
                .forEach(m -> lines.add(member(m, width)));
        return lines;
    }

    private static String member(Result.MemberSummary member, int width) {
        String state = !member.online() ? "offline" : member.away() != null ? "away" : "online";
        String role = member.role() == Role.MEMBER ? "" : member.role().toString();
        String away = member.online() && member.away() != null ? ": " + member.away() : "";
        return row(
                Fit.pad(member.user(), width),
                Fit.pad(state, STATE_WIDTH),
                Fit.pad(role, STATE_WIDTH),
                member.address() == null ? "" : member.address(),
                away.isEmpty() ? "" : away.substring(2));
    }

    static List<String> users(List<Result.UserSummary> users, Instant now, ZoneId zone) {
        List<String> lines = new ArrayList<>();
        lines.add(count(users.size(), "person is", "people are") + " online");
        int width = width(users, Result.UserSummary::user);
        users.stream()
                .sorted(Comparator.comparing(u -> RoomKey.ofUser(u.user())))
                .forEach(u -> lines.add(row(
                        Fit.pad(u.user(), width),
                        "since " + time(u.since(), now, zone),
                        u.address() == null ? "" : u.address(),
                        u.away() == null ? "" : "away: " + u.away())));
        return lines;
    }

    static List<String> rooms(List<Result.RoomSummary> rooms) {
        List<String> lines = new ArrayList<>();
        lines.add(count(rooms.size(), "room", "rooms"));
        int width = width(rooms, Result.RoomSummary::room) + 1;
        rooms.stream()
                .sorted(Comparator.comparing(r -> RoomKey.of(r.room())))
                .forEach(r -> lines.add(row(
                        (r.joined() ? "* " : "  ") + Fit.pad(RoomKey.signed(r.room()), width),
                        count(r.members(), "member", "members") + ", " + r.online() + " online",
                        r.topic())));
        if (rooms.stream().anyMatch(Result.RoomSummary::joined)) {
            lines.add("* you are a member");
        }
        return lines;
    }

    static String count(int number, String one, String several) {
        return number + " " + (number == 1 ? one : several);
    }

    private static <T> int width(List<T> all, Function<T, String> name) {
        return all.stream()
                .mapToInt(each -> Math.min(MOST_NAME, TextWidth.of(name.apply(each))))
                .max()
                .orElse(0);
    }

    private static String row(String... columns) {
        return ("  " + String.join("  ", columns)).stripTrailing();
    }

    private static String time(Instant at, Instant now, ZoneId zone) {
        boolean today = LocalDate.ofInstant(at, zone).equals(LocalDate.ofInstant(now, zone));
        return (today ? TIME : DAY).format(at.atZone(zone));
    }
}
