package dev.parley.server.journal.sqlite;

import dev.parley.server.core.event.Restored;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The events of a snapshot, to JSON. */
final class RestoredWriter implements Restored.Handler {

    private final JsonBody out;

    RestoredWriter(JsonBody out) {
        this.out = out;
    }

    @Override
    public void upTo(Restored.UpTo upTo) {
        out.text("type", "up_to").number("position", upTo.position());
        out.optional("forgotten_at", upTo.forgottenAt() == 0 ? null : upTo.forgottenAt());
    }

    @Override
    public void ofAccount(Restored.OfAccount account) {
        out.text("type", "of_account").name(account.name()).text("password_hash", account.passwordHash());
        out.array("tokens");
        for (Restored.Token token : account.tokens()) {
            out.object()
                    .text("hash", token.hash())
                    .text("device", token.device())
                    .optional("address", token.address())
                    .optionalTime("issued_at", token.issuedAt())
                    .optionalTime("used_at", token.usedAt())
                    .end();
        }
        out.endArray().number("rooms_made", account.roomsMade()).texts("rooms", account.rooms());
        out.optionalFlag("temporary_password", account.temporaryPassword() ? true : null)
                .optionalFlag("disabled", account.disabled() ? true : null)
                .optional("notices_seen", account.noticesSeen() == 0 ? null : account.noticesSeen())
                .optionalFlag("password_due", account.passwordDue() ? true : null)
                .optionalFlag("bot", account.bot() ? true : null);
        // Hardly any account has these, and a snapshot has all accounts.
        if (!account.blocked().isEmpty()) {
            out.array("blocked");
            for (Restored.Block block : account.blocked()) {
                out.object().text("user", block.user()).time("at", block.at()).end();
            }
            out.endArray();
        }
        if (!account.preferences().isEmpty()) {
            out.object("preferences");
            account.preferences().forEach(out::text);
            out.end();
        }
    }

    @Override
    public void ofRoom(Restored.OfRoom room) {
        out.text("type", "of_room")
                .name(room.name())
                .text("topic", room.topic())
                .flag("hidden", room.hidden());
        out.object("roles");
        room.roles().forEach((user, role) -> out.text(user, role.toString()));
        out.end();
        members(room.members());
        ends(room.log());
        out.optional("retention_days", room.retentionDays()).optionalFlag("spoken_in", room.spokenIn());
        written(room.written());
        rules(room.rules());
    }

    private void rules(Restored.@Nullable Rules rules) {
        if (rules == null) {
            return;
        }
        out.optional("creator", rules.creator()).object("settings");
        rules.settings().forEach(out::text);
        out.end().array("bans");
        for (Restored.Ban ban : rules.bans()) {
            out.object()
                    .text("user", ban.user())
                    .person("by", ban.by())
                    .text("text", ban.text())
                    .time("at", ban.at())
                    .end();
        }
        out.endArray().array("invitations");
        for (Restored.Invitation invitation : rules.invitations()) {
            out.object()
                    .text("user", invitation.user())
                    .person("by", invitation.by())
                    .time("at", invitation.at())
                    .end();
        }
        out.endArray();
    }

    @Override
    public void ofDirect(Restored.OfDirect direct) {
        out.text("type", "of_direct").log(direct.id());
        members(List.of(direct.first(), direct.second()));
        ends(direct.log());
        out.optional("begun_by", direct.begunBy());
        written(direct.written());
    }

    @Override
    public void ofEndedRoom(Restored.OfEndedRoom room) {
        out.text("type", "of_ended_room").optional("room", room.room()).number("last_seq", room.lastSeq());
    }

    @Override
    public void ofEndedUser(Restored.OfEndedUser ended) {
        out.text("type", "of_ended_user").optional("user", ended.user()).number("last_seq", ended.lastSeq());
    }

    @Override
    public void ofSourceBan(Restored.OfSourceBan ban) {
        out.text("type", "of_source_ban")
                .text("source", ban.source())
                .person("by", ban.by())
                .text("text", ban.text())
                .time("at", ban.at())
                .optional("until_ms", EventCodec.millis(ban.until()));
    }

    @Override
    public void ofNotice(Restored.OfNotice notice) {
        out.text("type", "of_notice")
                .number("number", notice.number())
                .text("text", notice.text())
                .optional("from", notice.from())
                .time("at", notice.at());
    }

    @Override
    public void ofCode(Restored.OfCode code) {
        out.text("type", "of_code")
                .number("number", code.number())
                .text("hash", code.hash())
                .number("uses", code.uses())
                .number("left", code.left())
                .number("days", code.days())
                .optional("room", code.room())
                .person("by", code.by())
                .time("at", code.at());
    }

    private void written(Map<String, Long> bytes) {
        out.object("written");
        bytes.forEach(out::number);
        out.end();
    }

    private void members(List<Restored.Member> members) {
        out.array("members");
        for (Restored.Member member : members) {
            out.object()
                    .text("user", member.user())
                    .number("read", member.read())
                    .number("received", member.received())
                    .optional("unread", member.unread())
                    .numbers("mentions", member.mentions())
                    .optional("since", member.since() == 0 ? null : member.since())
                    .end();
        }
        out.endArray();
    }

    private void ends(Restored.LogEnds log) {
        out.number("first_seq", log.firstSeq())
                .number("last_seq", log.lastSeq())
                .time("last_at", log.lastAt());
    }
}
