package dev.parley.server.core.decide;

import dev.parley.protocol.Entry;
import dev.parley.protocol.Reaction;
import java.util.List;
import java.util.Set;

/**
 * Entries as somebody reads them who has blocked their authors: each stands where it stood, without what was said. So a log has
 * no gap for its reader, and clients that do not know of blocking show a message of which nothing is left.
 */
final class Hiding implements Entry.Visitor<Entry> {

    private final Set<String> authors;

    /**
     * @param authors who is blocked, by the names that entries have
     */
    Hiding(Set<String> authors) {
        this.authors = authors;
    }

    /** The same entry where nothing of it is to be hidden. */
    Entry of(Entry entry) {
        return entry.accept(this);
    }

    @Override
    public Entry message(Entry.Message message) {
        Entry.Message shown = authors.contains(message.from()) ? message.hide() : message;
        List<Reaction> all = shown.reactions();
        return all == null || all.stream().noneMatch(one -> authors.contains(one.by()))
                ? shown
                : shown.with(
                        all.stream().filter(one -> !authors.contains(one.by())).toList());
    }

    @Override
    public Entry edited(Entry.Edited edited) {
        return authors.contains(edited.by()) ? edited.withoutText() : edited;
    }

    /** As one that is taken back: so it stands in no client's list of reactions. */
    @Override
    public Entry reacted(Entry.Reacted reacted) {
        return authors.contains(reacted.by()) && reacted.on()
                ? new Entry.Reacted(
                        reacted.room(),
                        reacted.seq(),
                        reacted.at(),
                        reacted.by(),
                        reacted.target(),
                        reacted.emoji(),
                        false,
                        reacted.seq())
                : reacted;
    }

    @Override
    public Entry deleted(Entry.Deleted deleted) {
        return deleted;
    }

    @Override
    public Entry joined(Entry.Joined joined) {
        return joined;
    }

    @Override
    public Entry left(Entry.Left left) {
        return left;
    }

    @Override
    public Entry topic(Entry.Topic topic) {
        return topic;
    }

    @Override
    public Entry role(Entry.Role role) {
        return role;
    }

    @Override
    public Entry setting(Entry.Setting set) {
        return set;
    }
}
