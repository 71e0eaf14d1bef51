package dev.parley.server.journal.sqlite;

import dev.parley.protocol.Entry;
import dev.parley.protocol.Redaction;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.Restored;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of each stored event when a user is forgotten. Entries of rooms keep their place and number; everything else
 * about the user goes. Events come in their order, so that the account's own is seen before what refers to it by its name as
 * people see it.
 */
final class Forgetting {

    private final String user;
    private final Looking looking = new Looking();
    private String display;

    /** What becomes of the event that is looked at. */
    private @Nullable Event kept;

    Forgetting(String user) {
        this.user = user;
        this.display = user;
    }

    /** The event as it may be kept: the same object if nothing has to change, null if it has to go. */
    @Nullable
    Event kept(Event event) {
        kept = event;
        event.handle(looking);
        return kept;
    }

    private void dropIf(boolean isAboutUser) {
        if (isAboutUser) {
            kept = null;
        }
    }

    private final class Looking implements Event.Handler {
        @Override
        public void accountCreated(Event.AccountCreated created) {
            if (created.name().canonical().equals(user)) {
                display = created.name().display();
                kept = null;
            }
        }

        @Override
        public void passwordChanged(Event.PasswordChanged changed) {
            dropIf(changed.user().equals(user));
        }

        @Override
        public void tokenIssued(Event.TokenIssued issued) {
            dropIf(issued.user().equals(user));
        }

        @Override
        public void tokenUsed(Event.TokenUsed used) {
            dropIf(used.user().equals(user));
        }

        @Override
        public void tokenRevoked(Event.TokenRevoked revoked) {
            dropIf(revoked.user().equals(user));
        }

        @Override
        public void roomCreated(Event.RoomCreated created) {
            if (user.equals(created.owner())) {
                kept = new Event.RoomCreated(created.name(), created.topic(), created.hidden(), null, created.at());
            }
        }

        @Override
        public void entryWritten(Event.EntryWritten written) {
            kept = Forgetting.this.kept(written);
        }

        @Override
        public void cursorMoved(Event.CursorMoved moved) {
            dropIf(moved.user().equals(user) || moved.log().isDirectOf(user));
        }

        @Override
        public void historyCleared(Event.HistoryCleared cleared) {
            dropIf(cleared.log().isDirectOf(user));
        }

        @Override
        public void retentionSet(Event.RetentionSet set) {
            // Of a room, and of nobody.
        }

        @Override
        public void roomEnded(Event.RoomEnded ended) {
            // Likewise.
        }

        @Override
        public void accountDisabled(Event.AccountDisabled set) {
            dropIf(set.user().equals(user));
        }

        @Override
        public void userForgotten(Event.UserForgotten forgotten) {
            // Says that it is to be done, and stays.
        }

        @Override
        public void roleGiven(Event.RoleGiven given) {
            dropIf(given.user().equals(user));
        }

        @Override
        public void userBanned(Event.UserBanned banned) {
            if (banned.by().equals(display)) {
                kept = new Event.UserBanned(
                        banned.room(), banned.user(), EventCodec.NOBODY, banned.text(), banned.at());
            }
            dropIf(banned.user().equals(user));
        }

        @Override
        public void userUnbanned(Event.UserUnbanned unbanned) {
            dropIf(unbanned.user().equals(user));
        }

        @Override
        public void userInvited(Event.UserInvited invited) {
            if (invited.by().equals(display)) {
                kept = new Event.UserInvited(invited.room(), invited.user(), EventCodec.NOBODY, invited.at());
            }
            dropIf(invited.user().equals(user));
        }

        @Override
        public void invitationEnded(Event.InvitationEnded ended) {
            dropIf(ended.user().equals(user));
        }

        @Override
        public void sourceBanned(Event.SourceBanned banned) {
            if (banned.by().equals(display)) {
                kept = new Event.SourceBanned(
                        banned.source(), EventCodec.NOBODY, banned.text(), banned.at(), banned.until());
            }
        }

        @Override
        public void codeMade(Event.CodeMade made) {
            if (made.by().equals(display)) {
                kept = new Event.CodeMade(
                        made.number(),
                        made.hash(),
                        made.uses(),
                        made.days(),
                        made.room(),
                        EventCodec.NOBODY,
                        made.at());
            }
        }

        @Override
        public void sourceUnbanned(Event.SourceUnbanned unbanned) {
            // Of an address, and of nobody.
        }

        @Override
        public void noticeSaid(Event.NoticeSaid said) {
            boolean isTheirs = display.equals(said.from());
            List<String> told =
                    said.told().stream().filter(one -> !one.equals(user)).toList();
            if (isTheirs || told.size() < said.told().size()) {
                kept = new Event.NoticeSaid(
                        said.number(), isTheirs ? "" : said.text(), isTheirs ? null : said.from(), told, said.at());
            }
        }

        @Override
        public void noticesSeen(Event.NoticesSeen seen) {
            dropIf(seen.user().equals(user));
        }

        @Override
        public void codeUsed(Event.CodeUsed used) {
            // Of nobody.
        }

        @Override
        public void codeEnded(Event.CodeEnded ended) {
            // Likewise.
        }

        @Override
        public void passwordDue(Event.PasswordDue due) {
            dropIf(due.user().equals(user));
        }

        @Override
        public void botSet(Event.BotSet set) {
            dropIf(set.user().equals(user));
        }

        @Override
        public void userBlocked(Event.UserBlocked one) {
            dropIf(one.user().equals(user) || one.blocked().equals(user));
        }

        @Override
        public void userUnblocked(Event.UserUnblocked one) {
            dropIf(one.user().equals(user) || one.blocked().equals(user));
        }

        @Override
        public void preferenceSet(Event.PreferenceSet set) {
            dropIf(set.user().equals(user));
        }

        @Override
        public void restored(Restored restored) {
            // Stands in snapshots, not among the events.
        }
    }

    private @Nullable Event kept(Event.EntryWritten written) {
        if (written.log().isDirectOf(user)) {
            return null;
        }
        boolean isActor = written.actor().equals(user);
        Entry entry =
                isActor ? Redaction.of(written.entry()) : Redaction.withoutOthers(written.entry(), display::equals);
        List<String> mentioned = isActor
                ? List.of()
                : written.mentioned().stream().filter(one -> !one.equals(user)).toList();
        if (entry == written.entry() && mentioned.size() == written.mentioned().size()) {
            return written;
        }
        return new Event.EntryWritten(written.log(), isActor ? EventCodec.NOBODY : written.actor(), entry, mentioned);
    }
}
