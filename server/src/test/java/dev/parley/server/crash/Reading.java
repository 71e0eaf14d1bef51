package dev.parley.server.crash;

import static dev.parley.server.crash.Violations.Kind.GAP;
import static dev.parley.server.crash.Violations.Kind.LOST;
import static dev.parley.server.crash.Violations.Kind.REPEATED;

import java.util.List;

/** One member's reading of a log, page by page, up to its end: no number missing, none twice, nothing gone that was told. */
final class Reading {
    private final Ledger ledger;
    private final Violations violations;
    private final String log;
    private final String reader;
    private long last;
    private long read;

    Reading(Ledger ledger, Violations violations, String log, String reader, long after) {
        this.ledger = ledger;
        this.violations = violations;
        this.log = log;
        this.reader = reader;
        last = after;
    }

    /** The entry that the next page begins after. */
    long last() {
        return last;
    }

    /** How many it has been. */
    long read() {
        return read;
    }

    void page(List<Entry> entries) {
        for (Entry entry : entries) {
            if (entry.seq() <= last) {
                violations.add(REPEATED, log + ", read by " + reader + ", has " + entry + " after number " + last);
            } else {
                missing(entry.seq());
                last = entry.seq();
            }
            ledger.told(log, entry, "read by " + reader);
            read++;
        }
    }

    /**
     * There are no more pages.
     *
     * @param lastSeq what the server says is the last entry
     */
    void end(long lastSeq) {
        if (lastSeq != last) {
            violations.add(GAP, log + ", read by " + reader + ", ends with " + last + " and should with " + lastSeq);
        }
        lost(Long.MAX_VALUE);
    }

    private void missing(long upTo) {
        if (upTo != last + 1) {
            violations.add(GAP, log + ", read by " + reader + ", goes from " + last + " to " + upTo);
            lost(upTo);
        }
    }

    private void lost(long before) {
        for (Entry gone : ledger.between(log, last, before)) {
            violations.add(LOST, log + ", read by " + reader + ", does not have " + gone);
        }
    }
}
