package dev.parley.client.view;

import dev.parley.client.model.Line;
import dev.parley.client.model.Scrollback;
import dev.parley.client.settings.Joins;
import dev.parley.protocol.Entry;
import dev.parley.protocol.LeaveReason;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which lines of a transcript show, where people come and go: each, none, or those that follow each other as one, in the place of the
 * last of them. Who was thrown out is never among them. Messages of somebody whose lines are folded are always gathered. Pure.
 */
final class Gathering {

    /** Of a crowd; those before are told in a line of their own. */
    private static final int MOST = 500;

    private final Scrollback lines;
    private final Joins way;
    private final ZoneId zone;

    private final long newFrom;
    private final Predicate<String> folded;

    /**
     * @param newFrom those up to here were read, and are not gathered with those after it
     * @param folded whose messages are folded
     */
    Gathering(Scrollback lines, Joins way, ZoneId zone, long newFrom, Predicate<String> folded) {
        this.newFrom = newFrom;
        this.folded = folded;
        this.lines = lines;
        this.way = way;
        this.zone = zone;
    }

    /** Whether a line has rows of its own. */
    boolean shows(long index) {
        Line line = lines.at(index);
        return isAmong(line) ? !goesWithNext(index) : way == Joins.SHOW || !comesOrGoes(line);
    }

    /** The nearest line that shows from there on; the end of all lines where there is none. */
    long next(long index) {
        long line = Math.max(index, lines.begin());
        while (line < lines.end() && !shows(line)) {
            line++;
        }
        return line;
    }

    /** The nearest line that shows from there back; one less than the first of all where there is none. */
    long previous(long index) {
        long line = Math.min(index, lines.end() - 1);
        while (line >= lines.begin() && !shows(line)) {
            line--;
        }
        return Math.max(line, lines.begin() - 1);
    }

    /** Those that are told in this line, which shows, oldest first; none where it tells of itself alone. */
    List<Line.Said> upTo(long index) {
        if (!isAmong(lines.at(index))) {
            return List.of();
        }
        List<Line.Said> gathered = new ArrayList<>();
        gathered.add((Line.Said) lines.at(index));
        for (long i = index - 1; i >= lines.begin() && goesWithNext(i); i--) {
            gathered.add((Line.Said) lines.at(i));
        }
        Collections.reverse(gathered);
        return gathered;
    }

    /** Whether a line may be told together with others. */
    private boolean isAmong(Line line) {
        return way == Joins.GATHER && comesOrGoes(line) || foldedAuthor(line) != null;
    }

    /** Whose message it is that is folded; null if it is none. */
    private @Nullable String foldedAuthor(Line line) {
        return line instanceof Line.Said said
                        && said.entry() instanceof Entry.Message message
                        && folded.test(message.from())
                ? message.from()
                : null;
    }

    /** Both come or go, or are folded messages of one person, on the same day. A long row of them is parted where the numbers say, so that the parts stay what they are. */
    private boolean goesWithNext(long index) {
        return index + 1 < lines.end()
                && isAmong(lines.at(index))
                && isAmong(lines.at(index + 1))
                && Objects.equals(foldedAuthor(lines.at(index)), foldedAuthor(lines.at(index + 1)))
                && seq(index + 1) % MOST != 0
                && (seq(index) <= newFrom) == (seq(index + 1) <= newFrom)
                && day(lines.at(index).at()).equals(day(lines.at(index + 1).at()));
    }

    private long seq(long index) {
        return ((Line.Said) lines.at(index)).entry().seq();
    }

    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, zone);
    }

    private static boolean comesOrGoes(Line line) {
        if (!(line instanceof Line.Said said)) {
            return false;
        }
        return said.entry() instanceof Entry.Joined
                || (said.entry() instanceof Entry.Left left
                        && (left.reason() == LeaveReason.LEAVE || left.reason() == LeaveReason.LOGOUT));
    }
}
