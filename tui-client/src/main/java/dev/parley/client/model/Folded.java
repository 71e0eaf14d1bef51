package dev.parley.client.model;

import dev.parley.protocol.Entry;
import dev.parley.protocol.Reaction;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is shown, printed or exported of an entry where lines of some people are folded: PROTOCOL.md, *Blocking*. What they say is hidden,
 * also in a topic; their edits and reactions are left out. What they do to others stays: they come and go, kick, give roles and delete.
 * Pure; any thread.
 */
public final class Folded {

    /** Stands in the place of what somebody said. */
    public static final String WORDS = "(blocked)";

    private Folded() {}

    /**
     * What is left of an entry.
     *
     * @param folds whether lines of somebody are folded, by name
     * @return the same object where nothing of it is to be hidden; null where nothing is left
     */
    public static @Nullable Entry of(Entry entry, Predicate<String> folds) {
        return entry.accept(new Left(folds)).orElse(null);
    }

    /** Likewise; of a message there is always something left. */
    public static Entry.Message message(Entry.Message message, Predicate<String> folds) {
        Entry.Message shown = folds.test(message.from()) ? message.hide() : message;
        List<Reaction> all = shown.reactions();
        return all == null || all.stream().noneMatch(one -> folds.test(one.by()))
                ? shown
                : shown.with(all.stream().filter(one -> !folds.test(one.by())).toList());
    }

    /** The topic as it is told who set it. One that is removed says nothing. */
    public static Entry.Topic topic(Entry.Topic topic, Predicate<String> folds) {
        return topic.text().isEmpty() || !folds.test(topic.by())
                ? topic
                : new Entry.Topic(topic.room(), topic.seq(), topic.at(), topic.by(), WORDS);
    }

    private record Left(Predicate<String> folds) implements Entry.Visitor<Optional<Entry>> {

        @Override
        public Optional<Entry> message(Entry.Message message) {
            return Optional.of(Folded.message(message, folds));
        }

        @Override
        public Optional<Entry> topic(Entry.Topic topic) {
            return Optional.of(Folded.topic(topic, folds));
        }

        @Override
        public Optional<Entry> edited(Entry.Edited edited) {
            return folds.test(edited.by()) ? Optional.empty() : Optional.of(edited);
        }

        @Override
        public Optional<Entry> reacted(Entry.Reacted reacted) {
            return folds.test(reacted.by()) ? Optional.empty() : Optional.of(reacted);
        }

        @Override
        public Optional<Entry> deleted(Entry.Deleted deleted) {
            return Optional.of(deleted);
        }

        @Override
        public Optional<Entry> joined(Entry.Joined joined) {
            return Optional.of(joined);
        }

        @Override
        public Optional<Entry> left(Entry.Left left) {
            return Optional.of(left);
        }

        @Override
        public Optional<Entry> role(Entry.Role role) {
            return Optional.of(role);
        }

        @Override
        public Optional<Entry> setting(Entry.Setting setting) {
            return Optional.of(setting);
        }
    }
}
