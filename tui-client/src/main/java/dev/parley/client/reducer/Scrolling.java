package dev.parley.client.reducer;

import dev.parley.client.model.Conversation;
import dev.parley.client.model.Line;
import dev.parley.client.model.Log;
import dev.parley.client.model.Model;
import dev.parley.client.model.ScrollPlace;
import dev.parley.client.view.Frame;
import dev.parley.client.view.TranscriptRows;
import dev.parley.protocol.Entry;
import org.jspecify.annotations.Nullable;

/**
 * Moving through the transcript in view. It follows its end until it is moved; then new messages do not pull it along. Its place
 * is never beyond the oldest row nor below the newest.
 */
final class Scrolling {

    /** Older entries are asked for when the oldest line is this near, in screens. */
    private static final int SCREENS_AHEAD = 2;

    /** Lines that are here; where none of so many show, the person may turn back for more. */
    private static final int MOST_TO_FILL = 1_000;

    private Scrolling() {}

    /** A screen up or down, but for a row that stays in view. */
    static void page(Turn turn, int direction) {
        // The last row tells what is below, but in the bare view, where something else does.
        int bar = turn.panes.isBare() ? 0 : 1;
        move(turn, direction * Math.max(1, Frame.of(turn.model()).transcriptRows() - bar - 1));
    }

    static void bottom(Turn turn) {
        turn.change(turn.conversations.currentKey(), c -> c.scroll(null));
    }

    static void top(Turn turn) {
        turn.change(turn.conversations.currentKey(), c -> c.scroll(top(turn, c)));
        fetchOlder(turn);
    }

    /** So that a line is the first in view. */
    static void atTop(Turn turn, long line) {
        Conversation here = turn.conversations.current();
        if (here != null) {
            TranscriptRows transcript = TranscriptRows.of(turn.model(), here);
            ScrollPlace place = transcript.move(
                    new ScrollPlace(line, 0), Frame.of(turn.model()).transcriptRows() - 1);
            turn.put(here.scroll(isBefore(place, transcript.end()) ? place : null));
            fetchOlder(turn);
        }
    }

    /** So many rows down, or up where negative. */
    static void move(Turn turn, int rows) {
        turn.change(turn.conversations.currentKey(), c -> c.scroll(moved(turn, c, rows)));
        fetchOlder(turn);
    }

    private static @Nullable ScrollPlace moved(Turn turn, Conversation conversation, int rows) {
        TranscriptRows transcript = TranscriptRows.of(turn.model(), conversation);
        ScrollPlace top = top(turn, conversation);
        if (top == null) {
            return null;
        }
        ScrollPlace from = conversation.scroll() == null ? transcript.end() : transcript.clamped(conversation.scroll());
        ScrollPlace to = transcript.move(from, rows);
        if (!isBefore(to, transcript.end())) {
            return null;
        }
        return isBefore(to, top) ? top : to;
    }

    /** The place itself, or so much lower that no row above it is empty: there are rows below then. */
    private static @Nullable ScrollPlace filled(Turn turn, Conversation conversation, ScrollPlace scroll) {
        ScrollPlace place = TranscriptRows.of(turn.model(), conversation).clamped(scroll);
        ScrollPlace top = top(turn, conversation);
        return top == null ? null : isBefore(place, top) ? top : place;
    }

    /** Where the oldest row is the first in view; null if all rows are in view at once. */
    private static @Nullable ScrollPlace top(Turn turn, Conversation conversation) {
        TranscriptRows transcript = TranscriptRows.of(turn.model(), conversation);
        if (conversation.log().lines().isEmpty()) {
            return null;
        }
        int rows = Frame.of(turn.model()).transcriptRows();
        ScrollPlace top = transcript.move(transcript.start(), rows - 1);
        return isBefore(top, transcript.end()) ? top : null;
    }

    /** After every event: lines, their rows or the screen may have changed, and what was a place may be none. */
    static void settle(Turn turn, Model before) {
        Conversation here = turn.conversations.current();
        if (here == null) {
            return;
        }
        if (here.scroll() == null) {
            fill(turn, here);
            return;
        }
        boolean sameScreen = turn.size.equals(before.size())
                && turn.panes.equals(before.panes())
                && here.key().equals(before.conversations().currentKey());
        ScrollPlace place = sameScreen ? filled(turn, here, here.scroll()) : moved(turn, here, 0);
        if (!here.scroll().equals(place)) {
            turn.put(here.scroll(place));
        }
    }

    private static boolean isBefore(ScrollPlace one, ScrollPlace other) {
        return one.line() < other.line() || (one.line() == other.line() && one.row() < other.row());
    }

    /** Near the oldest line, what is before it is fetched, so that it is there when the person comes to it. */
    private static void fetchOlder(Turn turn) {
        Conversation here = turn.conversations.current();
        if (here == null || !turn.isOnline()) {
            return;
        }
        if (here.scroll() == null) {
            if (top(turn, here) == null) {
                CatchingUp.older(turn, here);
            }
            return;
        }
        long above = here.scroll().line() - here.log().lines().begin();
        if (above < (long) SCREENS_AHEAD * Frame.of(turn.model()).transcriptRows()) {
            CatchingUp.older(turn, here);
        }
    }

    /** A screen that is higher than what is here is filled with what was said before, as far as that is not too much of comings and goings. */
    private static void fill(Turn turn, Conversation here) {
        Log log = here.log();
        boolean mayFetch = CatchingUp.hasOlder(turn, here) && !here.fetchingOlder();
        if (mayFetch && log.lines().size() <= MOST_TO_FILL && !hasRows(turn, log) && top(turn, here) == null) {
            CatchingUp.older(turn, here);
        }
    }

    /** Whether there are messages enough, each of which has a row at least: that is known without laying them out. */
    private static boolean hasRows(Turn turn, Log log) {
        int missing = Frame.of(turn.model()).transcriptRows();
        for (long i = log.lines().end() - 1; i >= log.lines().begin() && missing > 0; i--) {
            if (log.lines().at(i) instanceof Line.Said said && said.entry() instanceof Entry.Message) {
                missing--;
            }
        }
        return missing == 0;
    }
}
