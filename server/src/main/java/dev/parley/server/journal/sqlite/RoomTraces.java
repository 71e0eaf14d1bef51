package dev.parley.server.journal.sqlite;

import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.LogId;
import dev.parley.server.core.event.Restored;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which stored events are about a room that has ended since, and go with it. The event that ended it stays. */
final class RoomTraces {

    private static final LogId.Visitor<String> ROOM = new RoomOf();

    private final Map<String, Long> endedAt;
    private final Looking looking = new Looking();

    /** The room that the event is about which is looked at. */
    private @Nullable String room;

    /**
     * @param endedAt the position of the event that ended a room, by the room's name
     */
    RoomTraces(Map<String, Long> endedAt) {
        this.endedAt = endedAt;
    }

    /** Whether the event goes. Another room may have the name since: what is behind the end stays. */
    boolean has(long position, Event event) {
        room = null;
        event.handle(looking);
        return room != null && position < endedAt.getOrDefault(room, 0L);
    }

    private final class Looking implements Event.Handler {
        @Override
        public void accountCreated(Event.AccountCreated created) {
            // Of a user.
        }

        @Override
        public void passwordChanged(Event.PasswordChanged changed) {
            // Of a user.
        }

        @Override
        public void tokenIssued(Event.TokenIssued issued) {
            // Of a user.
        }

        @Override
        public void tokenUsed(Event.TokenUsed used) {
            // Of a user.
        }

        @Override
        public void tokenRevoked(Event.TokenRevoked revoked) {
            // Of a user.
        }

        @Override
        public void roomCreated(Event.RoomCreated created) {
            room = created.name().canonical();
        }

        @Override
        public void roomEnded(Event.RoomEnded ended) {
            // Says that it is to be done, and stays.
        }

        @Override
        public void entryWritten(Event.EntryWritten written) {
            room = written.log().accept(ROOM);
        }

        @Override
        public void cursorMoved(Event.CursorMoved moved) {
            room = moved.log().accept(ROOM);
        }

        @Override
        public void historyCleared(Event.HistoryCleared cleared) {
            room = cleared.log().accept(ROOM);
        }

        @Override
        public void retentionSet(Event.RetentionSet set) {
            room = set.room();
        }

        @Override
        public void accountDisabled(Event.AccountDisabled set) {
            // Of a user.
        }

        @Override
        public void userForgotten(Event.UserForgotten forgotten) {
            // Of a user.
        }

        @Override
        public void roleGiven(Event.RoleGiven given) {
            room = given.room();
        }

        @Override
        public void userBanned(Event.UserBanned banned) {
            room = banned.room();
        }

        @Override
        public void userUnbanned(Event.UserUnbanned unbanned) {
            room = unbanned.room();
        }

        @Override
        public void userInvited(Event.UserInvited invited) {
            room = invited.room();
        }

        @Override
        public void invitationEnded(Event.InvitationEnded ended) {
            room = ended.room();
        }

        @Override
        public void sourceBanned(Event.SourceBanned banned) {
            // Of no room.
        }

        @Override
        public void sourceUnbanned(Event.SourceUnbanned unbanned) {
            // Likewise.
        }

        @Override
        public void codeMade(Event.CodeMade made) {
            room = made.room();
        }

        @Override
        public void codeUsed(Event.CodeUsed used) {
            // Says nothing of a room.
        }

        @Override
        public void codeEnded(Event.CodeEnded ended) {
            // Likewise.
        }

        @Override
        public void noticeSaid(Event.NoticeSaid said) {
            // Likewise.
        }

        @Override
        public void noticesSeen(Event.NoticesSeen seen) {
            // Of a user.
        }

        @Override
        public void passwordDue(Event.PasswordDue due) {
            // Of a user.
        }

        @Override
        public void botSet(Event.BotSet set) {
            // Of a user.
        }

        @Override
        public void userBlocked(Event.UserBlocked one) {
            // Of two users.
        }

        @Override
        public void userUnblocked(Event.UserUnblocked one) {
            // Of two users.
        }

        @Override
        public void preferenceSet(Event.PreferenceSet set) {
            // Of a user.
        }

        @Override
        public void restored(Restored restored) {
            // Stands in snapshots, not among the events.
        }
    }

    /** A room's name; empty for a direct conversation. */
    private static final class RoomOf implements LogId.Visitor<String> {
        @Override
        public String room(LogId.RoomLog log) {
            return log.name();
        }

        @Override
        public String direct(LogId.DirectLog log) {
            return "";
        }
    }
}
