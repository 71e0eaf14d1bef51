package dev.parley.client.model;

import dev.parley.protocol.Entry;
import dev.parley.protocol.Reaction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Entries that change how an earlier message reads: edited, deleted, reacted. They have a number in the log and no line of their own.
 * A message from a page reads as it does now, so that what a client catches up with may be older than what it shows: that changes
 * nothing. Pure.
 */
public final class Amendments {

    /** Reactions that are kept of one message. The protocol has 500. */
    static final int MOST_REACTIONS = 1_000;

    private Amendments() {}

    /** The lines once it is taken in; the same lines where its target is not among them. */
    static Scrollback applied(Scrollback lines, Entry.Amendment amendment) {
        long index = indexOf(lines, amendment.target());
        if (index < lines.begin()
                || !(lines.at(index) instanceof Line.Said said)
                || !(said.entry() instanceof Entry.Message message)
                || isKnown(message, amendment)
                || isTooMuch(message, amendment)) {
            return lines;
        }
        return lines.replace(index, new Line.Said(message.amended(amendment)));
    }

    private static boolean isKnown(Entry.Message message, Entry.Amendment amendment) {
        if (amendment instanceof Entry.Edited) {
            return message.edited() != null && message.edited() >= amendment.seq();
        }
        if (amendment instanceof Entry.Reacted reacted) {
            List<Reaction> all = message.reactions() == null ? List.of() : message.reactions();
            return all.stream()
                    .anyMatch(one -> one.by().equals(reacted.by())
                            && one.emoji().equals(reacted.emoji())
                            && one.seq() >= reacted.seq());
        }
        return false;
    }

    private static boolean isTooMuch(Entry.Message message, Entry.Amendment amendment) {
        return amendment instanceof Entry.Reacted reacted
                && reacted.on()
                && message.reactions() != null
                && message.reactions().size() >= MOST_REACTIONS;
    }

    /** The message of this number, if it is here. */
    public static Entry.@Nullable Message message(Log log, long seq) {
        long index = indexOf(log.lines(), seq);
        return index >= log.lines().begin()
                        && log.lines().at(index) instanceof Line.Said said
                        && said.entry() instanceof Entry.Message message
                ? message
                : null;
    }

    /** The index of the line of this number; less than the first index where there is none. */
    public static long indexOf(Scrollback lines, long seq) {
        // Entries stand in the order of seq, with notes between: halve the range until the entry is found.
        long low = lines.begin();
        long high = lines.end();
        while (low < high) {
            long middle = Math.floorDiv(low + high, 2);
            long at = middle;
            while (at < high && !(lines.at(at) instanceof Line.Said)) {
                at++;
            }
            if (at == high) {
                high = middle;
            } else if (lines.at(at) instanceof Line.Said said) {
                if (said.entry().seq() == seq) {
                    return at;
                }
                if (said.entry().seq() < seq) {
                    low = at + 1;
                } else {
                    high = middle;
                }
            }
        }
        return lines.begin() - 1;
    }
}
