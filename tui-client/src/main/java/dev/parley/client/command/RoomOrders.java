package dev.parley.client.command;

import dev.parley.order.TimeAndReason;
import dev.parley.order.UnclearException;
import dev.parley.protocol.Request;
import dev.parley.protocol.Role;
import dev.parley.protocol.RoomSetting;
import dev.parley.text.Nearest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The commands by which people say who may be in a room and do what: what each asks of the server, in all clients. Pure; any thread. */
public final class RoomOrders {

    /** Behind {@code /room}: the room is to go. */
    private static final String DELETE = "delete";

    private RoomOrders() {}

    /**
     * What a command asks.
     *
     * @param room that it is about, without a sign
     * @return null where it is another command, or only wants to see the room's settings
     */
    public static @Nullable Request of(Parsed.Run run, String room) throws WrongCommand {
        String first = run.argument(0);
        String second = run.argument(1);
        String user = Signs.withoutAt(first);
        return switch (run.command()) {
            case INVITE -> new Request.Invite(second.isEmpty() ? room : Signs.withoutHash(second), user);
            case KICK -> new Request.Kick(room, user, orNull(second));
            case BAN -> new Request.Ban(room, user, orNull(second));
            case UNBAN -> new Request.Unban(room, user);
            case BANS -> new Request.Bans(room);
            case BANIP -> first.isEmpty() ? new Request.Bans(null) : source(first, second);
            case UNBANIP -> new Request.Unban(null, null, first);
            case ROLE -> new Request.Role(room, user, role(second));
            case ROOM -> first.isEmpty() ? null : order(room, first.toLowerCase(Locale.ROOT), second);
            default -> null;
        };
    }

    private static Request source(String source, String rest) throws WrongCommand {
        try {
            TimeAndReason said = TimeAndReason.parse(Blank.strip(rest));
            return new Request.Ban(null, null, said.reason(), source, said.minutes());
        } catch (UnclearException unclear) {
            throw new WrongCommand(unclear.why("Write /banip ADDRESS [TIME] [REASON]."));
        }
    }

    private static Role role(String word) throws WrongCommand {
        Role role = Role.of(word.toLowerCase(Locale.ROOT));
        if (role == null) {
            throw new WrongCommand("A role is owner, operator, member or reader. /help roles says what each may do.");
        }
        return role;
    }

    private static Request order(String room, String word, String value) throws WrongCommand {
        if (word.equals(DELETE)) {
            return new Request.DeleteRoom(room);
        }
        RoomSetting setting = RoomSetting.of(word);
        if (setting == null) {
            String near = Nearest.to(word, words().toList())
                    .map(meant -> " Did you mean " + meant + "?")
                    .orElse(" /room lists the settings.");
            throw new WrongCommand("A room has no setting " + word + "." + near);
        }
        if (!setting.mayBe(value)) {
            throw new WrongCommand(setting + " says " + setting.words() + ": " + setting.choices() + ".");
        }
        return new Request.Set(room, setting.toString(), value);
    }

    /** Whether a command is not about the room in which it is written, but about another or about the server. */
    public static boolean isElsewhere(Parsed.Run run) {
        return switch (run.command()) {
            case INVITE -> !run.argument(1).isEmpty();
            case BANIP, UNBANIP -> true;
            default -> false;
        };
    }

    /** What is asked before it is done. */
    public static String question(Request request) {
        if (request instanceof Request.Kick kick) {
            return "Kick " + kick.user() + " from #" + kick.room() + "?";
        }
        if (request instanceof Request.Ban ban && ban.source() != null) {
            return "Let nobody connect from where " + ban.source() + " is?";
        }
        if (request instanceof Request.Ban ban) {
            return "Ban " + ban.user() + " from #" + ban.room() + "?";
        }
        if (request instanceof Request.RevokeCode revoke) {
            return "Revoke the invitation code " + revoke.code() + "?";
        }
        if (request instanceof Request.Role given) {
            return "Make " + given.user() + " " + given.role().words() + " of #" + given.room() + "?";
        }
        return "Do it?";
    }

    /** What yes means there, in a word or two. */
    public static String verb(Request request) {
        if (request instanceof Request.RevokeCode) {
            return "revoke";
        }
        return request instanceof Request.Kick || request instanceof Request.Ban ? request.type() : "do it";
    }

    /** What somebody should know who is asked so. */
    public static String hint(Request request) {
        if (request instanceof Request.Kick kick) {
            return because(kick.text());
        }
        if (request instanceof Request.Ban ban) {
            return ban.source() == null ? because(ban.text()) : until(ban.minutes()) + ". " + because(ban.text());
        }
        return request instanceof Request.RevokeCode
                ? "Nobody can register with it then. A new one is another code."
                : "You cannot take this back yourself.";
    }

    private static String because(@Nullable String text) {
        return text == null ? "No reason is given." : "Reason: " + text;
    }

    private static String until(@Nullable Long minutes) {
        if (minutes == null) {
            return "Until /unbanip";
        }
        long days = Duration.ofMinutes(minutes).toDays();
        long hours = Duration.ofMinutes(minutes).toHours();
        return minutes == days * 24 * 60
                ? "For " + days + " d"
                : minutes == hours * 60 ? "For " + hours + " h" : "For " + minutes + " min";
    }

    /** What is asked for with an order that can have a reason. */
    public static String reason(Request request) {
        boolean hasTime = request instanceof Request.Ban ban && ban.source() != null;
        return hasTime ? "Time and reason (7d spam):" : "Reason:";
    }

    /**
     * The order with a reason.
     *
     * @param words the reason, nothing, or for an address its time before the reason
     */
    public static Request because(Request request, String words) throws WrongCommand {
        String why = Blank.strip(words);
        if (request instanceof Request.Kick kick) {
            return new Request.Kick(kick.room(), kick.user(), orNull(why));
        }
        if (request instanceof Request.Ban ban) {
            return ban.source() == null
                    ? new Request.Ban(ban.room(), ban.user(), orNull(why), null, null)
                    : source(ban.source(), why);
        }
        return request;
    }

    private static @Nullable String orNull(String argument) {
        return argument.isEmpty() ? null : argument;
    }

    /** What was done, once the server has said so. */
    public static String done(Request request) {
        if (request instanceof Request.Invite invite) {
            return "Invited " + invite.user() + " to #" + invite.room() + ".";
        }
        if (request instanceof Request.Kick kick) {
            return "Kicked " + kick.user() + ".";
        }
        if (request instanceof Request.Ban ban) {
            return ban.source() == null
                    ? "Banned " + ban.user() + ". /unban " + ban.user() + " takes it back."
                    : "Nobody can connect from there any more ("
                            + until(ban.minutes()).toLowerCase(Locale.ROOT)
                            + "). /banip lists the banned addresses.";
        }
        if (request instanceof Request.Unban unban && unban.source() != null) {
            return "Took back the ban of " + unban.source() + ".";
        }
        if (request instanceof Request.Unban unban) {
            return "Took back the ban of " + unban.user() + ".";
        }
        if (request instanceof Request.Role given) {
            return given.user() + ": " + given.role() + ".";
        }
        if (request instanceof Request.Set set) {
            return set.setting() + ": " + set.value() + ".";
        }
        return "Done.";
    }

    /** What may stand behind {@code /room}. */
    static Stream<String> words() {
        return Stream.concat(Stream.of(RoomSetting.values()).map(RoomSetting::toString), Stream.of(DELETE));
    }

    /**
     * What a value may be.
     *
     * @param before the words of the line before it
     */
    static List<String> values(List<String> before, String word) {
        RoomSetting setting =
                before.size() < 2 ? null : RoomSetting.of(before.get(1).toLowerCase(Locale.ROOT));
        return setting == null || before.size() > 2
                ? List.of()
                : Completion.matching(word, setting.suggestions().stream().map(value -> value + " "));
    }
}
