package dev.parley.server.admin;

import dev.parley.protocol.Result;
import dev.parley.server.audit.Act;
import dev.parley.text.SafeText;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the console shows of the server's answers: lines of text, in columns, everything from outside escaped. Pure. */
final class Answers {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    /** On one line. */
    private static final int MOST_NAMES = 20;

    private Answers() {}

    static List<String> users(List<OnlineUser> users, ZoneId zone, LocalDate today) {
        if (users.isEmpty()) {
            return List.of("Nobody is online.");
        }
        List<List<String>> rows = new ArrayList<>();
        for (OnlineUser user : users) {
            ZonedDateTime since = user.since().atZone(zone);
            String when = (since.toLocalDate().equals(today) ? TIME : DAY).format(since);
            String away = user.away().isEmpty() ? "" : "away: " + SafeText.escape(user.away());
            rows.add(List.of(SafeText.escape(user.user()), SafeText.escape(user.address()), "since " + when, away));
        }
        return withCount(users.size() + " online", rows);
    }

    static List<String> stats(List<StatLine> stats) {
        return columns(stats.stream()
                .map(line -> List.of(line.subject(), line.words()))
                .toList());
    }

    /** Behind those who are online. */
    static List<String> disabled(List<String> users) {
        if (users.isEmpty()) {
            return List.of();
        }
        String names = users.stream().limit(MOST_NAMES).map(SafeText::escape).collect(Collectors.joining(", "));
        String more = users.size() > MOST_NAMES ? " and " + (users.size() - MOST_NAMES) + " more" : "";
        return List.of(
                (users.size() == 1 ? "1 account is" : users.size() + " accounts are") + " disabled: " + names + more);
    }

    static List<String> rooms(List<RoomLine> rooms) {
        if (rooms.isEmpty()) {
            return List.of("There are no rooms.");
        }
        List<List<String>> rows = new ArrayList<>();
        for (RoomLine room : rooms) {
            rows.add(List.of(
                    "[" + SafeText.escape(room.room()) + "]",
                    room.online() + " of " + room.members() + " online",
                    room.entries() + (room.entries() == 1 ? " entry" : " entries") + retention(room.retentionDays()),
                    SafeText.escape(room.topic())));
        }
        return withCount(rooms.size() == 1 ? "1 room" : rooms.size() + " rooms", rows);
    }

    /** A line for each account, and how to see the next page. */
    static List<String> accounts(AccountPage page, String part) {
        List<List<String>> rows = new ArrayList<>();
        for (AccountPage.One one : page.accounts()) {
            String marks = (one.online() ? "online " : "")
                    + (one.admin() ? "admin " : "")
                    + (one.bot() ? "bot " : "")
                    + (one.disabled() ? "disabled" : "");
            rows.add(List.of(
                    SafeText.escape(one.user()),
                    count(one.rooms(), "room"),
                    count(one.signIns(), "session"),
                    one.stored() / 1000 + " kB",
                    marks.strip()));
        }
        String which = part.isEmpty() ? "" : " with " + SafeText.escape(part);
        if (rows.isEmpty()) {
            return List.of("There are no accounts" + which + ".");
        }
        List<String> lines = withCount(count(page.found(), "account") + which, rows);
        if (page.more()) {
            String last = page.accounts().get(rows.size() - 1).user();
            lines.add("More: /accounts " + (part.isEmpty() ? "" : SafeText.escape(part) + " ") + "after "
                    + SafeText.escape(last));
        }
        return lines;
    }

    /** A line for each sign-in. */
    static List<String> sessions(List<SignIn> all, String user, ZoneId zone) {
        if (all.isEmpty()) {
            return List.of(user + " is signed in nowhere.");
        }
        List<List<String>> rows = new ArrayList<>();
        for (SignIn one : all) {
            rows.add(List.of(
                    one.session(),
                    one.device().isEmpty() ? "-" : SafeText.escape(one.device()),
                    one.connections() > 0 ? count(one.connections(), "connection") : "",
                    one.address() == null ? "" : SafeText.escape(one.address()),
                    one.since() == null ? "" : "since " + DAY.format(one.since().atZone(zone)),
                    one.used() == null ? "" : "used " + DAY.format(one.used().atZone(zone))));
        }
        return withCount(count(all.size(), "session"), rows);
    }

    /** Who has a role, and who is banned. */
    static List<String> roles(RoomRoles room, ZoneId zone) {
        List<String> lines = new ArrayList<>();
        lines.add("[" + SafeText.escape(room.room()) + "] has " + count(room.members(), "member") + ".");
        List<List<String>> rows = new ArrayList<>();
        for (RoomRoles.Holder one : room.roles()) {
            rows.add(List.of(SafeText.escape(one.user()), one.role(), one.member() ? "" : "not in the room now"));
        }
        if (!rows.isEmpty()) {
            lines.addAll(columns(rows));
        }
        List<List<String>> bans = new ArrayList<>();
        for (RoomRoles.Ban ban : room.bans()) {
            bans.add(List.of(
                    SafeText.escape(ban.user()),
                    "banned by " + SafeText.escape(ban.by()) + " on "
                            + DAY.format(ban.at().atZone(zone)),
                    SafeText.escape(ban.why())));
        }
        if (!bans.isEmpty()) {
            lines.addAll(columns(bans));
        }
        return lines;
    }

    /** Whom the settings name. */
    static List<String> admins(List<AdminLine> admins) {
        if (admins.isEmpty()) {
            return List.of(
                    "This server has no admins. Name them in the settings file (access.operators), then /reload.");
        }
        return withCount(
                count(admins.size(), "admin"),
                admins.stream()
                        .map(admin -> List.of(
                                SafeText.escape(admin.user()),
                                admin.online() ? "online" : "",
                                admin.registered() ? "" : "not registered yet; /reload shows the code"))
                        .toList());
    }

    /** It is told this once. */
    static List<String> newCode(Result.NewCode code, ZoneId zone) {
        return List.of(
                "Invitation code: " + code.code(),
                "Good for " + count(code.uses(), "account") + ", until "
                        + DAY.format(code.until().atZone(zone)) + "."
                        + (code.room() == null
                                ? ""
                                : " Whoever registers with it joins " + SafeText.escape(code.room()) + "."),
                "It is shown only now. /invite-code revoke " + code.number() + " takes it back.");
    }

    static List<String> codes(List<Result.CodeSummary> codes, ZoneId zone) {
        if (codes.isEmpty()) {
            return List.of("There are no invitation codes. /invite-code makes one.");
        }
        return withCount(
                count(codes.size(), "invitation code"),
                codes.stream()
                        .map(code -> List.of(
                                String.valueOf(code.number()),
                                code.left() + " of " + count(code.uses(), "use") + " left",
                                "until " + DAY.format(code.until().atZone(zone)),
                                "by " + SafeText.escape(code.by()),
                                code.room() == null ? "" : "[" + SafeText.escape(code.room()) + "]"))
                        .toList());
    }

    static List<String> bannedSources(List<Result.SourceBan> bans, ZoneId zone) {
        if (bans.isEmpty()) {
            return List.of("No address is banned from this server.");
        }
        return withCount(
                count(bans.size(), "banned address", "banned addresses"),
                bans.stream()
                        .map(ban -> List.of(
                                SafeText.escape(ban.source()),
                                "by " + SafeText.escape(ban.by()) + " on "
                                        + DAY.format(ban.at().atZone(zone)),
                                ban.until() == null
                                        ? ""
                                        : "until " + DAY.format(ban.until().atZone(zone)),
                                ban.text() == null ? "" : SafeText.escape(ban.text())))
                        .toList());
    }

    static String count(long count, String one) {
        return count(count, one, one + "s");
    }

    static String count(long count, String one, String several) {
        return count + " " + (count == 1 ? one : several);
    }

    private static String retention(@Nullable Integer days) {
        return days == null ? "" : days == 0 ? ", kept forever" : ", kept " + days + (days == 1 ? " day" : " days");
    }

    /** What came of {@code /history keep}. */
    static String kept(@Nullable Integer days) {
        return days == null
                ? "Its messages are kept as long as the setting retention_days says."
                : days == 0
                        ? "Its messages are kept forever."
                        : "Its messages are deleted after " + days + (days == 1 ? " day." : " days.");
    }

    /** A line for each: when, who, what, whom, where, why, from where. */
    static List<String> acts(List<Act> acts, ZoneId zone) {
        return acts.stream().map(act -> line(act, zone)).toList();
    }

    private static String line(Act act, ZoneId zone) {
        StringBuilder line = new StringBuilder(DAY_AND_TIME.format(act.at().atZone(zone)))
                .append("  ")
                .append(SafeText.escape(act.who()))
                .append(act.by() == Act.By.OPERATOR ? " (operator)" : act.by() == Act.By.ADMIN ? " (admin)" : "")
                .append(": ")
                .append(SafeText.escape(act.what()));
        add(line, " ", act.whom(), "");
        add(line, " [", act.room(), "]");
        add(line, " (", act.detail(), ")");
        add(line, ", because: ", act.why(), "");
        if (!act.result().equals("ok")) {
            add(line, " – ", act.result(), "");
        }
        if (!act.from().isEmpty()) {
            add(line, "  from <", act.from(), ">");
        }
        return line.toString();
    }

    private static void add(StringBuilder line, String before, @Nullable String text, String after) {
        if (text != null) {
            line.append(before).append(SafeText.escape(text)).append(after);
        }
    }

    static List<String> help() {
        return columns(Arrays.stream(ConsoleCommand.values())
                .map(command -> List.of(command.usage(), command.help()))
                .toList());
    }

    private static List<String> withCount(String count, List<List<String>> rows) {
        List<String> lines = new ArrayList<>();
        lines.add(count);
        lines.addAll(columns(rows));
        return lines;
    }

    private static List<String> columns(List<List<String>> rows) {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], width(row.get(i)));
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = row.get(i);
            line.append("  ").append(cell).append(" ".repeat(widths[i] - width(cell)));
        }
        return line.toString().stripTrailing();
    }

    private static int width(String text) {
        return new org.jline.utils.AttributedString(text).columnLength();
    }
}
