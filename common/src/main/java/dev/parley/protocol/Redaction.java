package dev.parley.protocol;

import java.util.function.Predicate;

/** What is left of an entry whose author's account was deleted: its number, and nothing that the author said. */
public final class Redaction {

    /** Stands for a user who was forgotten. No name can be this: it has brackets. */
    public static final String NOBODY = "(forgotten)";

    private static final Entry.Visitor<String> AUTHOR = new Author();
    private static final Entry.Visitor<Entry> REDACTING = new Redacting();

    private Redaction() {}

    public static Entry of(Entry entry) {
        return entry.accept(REDACTING);
    }

    /** What is left of any entry of a log once this user is forgotten; the same object where the user has no part in it. */
    public static Entry without(Entry entry, String user) {
        return isBy(entry, user) ? of(entry) : withoutOthers(entry, user::equals);
    }

    /**
     * The entry without the names of those whom it names beside its author: who kicked, or whose role it is.
     *
     * @param gone whether a name, as entries have it, is one that must not be there any more
     * @return the same object where there is no such name
     */
    public static Entry withoutOthers(Entry entry, Predicate<String> gone) {
        if (entry instanceof Entry.Left left && left.by() != null && gone.test(left.by())) {
            return new Entry.Left(left.room(), left.seq(), left.at(), left.user(), left.reason(), NOBODY, left.text());
        }
        if (entry instanceof Entry.Role role && gone.test(role.user())) {
            return new Entry.Role(role.room(), role.seq(), role.at(), role.by(), NOBODY, role.role());
        }
        return entry;
    }

    /** Whether an entry is of this author, as entries have the name. */
    public static boolean isBy(Entry entry, String user) {
        return entry.accept(AUTHOR).equals(user);
    }

    private static final class Author implements Entry.Visitor<String> {
        @Override
        public String message(Entry.Message message) {
            return message.from();
        }

        @Override
        public String joined(Entry.Joined joined) {
            return joined.user();
        }

        @Override
        public String left(Entry.Left left) {
            return left.user();
        }

        @Override
        public String topic(Entry.Topic topic) {
            return topic.by();
        }

        @Override
        public String edited(Entry.Edited edited) {
            return edited.by();
        }

        @Override
        public String deleted(Entry.Deleted deleted) {
            return deleted.by();
        }

        @Override
        public String reacted(Entry.Reacted reacted) {
            return reacted.by();
        }

        @Override
        public String role(Entry.Role role) {
            return role.by();
        }

        @Override
        public String setting(Entry.Setting setting) {
            return setting.by();
        }
    }

    private static final class Redacting implements Entry.Visitor<Entry> {
        @Override
        public Entry message(Entry.Message said) {
            return new Entry.Message(
                    said.room(),
                    said.seq(),
                    said.at(),
                    NOBODY,
                    "",
                    null,
                    null,
                    said.replyTo(),
                    null,
                    said.deleted(),
                    said.reactions());
        }

        @Override
        public Entry joined(Entry.Joined joined) {
            return new Entry.Joined(joined.room(), joined.seq(), joined.at(), NOBODY);
        }

        @Override
        public Entry left(Entry.Left left) {
            return new Entry.Left(left.room(), left.seq(), left.at(), NOBODY, left.reason(), left.by(), null);
        }

        @Override
        public Entry topic(Entry.Topic topic) {
            return new Entry.Topic(topic.room(), topic.seq(), topic.at(), NOBODY, topic.text());
        }

        @Override
        public Entry edited(Entry.Edited edited) {
            return new Entry.Edited(edited.room(), edited.seq(), edited.at(), NOBODY, edited.target(), null);
        }

        @Override
        public Entry deleted(Entry.Deleted deleted) {
            return new Entry.Deleted(deleted.room(), deleted.seq(), deleted.at(), NOBODY, deleted.target());
        }

        @Override
        public Entry reacted(Entry.Reacted reacted) {
            return new Entry.Reacted(
                    reacted.room(),
                    reacted.seq(),
                    reacted.at(),
                    NOBODY,
                    reacted.target(),
                    reacted.emoji(),
                    reacted.on(),
                    reacted.undoes());
        }

        @Override
        public Entry role(Entry.Role role) {
            return new Entry.Role(role.room(), role.seq(), role.at(), NOBODY, role.user(), role.role());
        }

        @Override
        public Entry setting(Entry.Setting set) {
            return new Entry.Setting(set.room(), set.seq(), set.at(), NOBODY, set.setting(), set.value());
        }
    }
}
