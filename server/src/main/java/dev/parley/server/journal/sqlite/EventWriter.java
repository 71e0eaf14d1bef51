package dev.parley.server.journal.sqlite;

import dev.parley.protocol.Entry;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.Restored;

/**
 * Events to JSON. Every field is named here and not taken from the records' components: what is on disk must not change
 * when somebody renames one. Not thread-safe.
 */
final class EventWriter {

    private final JsonBody out = new JsonBody();
    private final Bodies bodies = new Bodies();
    private final EntryWriter entries = new EntryWriter(out);
    private final RestoredWriter snapshots = new RestoredWriter(out);

    byte[] write(Event event) {
        out.object();
        event.handle(bodies);
        return out.end().take();
    }

    private final class Bodies implements Event.Handler {
        @Override
        public void entryWritten(Event.EntryWritten written) {
            out.text("type", "entry").person("actor", written.actor());
            if (!written.mentioned().isEmpty()) {
                out.texts("mentioned", written.mentioned());
            }
            Entry entry = written.entry();
            out.object("entry")
                    .text("type", entry.type())
                    .text("room", entry.room())
                    .number("seq", entry.seq())
                    .time("at", entry.at());
            entry.accept(entries).end();
        }

        @Override
        public void accountCreated(Event.AccountCreated created) {
            out.text("type", "account_created")
                    .name(created.name())
                    .text("password_hash", created.passwordHash())
                    .time("at", created.at());
        }

        @Override
        public void passwordChanged(Event.PasswordChanged changed) {
            out.text("type", "password_changed")
                    .text("user", changed.user())
                    .text("password_hash", changed.passwordHash())
                    .optional("kept_token", changed.keptToken())
                    .optionalFlag("by_operator", changed.byOperator() ? true : null);
        }

        @Override
        public void tokenIssued(Event.TokenIssued issued) {
            out.text("type", "token_issued")
                    .text("user", issued.user())
                    .text("token_hash", issued.tokenHash())
                    .optional("device", issued.device())
                    .optional("address", issued.address())
                    .time("at", issued.at());
        }

        @Override
        public void tokenUsed(Event.TokenUsed used) {
            out.text("type", "token_used")
                    .text("user", used.user())
                    .text("token_hash", used.tokenHash())
                    .optional("address", used.address())
                    .time("at", used.at());
        }

        @Override
        public void tokenRevoked(Event.TokenRevoked revoked) {
            out.text("type", "token_revoked").text("user", revoked.user()).text("token_hash", revoked.tokenHash());
        }

        @Override
        public void roomCreated(Event.RoomCreated created) {
            out.text("type", "room_created")
                    .name(created.name())
                    .text("topic", created.topic())
                    .flag("hidden", created.hidden())
                    .optional("owner", created.owner())
                    .time("at", created.at());
        }

        @Override
        public void roomEnded(Event.RoomEnded ended) {
            out.text("type", EventCodec.ROOM_ENDED).text("room", ended.room());
        }

        @Override
        public void cursorMoved(Event.CursorMoved moved) {
            String cursor =
                    switch (moved.cursor()) {
                        case READ -> "read";
                        case RECEIVED -> "received";
                    };
            out.text("type", "cursor_moved")
                    .log(moved.log())
                    .text("user", moved.user())
                    .text("cursor", cursor)
                    .number("seq", moved.seq())
                    .optional("unread", moved.unread());
        }

        @Override
        public void historyCleared(Event.HistoryCleared cleared) {
            out.text("type", EventCodec.HISTORY_CLEARED).log(cleared.log()).number("up_to", cleared.upTo());
        }

        @Override
        public void retentionSet(Event.RetentionSet set) {
            out.text("type", "retention_set").text("room", set.room()).optional("days", set.days());
        }

        @Override
        public void accountDisabled(Event.AccountDisabled set) {
            out.text("type", "account_disabled").text("user", set.user()).flag("disabled", set.disabled());
        }

        @Override
        public void userForgotten(Event.UserForgotten forgotten) {
            out.text("type", EventCodec.USER_FORGOTTEN).text("user", forgotten.user());
        }

        @Override
        public void roleGiven(Event.RoleGiven given) {
            out.text("type", "role_given")
                    .text("room", given.room())
                    .text("user", given.user())
                    .text("role", given.role().toString());
        }

        @Override
        public void userBanned(Event.UserBanned banned) {
            out.text("type", "user_banned")
                    .text("room", banned.room())
                    .text("user", banned.user())
                    .person("by", banned.by())
                    .text("text", banned.text())
                    .time("at", banned.at());
        }

        @Override
        public void userUnbanned(Event.UserUnbanned unbanned) {
            out.text("type", "user_unbanned").text("room", unbanned.room()).text("user", unbanned.user());
        }

        @Override
        public void userInvited(Event.UserInvited invited) {
            out.text("type", "user_invited")
                    .text("room", invited.room())
                    .text("user", invited.user())
                    .person("by", invited.by())
                    .time("at", invited.at());
        }

        @Override
        public void invitationEnded(Event.InvitationEnded ended) {
            out.text("type", "invitation_ended").text("room", ended.room()).text("user", ended.user());
        }

        @Override
        public void sourceBanned(Event.SourceBanned banned) {
            out.text("type", "source_banned")
                    .text("source", banned.source())
                    .person("by", banned.by())
                    .text("text", banned.text())
                    .time("at", banned.at())
                    .optional("until_ms", EventCodec.millis(banned.until()));
        }

        @Override
        public void sourceUnbanned(Event.SourceUnbanned unbanned) {
            out.text("type", "source_unbanned").text("source", unbanned.source());
        }

        @Override
        public void noticeSaid(Event.NoticeSaid said) {
            out.text("type", "notice_said")
                    .number("number", said.number())
                    .text("text", said.text())
                    .optional("from", said.from())
                    .texts("told", said.told())
                    .time("at", said.at());
        }

        @Override
        public void noticesSeen(Event.NoticesSeen seen) {
            out.text("type", "notices_seen").text("user", seen.user()).number("up_to", seen.upTo());
        }

        @Override
        public void codeMade(Event.CodeMade made) {
            out.text("type", "code_made")
                    .number("number", made.number())
                    .text("hash", made.hash())
                    .number("uses", made.uses())
                    .number("days", made.days())
                    .optional("room", made.room())
                    .person("by", made.by())
                    .time("at", made.at());
        }

        @Override
        public void codeUsed(Event.CodeUsed used) {
            out.text("type", "code_used").number("number", used.number());
        }

        @Override
        public void codeEnded(Event.CodeEnded ended) {
            out.text("type", "code_ended").number("number", ended.number());
        }

        @Override
        public void passwordDue(Event.PasswordDue due) {
            out.text("type", "password_due").text("user", due.user());
        }

        @Override
        public void botSet(Event.BotSet set) {
            out.text("type", "bot_set").text("user", set.user()).flag("bot", set.bot());
        }

        @Override
        public void userBlocked(Event.UserBlocked one) {
            out.text("type", "user_blocked")
                    .text("user", one.user())
                    .text("blocked", one.blocked())
                    .time("at", one.at());
        }

        @Override
        public void userUnblocked(Event.UserUnblocked one) {
            out.text("type", "user_unblocked").text("user", one.user()).text("blocked", one.blocked());
        }

        @Override
        public void preferenceSet(Event.PreferenceSet set) {
            out.text("type", "preference_set")
                    .text("user", set.user())
                    .text("name", set.name())
                    .text("value", set.value());
        }

        @Override
        public void restored(Restored restored) {
            restored.handle(snapshots);
        }
    }
}
