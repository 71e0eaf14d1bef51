package dev.parley.server.journal.sqlite;

import dev.parley.protocol.Entry;
import dev.parley.server.core.event.Event;
import dev.parley.server.journal.JournalContract;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A store as the first version wrote it, and what is in it. The file is never made again: that version is gone. */
final class StoreOfVersion1 {

    private StoreOfVersion1() {}

    /** One of every kind of event that there was, then three hundred messages. */
    static List<Event> events() {
        List<Event> events = new ArrayList<>(JournalContract.EVENTS);
        // Edits, deletions, reactions and counts came later; rooms did not end, no operator set a password or disabled
        // an
        // account, nobody asked where a token was used, and nobody was blocked.
        events.removeIf(event -> event instanceof Event.EntryWritten written && isNewer(written.entry())
                || isOfARoomsRules(event)
                || isOfTheWholeServer(event)
                || isOfWhoMayComeIn(event)
                || event instanceof Event.UserBlocked
                || event instanceof Event.UserUnblocked
                || event instanceof Event.PreferenceSet
                || event instanceof Event.RoomEnded
                || event instanceof Event.TokenUsed
                || event instanceof Event.AccountDisabled
                || event instanceof Event.TokenIssued issued && issued.address() != null
                || event instanceof Event.CursorMoved moved && moved.unread() != null
                || event instanceof Event.PasswordChanged changed && changed.byOperator());
        events.addAll(JournalContract.messages(6, 300));
        return events;
    }

    private static boolean isNewer(Entry entry) {
        return entry instanceof Entry.Amendment || entry instanceof Entry.Role || entry instanceof Entry.Setting;
    }

    private static boolean isOfTheWholeServer(Event event) {
        return event instanceof Event.SourceBanned
                || event instanceof Event.SourceUnbanned
                || event instanceof Event.NoticeSaid
                || event instanceof Event.NoticesSeen;
    }

    private static boolean isOfARoomsRules(Event event) {
        return event instanceof Event.RoleGiven
                || event instanceof Event.UserInvited
                || event instanceof Event.InvitationEnded
                || event instanceof Event.UserBanned
                || event instanceof Event.UserUnbanned;
    }

    private static boolean isOfWhoMayComeIn(Event event) {
        return event instanceof Event.CodeMade
                || event instanceof Event.CodeUsed
                || event instanceof Event.CodeEnded
                || event instanceof Event.PasswordDue
                || event instanceof Event.BotSet;
    }

    static void copyTo(Path folder) throws IOException {
        try (InputStream store = StoreOfVersion1.class.getResourceAsStream("store-v1.db")) {
            Files.copy(Objects.requireNonNull(store), StoreFiles.in(folder).store());
        }
    }
}
