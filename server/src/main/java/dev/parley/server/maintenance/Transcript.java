package dev.parley.server.maintenance;

import dev.parley.protocol.Entry;
import dev.parley.protocol.MessageStyle;
import dev.parley.text.SafeText;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Entries as a person reads them, a line or more each; what a terminal would obey is escaped. Pure. */
final class Transcript {

    private static final String CONTINUED = " ".repeat(22);

    private final DateTimeFormatter time;

    Transcript(ZoneId zone) {
        time = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(zone);
    }

    String line(Entry entry) {
        return time.format(entry.at()) + "  " + words(entry);
    }

    private static String words(Entry entry) {
        if (entry instanceof Entry.Message message) {
            String from = SafeText.escape(message.from());
            String text = message.deleted() != null ? "(deleted)" : text(message.text());
            return message.style() == MessageStyle.ACTION ? "* " + from + " " + text : "<" + from + "> " + text;
        }
        if (entry instanceof Entry.Joined joined) {
            return "--> " + SafeText.escape(joined.user()) + " joined";
        }
        if (entry instanceof Entry.Left left) {
            return "<-- " + SafeText.escape(left.user()) + " left (" + left.reason() + ")";
        }
        if (entry instanceof Entry.Amendment amendment) {
            return "--- " + SafeText.escape(amendment.by()) + " " + did(amendment) + " message " + amendment.target();
        }
        Entry.Topic topic = (Entry.Topic) entry;
        return "--- " + SafeText.escape(topic.by()) + " set the topic: " + SafeText.escape(topic.text());
    }

    private static String did(Entry.Amendment amendment) {
        if (amendment instanceof Entry.Reacted reacted) {
            return (reacted.on() ? "set " : "took back ") + SafeText.escape(reacted.emoji()) + " on";
        }
        return amendment instanceof Entry.Edited ? "edited" : "deleted";
    }

    private static String text(String text) {
        StringBuilder lines = new StringBuilder();
        text.lines().forEach(line -> lines.append(lines.length() == 0 ? "" : "\n" + CONTINUED)
                .append(SafeText.escape(line)));
        return lines.toString();
    }
}
