package dev.parley.server.journal.sqlite;

import dev.parley.protocol.Role;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.Restored;
import java.util.List;

/** Every kind of event but entries, from its JSON. */
final class EventReader {

    private EventReader() {}

    static Event read(Fields of) throws DamagedEventException {
        String type = of.text("type");
        return switch (type) {
            case "account_created" -> new Event.AccountCreated(of.name(), of.text("password_hash"), of.time("at"));
            case "password_changed" ->
                new Event.PasswordChanged(
                        of.text("user"),
                        of.text("password_hash"),
                        of.optionalText("kept_token"),
                        of.flagIfThere("by_operator"));
            case "token_issued" ->
                new Event.TokenIssued(
                        of.text("user"),
                        of.text("token_hash"),
                        of.optionalText("device"),
                        of.optionalText("address"),
                        of.time("at"));
            case "token_used" ->
                new Event.TokenUsed(of.text("user"), of.text("token_hash"), of.optionalText("address"), of.time("at"));
            case "token_revoked" -> new Event.TokenRevoked(of.text("user"), of.text("token_hash"));
            case "room_created" ->
                new Event.RoomCreated(
                        of.name(), of.text("topic"), of.flag("hidden"), of.optionalText("owner"), of.time("at"));
            case EventCodec.ROOM_ENDED -> new Event.RoomEnded(of.text("room"));
            case "cursor_moved" ->
                new Event.CursorMoved(
                        of.log(),
                        of.text("user"),
                        cursor(of.text("cursor")),
                        of.number("seq"),
                        of.optionalNumber("unread"));
            case EventCodec.HISTORY_CLEARED -> new Event.HistoryCleared(of.log(), of.number("up_to"));
            case "retention_set" -> new Event.RetentionSet(of.text("room"), of.optionalSmall("days"));
            case "account_disabled" -> new Event.AccountDisabled(of.text("user"), of.flag("disabled"));
            case EventCodec.USER_FORGOTTEN -> new Event.UserForgotten(of.text("user"));
            case "role_given" ->
                new Event.RoleGiven(of.text("room"), of.text("user"), Words.of(Role.values(), of.text("role")));
            case "user_banned" ->
                new Event.UserBanned(of.text("room"), of.text("user"), of.person("by"), of.text("text"), of.time("at"));
            case "user_unbanned" -> new Event.UserUnbanned(of.text("room"), of.text("user"));
            case "user_invited" ->
                new Event.UserInvited(of.text("room"), of.text("user"), of.person("by"), of.time("at"));
            case "invitation_ended" -> new Event.InvitationEnded(of.text("room"), of.text("user"));
            case "source_banned" ->
                new Event.SourceBanned(
                        of.text("source"),
                        of.person("by"),
                        of.text("text"),
                        of.time("at"),
                        EventCodec.ofMillis(of.optionalNumber("until_ms")));
            case "source_unbanned" -> new Event.SourceUnbanned(of.text("source"));
            case "notice_said" ->
                new Event.NoticeSaid(
                        of.number("number"), of.text("text"), of.optionalText("from"), of.texts("told"), of.time("at"));
            case "notices_seen" -> new Event.NoticesSeen(of.text("user"), of.number("up_to"));
            case "code_made" ->
                new Event.CodeMade(
                        of.number("number"),
                        of.text("hash"),
                        of.small("uses"),
                        of.small("days"),
                        of.optionalText("room"),
                        of.person("by"),
                        of.time("at"));
            case "code_used" -> new Event.CodeUsed(of.number("number"));
            case "code_ended" -> new Event.CodeEnded(of.number("number"));
            case "password_due" -> new Event.PasswordDue(of.text("user"));
            case "bot_set" -> new Event.BotSet(of.text("user"), of.flag("bot"));
            case "user_blocked" -> new Event.UserBlocked(of.text("user"), of.text("blocked"), of.time("at"));
            case "user_unblocked" -> new Event.UserUnblocked(of.text("user"), of.text("blocked"));
            case "preference_set" -> new Event.PreferenceSet(of.text("user"), of.text("name"), of.text("value"));
            default -> restored(type, of);
        };
    }

    private static Restored restored(String type, Fields of) throws DamagedEventException {
        return switch (type) {
            case "up_to" -> new Restored.UpTo(of.number("position"), of.numberIfThere("forgotten_at"));
            case "of_account" ->
                new Restored.OfAccount(
                        of.name(),
                        of.text("password_hash"),
                        of.tokens(),
                        of.small("rooms_made"),
                        of.texts("rooms"),
                        of.flagIfThere("temporary_password"),
                        of.flagIfThere("disabled"),
                        of.numberIfThere("notices_seen"),
                        of.flagIfThere("password_due"),
                        of.flagIfThere("bot"),
                        of.blocked(),
                        of.preferences());
            case "of_room" ->
                new Restored.OfRoom(
                        of.name(),
                        of.text("topic"),
                        of.flag("hidden"),
                        of.roles(),
                        of.members(),
                        of.ends(),
                        of.optionalSmall("retention_days"),
                        of.optionalFlag("spoken_in"),
                        of.written(),
                        of.rules());
            case "of_direct" -> direct(of);
            case "of_ended_room" -> new Restored.OfEndedRoom(of.optionalText("room"), of.number("last_seq"));
            case "of_ended_user" -> new Restored.OfEndedUser(of.optionalText("user"), of.number("last_seq"));
            case "of_source_ban" ->
                new Restored.OfSourceBan(
                        of.text("source"),
                        of.person("by"),
                        of.text("text"),
                        of.time("at"),
                        EventCodec.ofMillis(of.optionalNumber("until_ms")));
            case "of_notice" ->
                new Restored.OfNotice(of.number("number"), of.text("text"), of.optionalText("from"), of.time("at"));
            case "of_code" ->
                new Restored.OfCode(
                        of.number("number"),
                        of.text("hash"),
                        of.small("uses"),
                        of.small("left"),
                        of.small("days"),
                        of.optionalText("room"),
                        of.person("by"),
                        of.time("at"));
            default -> throw new DamagedEventException("An unknown kind of event: " + type);
        };
    }

    private static Restored direct(Fields of) throws DamagedEventException {
        List<Restored.Member> sides = of.members();
        if (sides.size() != 2) {
            throw of.wrong("members", "two sides");
        }
        return new Restored.OfDirect(
                of.direct(), sides.get(0), sides.get(1), of.ends(), of.optionalText("begun_by"), of.written());
    }

    private static Event.Cursor cursor(String word) throws DamagedEventException {
        return switch (word) {
            case "read" -> Event.Cursor.READ;
            case "received" -> Event.Cursor.RECEIVED;
            default -> throw new DamagedEventException("An unknown cursor: " + word);
        };
    }
}
