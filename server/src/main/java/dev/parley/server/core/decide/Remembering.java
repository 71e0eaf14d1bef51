package dev.parley.server.core.decide;

import dev.parley.protocol.Entry;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.Role;
import dev.parley.server.core.Outcome;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.LogId;
import dev.parley.server.core.state.Room;

/**
 * Refuses what the server would have to remember when its memory is full ({@link dev.parley.server.core.Policy#maxStateBytes}):
 * accounts, rooms, members, direct conversations. What is there goes on, messages included, and what ends makes room.
 */
final class Remembering {

    private Remembering() {}

    static boolean isFull(Ask ask) {
        return ask.state().bytes() >= ask.policy().maxStateBytes();
    }

    /** Before somebody registers. */
    static void checkAccount(Ask ask) {
        if (isFull(ask)) {
            throw Refusal.of(
                    ErrorCode.REGISTRATION_CLOSED, "This server has no memory for more accounts. Ask its operator.");
        }
    }

    /** Before the asker's outcome is applied. */
    static void check(Ask ask, Outcome outcome) {
        if (isFull(ask) && outcome.events().stream().anyMatch(event -> isMore(ask, event))) {
            throw Refusal.of(
                    ErrorCode.FORBIDDEN,
                    "The server has no memory for more rooms, members and conversations. Nothing was changed."
                            + " Ask its operator.");
        }
    }

    private static boolean isMore(Ask ask, Event event) {
        return event instanceof Event.RoomCreated
                || event instanceof Event.UserInvited
                || event instanceof Event.UserBanned
                || event instanceof Event.SourceBanned
                || event instanceof Event.CodeMade
                || event instanceof Event.AccountCreated
                || event instanceof Event.UserBlocked
                || event instanceof Event.RoleGiven given && given.role() != Role.MEMBER
                || event instanceof Event.EntryWritten written && isMore(ask, written.log(), written.entry());
    }

    private static boolean isMore(Ask ask, LogId log, Entry entry) {
        if (log instanceof LogId.DirectLog direct) {
            return ask.state().direct(direct) == null;
        }
        return entry instanceof Entry.Joined
                || entry instanceof Entry.Topic topic
                        && ask.state().find(log) instanceof Room room
                        && topic.text().length() > room.topic().length();
    }
}
