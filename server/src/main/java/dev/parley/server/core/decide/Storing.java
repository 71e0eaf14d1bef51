package dev.parley.server.core.decide;

import dev.parley.protocol.Entry;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.RequestKind;
import dev.parley.server.core.Outcome;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.PresenceChange;
import dev.parley.server.core.state.Session;
import dev.parley.server.core.state.Written;
import java.util.EnumSet;
import java.util.Set;

/** Counts what a request has stored, and refuses one that would store more than its user, or anybody, may. */
final class Storing {

    /** What goes on while the store is full: it makes room, ends something, or lets people in. */
    private static final Set<RequestKind> GO_ON = EnumSet.of(
            RequestKind.DELETE,
            RequestKind.DELETE_ROOM,
            RequestKind.KICK,
            RequestKind.BAN,
            RequestKind.REVOKE_CODE,
            RequestKind.BLOCK,
            RequestKind.LEAVE,
            RequestKind.LOGOUT,
            RequestKind.LOGIN,
            RequestKind.PASSWORD,
            RequestKind.END_SESSION);

    private Storing() {}

    /** The outcome of a request whose user has room for it. Who leaves or deletes needs none. */
    static Outcome counted(Ask ask, RequestKind kind, Outcome outcome) {
        // What registers writes nothing before the password is hashed.
        if (ask.world().isFull()
                && (kind == RequestKind.REGISTER || !outcome.events().isEmpty())
                && !GO_ON.contains(kind)) {
            throw Refusal.of(
                    ErrorCode.STORAGE_FAILED,
                    "The server's store is full. Nothing was changed. Its operator has to make room.");
        }
        Session.Login login = ask.session().login();
        if (login == null) {
            // Who signs in and is in no room comes into the lobby, however full memory is: each account does so at most
            // once.
            return outcome;
        }
        Remembering.check(ask, outcome);
        long bytes = 0;
        boolean needsRoom = false;
        for (Event event : outcome.events()) {
            if (event instanceof Event.EntryWritten written) {
                Entry entry = written.entry();
                bytes += Written.bytesOf(entry);
                needsRoom |= !(entry instanceof Entry.Left) && !(entry instanceof Entry.Deleted);
            } else if (event instanceof Event.UserBlocked) {
                // However much somebody has written: whoever is in the way can be blocked.
                bytes += Written.ENTRY_BYTES;
            } else if (event instanceof Event.UserUnblocked || event instanceof Event.PreferenceSet) {
                bytes += Written.ENTRY_BYTES;
                needsRoom = true;
            }
        }
        if (needsRoom) {
            UserLimits.checkStored(ask);
        }
        return bytes == 0 ? outcome : outcome.with(new PresenceChange.Stored(login.user(), bytes, ask.uptime()));
    }
}
