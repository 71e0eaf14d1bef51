package dev.parley.server.journal.sqlite;

import dev.parley.protocol.Entry;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.LogId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of each stored event when a user is forgotten. Entries of rooms keep their place and number; everything else
 * about the user goes. Events come in their order, so that the account's own is seen before what refers to it by its name as
 * people see it.
 */
final class Forgetting {

    private final String user;
    private String display;

    Forgetting(String user) {
        this.user = user;
        this.display = user;
    }

    /** The event as it may be kept: the same object if nothing has to change, null if it has to go. */
    @Nullable
    Event kept(Event event) {
        if (event instanceof Event.EntryWritten written) {
            return kept(written);
        }
        if (event instanceof Event.AccountCreated created
                && created.name().canonical().equals(user)) {
            display = created.name().display();
            return null;
        }
        if (event instanceof Event.RoomCreated created && user.equals(created.owner())) {
            return new Event.RoomCreated(created.name(), created.topic(), created.hidden(), null, created.at());
        }
        boolean isAboutUser = event instanceof Event.PasswordChanged changed
                        && changed.user().equals(user)
                || event instanceof Event.TokenIssued issued && issued.user().equals(user)
                || event instanceof Event.TokenRevoked revoked && revoked.user().equals(user)
                || event instanceof Event.CursorMoved moved && (moved.user().equals(user) || isTheirs(moved.log()))
                || event instanceof Event.HistoryCleared cleared && isTheirs(cleared.log());
        return isAboutUser ? null : event;
    }

    private boolean isTheirs(LogId log) {
        return log instanceof LogId.DirectLog direct
                && (direct.first().equals(user) || direct.second().equals(user));
    }

    private @Nullable Event kept(Event.EntryWritten written) {
        if (isTheirs(written.log())) {
            return null;
        }
        boolean isActor = written.actor().equals(user);
        Entry entry = isActor ? redacted(written.entry()) : withoutKicker(written.entry());
        List<String> mentioned = isActor
                ? List.of()
                : written.mentioned().stream().filter(one -> !one.equals(user)).toList();
        if (entry == written.entry() && mentioned.size() == written.mentioned().size()) {
            return written;
        }
        return new Event.EntryWritten(written.log(), isActor ? EventCodec.NOBODY : written.actor(), entry, mentioned);
    }

    private static Entry redacted(Entry entry) {
        if (entry instanceof Entry.Message said) {
            return new Entry.Message(
                    said.room(), said.seq(), said.at(), EventCodec.NOBODY, "", null, null, said.replyTo());
        }
        if (entry instanceof Entry.Joined joined) {
            return new Entry.Joined(joined.room(), joined.seq(), joined.at(), EventCodec.NOBODY);
        }
        if (entry instanceof Entry.Left left) {
            return new Entry.Left(
                    left.room(), left.seq(), left.at(), EventCodec.NOBODY, left.reason(), left.by(), null);
        }
        if (entry instanceof Entry.Edited edited) {
            return new Entry.Edited(edited.room(), edited.seq(), edited.at(), EventCodec.NOBODY, edited.target(), null);
        }
        if (entry instanceof Entry.Deleted deleted) {
            return new Entry.Deleted(deleted.room(), deleted.seq(), deleted.at(), EventCodec.NOBODY, deleted.target());
        }
        if (entry instanceof Entry.Reacted reacted) {
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
        Entry.Topic topic = (Entry.Topic) entry;
        return new Entry.Topic(topic.room(), topic.seq(), topic.at(), EventCodec.NOBODY, topic.text());
    }

    private Entry withoutKicker(Entry entry) {
        return entry instanceof Entry.Left left && display.equals(left.by())
                ? new Entry.Left(
                        left.room(), left.seq(), left.at(), left.user(), left.reason(), EventCodec.NOBODY, left.text())
                : entry;
    }
}
