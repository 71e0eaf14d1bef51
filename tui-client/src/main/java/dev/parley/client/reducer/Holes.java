package dev.parley.client.reducer;

import dev.parley.client.model.Conversation;
import dev.parley.client.model.Line;
import dev.parley.client.model.Log;
import dev.parley.client.model.Model;
import dev.parley.client.model.Pending;
import dev.parley.client.model.Purpose;
import dev.parley.client.model.ScrollPlace;
import dev.parley.client.model.Scrollback;
import dev.parley.client.model.Stretch;
import dev.parley.client.view.Frame;
import dev.parley.client.view.TranscriptRows;
import dev.parley.protocol.Request;
import dev.parley.protocol.Result;
import java.util.ArrayList;
import java.util.List;

/** What is missing in the middle of a log: asked for when it comes into sight, and put where it belongs. */
final class Holes {

    private static final int PAGE = 200;

    /** After an answer that was none. */
    private static final long PAUSE_MS = 5_000;

    private Holes() {}

    /** After every event: a hole in sight, or nearly so, is to be filled. */
    static void settle(Turn turn) {
        Conversation here = turn.conversations.current();
        if (here == null || here.log().holes() == 0 || !turn.isOnline() || !here.open() || isAsked(turn, here.key())) {
            return;
        }
        Scrollback lines = here.log().lines();
        Model model = turn.model();
        int rows = Frame.of(model).transcriptRows();
        TranscriptRows transcript = TranscriptRows.of(model, here);
        ScrollPlace bottom = here.scroll() == null ? transcript.end() : transcript.clamped(here.scroll());
        ScrollPlace top = transcript.move(bottom, -2 * rows);
        long last = Math.min(lines.end() - 1, bottom.line() + rows);
        for (long i = last; i >= top.line(); i--) {
            if (lines.at(i) instanceof Line.Hole hole) {
                fill(turn, here, hole, here.scroll() != null && comesFromAbove(transcript, bottom, i, rows));
                return;
            }
        }
    }

    /** Whether the person reads on from above it, as far as one can tell: it is in the lower half, or the beginning is in view. */
    private static boolean comesFromAbove(TranscriptRows transcript, ScrollPlace bottom, long hole, int rows) {
        return hole > transcript.move(bottom, -rows / 2).line()
                || transcript.move(bottom, 1 - rows).equals(transcript.start());
    }

    private static void fill(Turn turn, Conversation here, Line.Hole hole, boolean forward) {
        turn.ask(
                forward
                        ? new Request.History(here.name(), hole.from() - 1, null, null, PAGE)
                        : new Request.History(here.name(), null, hole.to() + 1, null, PAGE),
                new Purpose.Fill(here.key(), hole.from(), hole.to(), forward));
    }

    private static boolean isAsked(Turn turn, String key) {
        return turn.underWay(Purpose.Fill.class).anyMatch(fill -> fill.key().equals(key));
    }

    static void page(Turn turn, Purpose.Fill asked, Result.Page page) {
        Conversation conversation = turn.get(asked.key());
        long hole = conversation == null ? 0 : conversation.log().holeOf(asked.forward() ? asked.from() : asked.to());
        if (conversation == null || hole < conversation.log().lines().begin()) {
            return;
        }
        Stretch stretch = asked.forward()
                ? Stretch.after(asked.from() - 1, page.entries(), page.more(), asked.to())
                : backwards(asked, page);
        boolean keepsTop = asked.forward() && conversation.scroll() != null;
        ScrollPlace top = keepsTop ? top(turn, conversation) : null;
        Log.Spliced filled = conversation.log().fill(hole, stretch);
        Conversation after = conversation.log(filled);
        turn.put(after);
        if (top != null && top.line() <= hole) {
            // Where the hole itself was the first row, who reads on has come to what was in it.
            ScrollPlace moved = top.line() < hole
                    ? new ScrollPlace(filled.moved(top.line()), top.row())
                    : new ScrollPlace(hole - filled.by(), 0);
            turn.put(after.scroll(TranscriptRows.of(turn.model(), after).move(moved, height(turn))));
        }
        Counting.again(turn, asked.key());
    }

    /** What is not there any more, since the server keeps nothing for so long, is no hole. */
    private static Stretch backwards(Purpose.Fill asked, Result.Page page) {
        Stretch stretch = Stretch.before(asked.to() + 1, page.entries());
        long from = !page.more() ? asked.from() : stretch.isEmpty() ? asked.to() : stretch.from();
        return new Stretch(from, asked.to(), page.entries());
    }

    private static ScrollPlace top(Turn turn, Conversation conversation) {
        TranscriptRows transcript = TranscriptRows.of(turn.model(), conversation);
        ScrollPlace bottom = conversation.scroll();
        return transcript.move(bottom == null ? transcript.end() : transcript.clamped(bottom), -height(turn));
    }

    private static int height(Turn turn) {
        return Frame.of(turn.model()).transcriptRows() - 1;
    }

    /** The server would not say; it is asked again after a while, if the hole is in sight then. */
    static void failed(Turn turn, Pending pending) {
        Linking.again(turn, pending, PAUSE_MS);
    }

    /** A part of the log that the server has told, wherever something is missing there. */
    static void take(Turn turn, String key, Stretch stretch, boolean hasOlder) {
        Conversation conversation = turn.get(key);
        if (conversation == null || !conversation.log().loaded() || stretch.isEmpty()) {
            return;
        }
        conversation = conversation.log(conversation.log().prepend(stretch, hasOlder));
        for (Line.Hole hole : within(conversation.log(), stretch)) {
            Log log = conversation.log();
            conversation = conversation.log(log.fill(log.holeOf(Math.max(hole.from(), stretch.from())), stretch));
        }
        turn.put(conversation);
        Counting.again(turn, key);
    }

    private static List<Line.Hole> within(Log log, Stretch stretch) {
        List<Line.Hole> holes = new ArrayList<>();
        for (long i = log.lines().begin(); log.holes() > 0 && i < log.lines().end(); i++) {
            if (log.lines().at(i) instanceof Line.Hole hole
                    && hole.from() <= stretch.to()
                    && stretch.from() <= hole.to()) {
                holes.add(hole);
            }
        }
        return holes;
    }
}
