package dev.parley.transcript;

import dev.parley.protocol.Entry;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.MessageStyle;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Entries in words. A reply, an edit, a deletion or a reaction names the message that it belongs to: who wrote it, when, and how it
 * begins. For this the newest messages that passed are remembered; what belongs to an older one says only that there is one.
 *
 * <p>One thread.
 */
public final class EntryWords {

    /** Messages that can be named. */
    private static final int REMEMBERED = 5_000;

    /** Code points of a message that are quoted. */
    private static final int QUOTED = 40;

    private final Cleaning cleaning;
    private final Function<Instant, String> time;
    private final String indent;
    private final Predicate<String> unquoted;
    private final Map<Key, Remembered> messages = new LinkedHashMap<>();

    private record Key(String room, long seq) {}

    /** @param text its beginning; empty where it was deleted */
    private record Remembered(String from, Instant at, String text) {
        Remembered reading(String now) {
            return new Remembered(from, at, now);
        }
    }

    /**
     * @param time how the time of a message is told
     * @param indent what stands before the second line of a message, so that nobody can write a line that looks like another person's
     */
    public EntryWords(Cleaning cleaning, Function<Instant, String> time, String indent) {
        this(cleaning, time, indent, name -> false);
    }

    /**
     * Likewise, for somebody who does not want to read some people.
     *
     * @param unquoted whose messages are named, but not quoted, by name
     */
    public EntryWords(Cleaning cleaning, Function<Instant, String> time, String indent, Predicate<String> unquoted) {
        this.unquoted = unquoted;
        this.cleaning = cleaning;
        this.time = time;
        this.indent = indent;
    }

    /**
     * A message with its author: {@code bob: hello}, and {@code * bob waves} for an action.
     *
     * @param before what stands before the author's name
     * @param behind what stands behind it
     */
    public String said(Entry.Message message, String before, String behind) {
        String from = cleaning.line(message.from());
        String text = message.wasHidden()
                ? "(blocked)"
                : message.hasNothingLeft() ? "(message deleted)" : block(message.text());
        String words = replying(message) + text;
        remember(message);
        return message.style() == MessageStyle.ACTION ? "* " + from + " " + words : before + from + behind + words;
    }

    private String replying(Entry.Message message) {
        if (message.replyTo() == null) {
            return "";
        }
        Remembered target = messages.get(new Key(message.room(), message.replyTo()));
        return target == null ? "(reply to an older message) " : "(reply to " + named(target) + ") ";
    }

    /** What the next words may refer to, though nobody is told of it now. */
    public void remember(Entry.Message message) {
        String text = message.deleted() == null ? beginning(message.text()) : "";
        messages.put(new Key(message.room(), message.seq()), new Remembered(message.from(), message.at(), text));
        if (messages.size() > REMEMBERED) {
            messages.remove(messages.keySet().iterator().next());
        }
    }

    /**
     * What somebody did, as a sentence.
     *
     * @param room how the room is called; empty where it need not be named
     */
    public String told(Entry entry, String room) {
        return entry.accept(new Sentence(room.isEmpty() ? "" : cleaning.line(room)));
    }

    private final class Sentence implements Entry.Visitor<String> {
        private final String room;

        Sentence(String room) {
            this.room = room;
        }

        /** The room behind a word, where it is named. */
        private String where(String word) {
            return room.isEmpty() ? "" : word + room;
        }

        @Override
        public String message(Entry.Message message) {
            return said(message, "", ": ");
        }

        @Override
        public String joined(Entry.Joined joined) {
            return line(joined.user()) + " joined" + where(" ");
        }

        @Override
        public String left(Entry.Left left) {
            String user = line(left.user());
            String by = left.by() == null ? "" : " by " + line(left.by());
            String why = left.text() == null || left.text().isEmpty() ? "" : ": " + line(left.text());
            LeaveReason reason = left.reason();
            // A newer server's reason reads as null.
            if (reason == null) {
                return user + " left" + where(" ") + why;
            }
            return switch (reason) {
                case LEAVE -> user + " left" + where(" ") + why;
                case LOGOUT -> user + " signed out" + where(" of ") + why;
                case KICKED -> user + " was kicked" + where(" out of ") + by + why;
                case BANNED -> user + " was banned" + where(" from ") + by + why;
            };
        }

        @Override
        public String topic(Entry.Topic topic) {
            return topic.text().isEmpty()
                    ? line(topic.by()) + " removed the topic" + where(" of ")
                    : line(topic.by()) + " set the topic" + where(" of ") + ": " + line(topic.text());
        }

        @Override
        public String edited(Entry.Edited edited) {
            String text = edited.text() == null ? "" : ". New text: " + block(edited.text());
            String sentence = line(edited.by()) + " edited a message" + where(" in ") + named(edited) + text;
            if (edited.text() != null) {
                changed(edited, edited.text());
            }
            return sentence;
        }

        @Override
        public String deleted(Entry.Deleted deleted) {
            changed(deleted, "");
            return line(deleted.by()) + " deleted a message" + where(" in ") + named(deleted);
        }

        @Override
        public String reacted(Entry.Reacted reacted) {
            String emoji = line(reacted.emoji());
            return line(reacted.by())
                    + (reacted.on() ? " reacted with " : " removed ")
                    + emoji
                    + where(" in ")
                    + named(reacted);
        }

        @Override
        public String role(Entry.Role role) {
            return line(role.by()) + " made " + line(role.user()) + " "
                    + role.role().words() + where(" of ");
        }

        @Override
        public String setting(Entry.Setting set) {
            return line(set.by()) + " set " + RoomWords.setting(line(set.setting()), line(set.value())) + where(" in ");
        }
    }

    private String named(Entry.Amendment amendment) {
        Remembered target = messages.get(key(amendment));
        return target == null ? "" : " (" + named(target) + ")";
    }

    private String named(Remembered message) {
        boolean isSilent = message.text().isEmpty() || unquoted.test(message.from());
        String quote = isSilent ? "" : ": \"" + line(message.text()) + "\"";
        return line(message.from()) + ", " + time.apply(message.at()) + quote;
    }

    private void changed(Entry.Amendment amendment, String text) {
        messages.computeIfPresent(key(amendment), (key, message) -> message.reading(beginning(text)));
    }

    private static Key key(Entry.Amendment amendment) {
        return new Key(amendment.room(), amendment.target());
    }

    private static String beginning(@Nullable String text) {
        if (text == null || text.codePointCount(0, text.length()) <= QUOTED) {
            return text == null ? "" : text;
        }
        return text.substring(0, text.offsetByCodePoints(0, QUOTED)) + "…";
    }

    private String line(String text) {
        return cleaning.line(text);
    }

    private String block(String text) {
        return cleaning.block(text).replace("\n", "\n" + indent);
    }
}
