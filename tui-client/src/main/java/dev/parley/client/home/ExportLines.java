package dev.parley.client.home;

import dev.parley.client.text.CleanText;
import dev.parley.json.ServerCodec;
import dev.parley.protocol.Entry;
import dev.parley.protocol.MessageStyle;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** An entry as a line of an export. All text is made harmless, so that a file may be shown on a terminal. Pure. */
final class ExportLines {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final ServerCodec CODEC = new ServerCodec();

    private ExportLines() {}

    /** As the protocol has it; what a terminal would obey is escaped in JSON as it is. */
    static String json(Entry entry) {
        return new String(CODEC.encode(entry), StandardCharsets.UTF_8).stripTrailing();
    }

    static String text(Entry entry, ZoneId zone) {
        return TIME.format(entry.at().atZone(zone)) + "  " + what(entry);
    }

    private static String what(Entry entry) {
        if (entry instanceof Entry.Message message) {
            String from = CleanText.line(message.from());
            String text = message.deleted() == null ? block(message.text()) : "(deleted)";
            return message.style() == MessageStyle.ACTION ? "* " + from + " " + text : "<" + from + "> " + text;
        }
        if (entry instanceof Entry.Joined joined) {
            return "→ " + CleanText.line(joined.user()) + " joined";
        }
        if (entry instanceof Entry.Left left) {
            return "← " + CleanText.line(left.user()) + " left";
        }
        if (entry instanceof Entry.Topic topic) {
            return "· " + CleanText.line(topic.by()) + " set the topic: " + CleanText.line(topic.text());
        }
        Entry.Amendment amendment = (Entry.Amendment) entry;
        String did = amendment instanceof Entry.Edited
                ? " edited message "
                : amendment instanceof Entry.Reacted reacted
                        ? (reacted.on() ? " reacted with " : " took back ") + CleanText.line(reacted.emoji())
                                + " on message "
                        : " deleted message ";
        return "· " + CleanText.line(amendment.by()) + did + amendment.target();
    }

    /** The second line of a message is indented: nobody can write a line that looks like another person's. */
    private static String block(String text) {
        return CleanText.block(text).replace("\n", "\n    ");
    }
}
