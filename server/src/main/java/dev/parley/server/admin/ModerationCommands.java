package dev.parley.server.admin;

import dev.parley.protocol.Role;
import dev.parley.server.audit.Deed;
import dev.parley.text.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Commands for people in rooms: {@code /ban}, {@code /unban}, {@code /roles}, {@code /role}. */
final class ModerationCommands {

    private ModerationCommands() {}

    static Answer ban(Turn turn, String argument) {
        String[] words = argument.strip().split("\\s+", 3);
        if (words.length < 2) {
            return Answer.wrong("Write /ban ROOM USER, and why if you like.");
        }
        String room = Written.room(words[0]);
        String user = Written.user(words[1]);
        String why = words.length == 3 ? words[2].strip() : "";
        AdminActs acts = turn.acting(new Deed("ban", user, room, null, why.isEmpty() ? null : why));
        AdminPort.RoomChange change = turn.ask(answer -> acts.ban(room, user, why, answer));
        return answer(change, room, user, "is banned from " + SafeText.escape(room));
    }

    static Answer unban(Turn turn, String argument) {
        List<String> words = Written.words(argument);
        if (words.size() != 2) {
            return Answer.wrong("Write /unban ROOM USER.");
        }
        String room = Written.room(words.get(0));
        String user = Written.user(words.get(1));
        AdminActs acts = turn.acting(new Deed("unban", user, room, null, null));
        AdminPort.RoomChange change = turn.ask(answer -> acts.unban(room, user, answer));
        return answer(change, room, user, "may enter " + SafeText.escape(room));
    }

    static Answer role(Turn turn, String argument) {
        List<String> words = Written.words(argument);
        Role role = words.size() == 3 ? Role.of(words.get(2).toLowerCase(Locale.ROOT)) : null;
        if (role == null) {
            return Answer.wrong("Write /role ROOM USER ROLE, with owner, operator, member or reader.");
        }
        String room = Written.room(words.get(0));
        String user = Written.user(words.get(1));
        AdminActs acts = turn.acting(new Deed("role", user, room, role.toString(), null));
        AdminPort.RoomChange change = turn.ask(answer -> acts.giveRole(room, user, role, answer));
        return answer(change, room, user, "is " + role.words() + " of " + SafeText.escape(room));
    }

    /** @param now what holds for the user when it is done */
    private static Answer answer(AdminPort.RoomChange change, String room, String user, String now) {
        String name = SafeText.escape(user);
        return switch (change) {
            case DONE -> Answer.done(name + " " + now + " now.");
            case NOTHING_TO_DO -> Answer.done(name + " " + now + " already.");
            case NO_ROOM -> Answer.failed(RoomCommands.noSuchRoom(room));
            case NO_USER -> Answer.failed(UserCommands.noSuchUser(name));
            case NOT_A_MEMBER -> Answer.failed(name + " is not in " + SafeText.escape(room) + ".");
            case FULL -> Answer.failed(SafeText.escape(room) + " has as many bans as a room may have.");
            case BAD_REASON -> Answer.failed("The reason is too long, or has characters that are no text.");
            case NOT_STORED -> Answer.failed("The change could not be stored.");
        };
    }

    static Answer roles(Turn turn, String argument) {
        String room = Written.room(argument.strip());
        if (room.isEmpty()) {
            return admins(turn);
        }
        RoomRoles found = turn.ask(answer -> turn.server().roles(room, answer));
        if (found == null) {
            return Answer.failed(RoomCommands.noSuchRoom(room));
        }
        List<Row> rows = new ArrayList<>();
        for (RoomRoles.Holder one : found.roles()) {
            rows.add(Row.of("user", one.user()).with("role", one.role()).with("member", one.member()));
        }
        for (RoomRoles.Ban ban : found.bans()) {
            rows.add(Row.of("user", ban.user())
                    .with("role", "banned")
                    .with("by", ban.by())
                    .with("at", Objects.toString(ban.at()))
                    .with("why", ban.why()));
        }
        return Answer.list(Answers.roles(found, turn.zone()), rows);
    }

    private static Answer admins(Turn turn) {
        List<AdminLine> admins = turn.<List<AdminLine>>ask(turn.server()::admins);
        List<Row> rows = admins.stream()
                .map(admin -> Row.of("user", admin.user())
                        .with("role", "admin")
                        .with("registered", admin.registered())
                        .with("online", admin.online()))
                .toList();
        return Answer.list(Answers.admins(admins), rows);
    }
}
