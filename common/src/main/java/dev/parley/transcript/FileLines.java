package dev.parley.transcript;

import dev.parley.protocol.Entry;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The entries of one log as lines of a file for people: what a client exports looks as what the server exports. One thread. */
public final class FileLines {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    /** Below the words of the line before. */
    private static final String INDENT = " ".repeat(22);

    private final ZoneId zone;
    private final EntryWords words;

    public FileLines(ZoneId zone, Cleaning cleaning) {
        this.zone = zone;
        this.words = new EntryWords(cleaning, at -> TIME.format(at.atZone(zone)), INDENT);
    }

    /** A line, or several for a message of several, without the last line end. */
    public String of(Entry entry) {
        return TIME.format(entry.at().atZone(zone)) + "  " + entry.accept(new Marked());
    }

    /** Each kind of entry with the mark that it is found by. */
    private final class Marked implements Entry.Visitor<String> {

        @Override
        public String message(Entry.Message message) {
            return words.said(message, "<", "> ");
        }

        @Override
        public String joined(Entry.Joined joined) {
            return "--> " + words.told(joined, "");
        }

        @Override
        public String left(Entry.Left left) {
            return "<-- " + words.told(left, "");
        }

        @Override
        public String topic(Entry.Topic topic) {
            return note(topic);
        }

        @Override
        public String edited(Entry.Edited edited) {
            return note(edited);
        }

        @Override
        public String deleted(Entry.Deleted deleted) {
            return note(deleted);
        }

        @Override
        public String reacted(Entry.Reacted reacted) {
            return note(reacted);
        }

        @Override
        public String role(Entry.Role role) {
            return note(role);
        }

        @Override
        public String setting(Entry.Setting setting) {
            return note(setting);
        }

        private String note(Entry entry) {
            return "--- " + words.told(entry, "");
        }
    }
}
