package dev.parley.client.plain;

import dev.parley.client.model.Folded;
import dev.parley.client.reducer.Listing;
import dev.parley.client.text.CleanText;
import dev.parley.client.text.Cleaned;
import dev.parley.protocol.Entry;
import dev.parley.protocol.Result;
import dev.parley.protocol.ServerEvent;
import dev.parley.transcript.EntryWords;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * What happened, as lines that read well aloud and in a log. All text from others is made harmless here; the second line of a
 * message stands indented, so that nobody can write a line that looks like another person's.
 */
final class HumanLines {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final String INDENT = "    ";

    private final Clock clock;
    private final EntryWords words;
    private final Events events = new Events();

    /** Whose lines are folded. */
    private Predicate<String> folds = name -> false;

    HumanLines(Clock clock) {
        this.clock = clock;
        this.words = new EntryWords(new Cleaned(), this::time, INDENT, name -> folds.test(name));
    }

    /** Whose lines are folded from now on, by name. */
    void fold(Predicate<String> who) {
        folds = who;
    }

    /** The lines without the last line end; empty for what a person need not be told. */
    String of(ServerEvent event) {
        return event.accept(events);
    }

    /** The lines of an answer that is a list, or is told once; none for any other. */
    List<String> of(Result result) {
        return Listing.of(result, clock.instant(), clock.getZone()).stream()
                .map(CleanText::line)
                .toList();
    }

    private final class Events implements ServerEvent.Visitor<String> {
        @Override
        public String entry(Entry entry) {
            return HumanLines.this.entry(entry);
        }

        @Override
        public String notice(ServerEvent.Notice notice) {
            String from = notice.from() == null ? "the server" : line(notice.from());
            String said = notice.at() == null ? "" : " of " + time(notice.at());
            return "notice from " + from + said + ": " + block(notice.text());
        }

        @Override
        public String hello(ServerEvent.Hello hello) {
            return "";
        }

        @Override
        public String ping(ServerEvent.Ping ping) {
            return "";
        }

        @Override
        public String presence(ServerEvent.Presence presence) {
            return "";
        }

        @Override
        public String typing(ServerEvent.Typing typing) {
            return "";
        }

        @Override
        public String delivered(ServerEvent.Delivered delivered) {
            return "";
        }

        @Override
        public String seen(ServerEvent.Seen seen) {
            return "";
        }

        @Override
        public String read(ServerEvent.Read read) {
            return "";
        }

        @Override
        public String behind(ServerEvent.Behind behind) {
            return "";
        }

        @Override
        public String cleared(ServerEvent.Cleared cleared) {
            return "";
        }

        @Override
        public String forgotten(ServerEvent.Forgotten forgotten) {
            return "";
        }

        @Override
        public String invited(ServerEvent.Invited invited) {
            return line(invited.by()) + " invites you to " + line(invited.room()) + ".";
        }

        @Override
        public String blocked(ServerEvent.Blocked blocked) {
            return "";
        }

        @Override
        public String preference(ServerEvent.Preference preference) {
            return "";
        }

        @Override
        public String bye(ServerEvent.Bye bye) {
            return "";
        }
    }

    private String entry(Entry whole) {
        Entry entry = Folded.of(whole, folds);
        if (entry == null || isHidden(entry)) {
            return "";
        }
        return entry instanceof Entry.Message message
                ? "[" + line(message.room()) + "] " + time(message.at()) + " " + words.said(message, "", ": ")
                : words.told(entry, entry.room());
    }

    /** A reaction of somebody who is blocked, as the server sends it to a client that folds nothing: taken back by itself. */
    private static boolean isHidden(Entry entry) {
        return entry instanceof Entry.Reacted reacted
                && !reacted.on()
                && reacted.undoes() != null
                && reacted.undoes() == reacted.seq();
    }

    /** A message that is not read out now; a reply may refer to it all the same. */
    void remember(Entry entry) {
        if (entry instanceof Entry.Message message) {
            words.remember(message);
        }
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
