package dev.parley.client.plain;

import dev.parley.client.text.CleanText;
import dev.parley.protocol.Entry;
import dev.parley.protocol.MessageStyle;
import dev.parley.protocol.ServerEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What happened, as lines that read well aloud and in a log. All text from others is made harmless here; the second line of a
 * message stands indented, so that nobody can write a line that looks like another person's.
 */
final class HumanLines {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final String INDENT = "    ";

    private final Clock clock;

    HumanLines(Clock clock) {
        this.clock = clock;
    }

    /** The lines without the last line end, or null for what a person need not be told. */
    @Nullable
    String of(ServerEvent event) {
        if (event instanceof Entry entry) {
            return entry(entry);
        }
        if (event instanceof ServerEvent.Notice notice) {
            String from = notice.from() == null ? "the server" : line(notice.from());
            return "notice from " + from + ": " + block(notice.text());
        }
        return null;
    }

    private String entry(Entry entry) {
        String room = line(entry.room());
        if (entry instanceof Entry.Message message) {
            return message(room, message);
        }
        if (entry instanceof Entry.Joined joined) {
            return line(joined.user()) + " joined " + room;
        }
        if (entry instanceof Entry.Left left) {
            return left(room, left);
        }
        if (entry instanceof Entry.Amendment amendment) {
            return amendment(room, amendment);
        }
        Entry.Topic topic = (Entry.Topic) entry;
        return topic.text().isEmpty()
                ? line(topic.by()) + " took the topic of " + room + " away"
                : line(topic.by()) + " set the topic of " + room + ": " + line(topic.text());
    }

    private String message(String room, Entry.Message message) {
        String start = "[" + room + "] " + time(message.at()) + " ";
        String from = line(message.from());
        String text = message.deleted() == null ? block(message.text()) : "(deleted)";
        return message.style() == MessageStyle.ACTION ? start + "* " + from + " " + text : start + from + ": " + text;
    }

    private static String amendment(String room, Entry.Amendment amendment) {
        String by = line(amendment.by());
        if (amendment instanceof Entry.Edited edited) {
            String text = edited.text() == null ? "" : ", which reads now: " + block(edited.text());
            return by + " edited a message in " + room + text;
        }
        if (amendment instanceof Entry.Reacted reacted) {
            String emoji = line(reacted.emoji());
            return reacted.on()
                    ? by + " reacted with " + emoji + " in " + room
                    : by + " took back " + emoji + " in " + room;
        }
        return by + " deleted a message in " + room;
    }

    private static String left(String room, Entry.Left left) {
        String user = line(left.user());
        String by = left.by() == null ? "" : " by " + line(left.by());
        String why = left.text() == null || left.text().isEmpty() ? "" : ": " + line(left.text());
        // A newer server's reason reads as null.
        if (left.reason() == null) {
            return user + " left " + room + why;
        }
        return switch (left.reason()) {
            case LEAVE -> user + " left " + room + why;
            case LOGOUT -> user + " logged out of " + room + why;
            case KICKED -> user + " was kicked out of " + room + by + why;
            case BANNED -> user + " was banned from " + room + by + why;
        };
    }

    /** The time of day here; with its day where that is not today. */
    private String time(Instant at) {
        ZonedDateTime then = at.atZone(clock.getZone());
        return then.format(then.toLocalDate().equals(LocalDate.now(clock)) ? TIME : DAY_AND_TIME);
    }

    private static String line(String text) {
        return CleanText.line(text);
    }

    private static String block(String text) {
        return CleanText.block(text).replace("\n", "\n" + INDENT);
    }
}
