package dev.parley.server.journal.sqlite;

import dev.parley.protocol.Entry;
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

    private static final Entry.Visitor<Entry> REDACTING = new Redacting();

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
        public void userForgotten(Event.UserForgotten forgotten) {
            // Says that it is to be done, and stays.
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
        Entry entry = isActor ? written.entry().accept(REDACTING) : withoutKicker(written.entry());
        List<String> mentioned = isActor
                ? List.of()
                : written.mentioned().stream().filter(one -> !one.equals(user)).toList();
        if (entry == written.entry() && mentioned.size() == written.mentioned().size()) {
            return written;
        }
        return new Event.EntryWritten(written.log(), isActor ? EventCodec.NOBODY : written.actor(), entry, mentioned);
    }

    /** What is left of an entry that the user wrote: its number, and nothing that the user said. */
    private static final class Redacting implements Entry.Visitor<Entry> {
        @Override
        public Entry message(Entry.Message said) {
            return new Entry.Message(
                    said.room(), said.seq(), said.at(), EventCodec.NOBODY, "", null, null, said.replyTo());
        }

        @Override
        public Entry joined(Entry.Joined joined) {
            return new Entry.Joined(joined.room(), joined.seq(), joined.at(), EventCodec.NOBODY);
        }

        @Override
        public Entry left(Entry.Left left) {
            return new Entry.Left(
                    left.room(), left.seq(), left.at(), EventCodec.NOBODY, left.reason(), left.by(), null);
        }

        @Override
        public Entry topic(Entry.Topic topic) {
            return new Entry.Topic(topic.room(), topic.seq(), topic.at(), EventCodec.NOBODY, topic.text());
        }

        @Override
        public Entry edited(Entry.Edited edited) {
            return new Entry.Edited(edited.room(), edited.seq(), edited.at(), EventCodec.NOBODY, edited.target(), null);
        }

        @Override
        public Entry deleted(Entry.Deleted deleted) {
            return new Entry.Deleted(deleted.room(), deleted.seq(), deleted.at(), EventCodec.NOBODY, deleted.target());
        }

        @Override
        public Entry reacted(Entry.Reacted reacted) {
            return new Entry.Reacted(
                    reacted.room(),
                    reacted.seq(),
                    reacted.at(),
                    EventCodec.NOBODY,
                    reacted.target(),
                    reacted.emoji(),
                    reacted.on(),
                    reacted.undoes());
        }
    }

    private Entry withoutKicker(Entry entry) {
        return entry instanceof Entry.Left left && display.equals(left.by())
                ? new Entry.Left(
                        left.room(), left.seq(), left.at(), left.user(), left.reason(), EventCodec.NOBODY, left.text())
                : entry;
    }
}
