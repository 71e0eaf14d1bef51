package dev.parley.client.reducer;

import dev.parley.client.keys.Action;
import dev.parley.client.model.Aim;
import dev.parley.client.model.Amendments;
import dev.parley.client.model.Conversation;
import dev.parley.client.model.Line;
import dev.parley.client.model.Question;
import dev.parley.client.model.Rights;
import dev.parley.client.model.ScrollPlace;
import dev.parley.client.model.Scrollback;
import dev.parley.client.model.Tone;
import dev.parley.client.terminal.Key;
import dev.parley.client.view.Frame;
import dev.parley.client.view.TranscriptRows;
import dev.parley.protocol.Entry;
import org.jspecify.annotations.Nullable;

/** Choosing a message of the conversation in view, to do something with it. */
final class Selecting {

    private Selecting() {}

    static void leave(Turn turn) {
        turn.writing = turn.writing.chosen(0);
    }

    /** Another message is the chosen one. */
    static void choose(Turn turn, long seq) {
        Conversation here = turn.conversations.current();
        Entry.Message message = here == null ? null : Amendments.message(here.log(), seq);
        turn.writing = turn.writing.chosen(message == null || !isForChoosing(turn, message) ? 0 : seq);
    }

    /** The message before the chosen one, or after it; the newest in view where none is chosen. */
    static void step(Turn turn, int direction) {
        Conversation here = turn.conversations.current();
        if (here == null) {
            return;
        }
        Scrollback lines = here.log().lines();
        long index = turn.writing.chosen() == 0
                ? bottom(turn, here) + (direction < 0 ? 1 : 0)
                : Amendments.indexOf(lines, turn.writing.chosen());
        for (long i = index + direction; i >= lines.begin() && i < lines.end(); i += direction) {
            if (lines.at(i) instanceof Line.Hole) {
                // It is in sight then, and filled; the next step goes on.
                show(turn, here, i);
                return;
            }
            if (lines.at(i) instanceof Line.Said said
                    && said.entry() instanceof Entry.Message message
                    && isForChoosing(turn, message)) {
                turn.writing = turn.writing.chosen(message.seq());
                show(turn, here, i);
                return;
            }
        }
        if (turn.writing.chosen() == 0) {
            turn.say(Tone.INFO, "No message here to choose.");
        } else if (direction > 0) {
            leave(turn);
        }
    }

    /** Not what nobody sees: what is deleted, or folded. */
    private static boolean isForChoosing(Turn turn, Entry.Message message) {
        return !message.hasNothingLeft() && !turn.folds(message.from());
    }

    /** A message that is here, brought into sight. */
    static void bring(Turn turn, long seq) {
        Conversation here = turn.conversations.current();
        long index = here == null ? 0 : Amendments.indexOf(here.log().lines(), seq);
        if (here != null && index >= here.log().lines().begin()) {
            turn.writing = turn.writing.chosen(seq);
            show(turn, here, index);
        }
    }

    /** The index of the chosen message's line; of what is lowest in view where none is chosen. */
    static long place(Turn turn, Conversation here) {
        return turn.writing.chosen() == 0
                ? bottom(turn, here)
                : Amendments.indexOf(here.log().lines(), turn.writing.chosen());
    }

    private static long bottom(Turn turn, Conversation here) {
        TranscriptRows transcript = TranscriptRows.of(turn.model(), here);
        ScrollPlace place = here.scroll();
        return place == null
                ? transcript.end().line()
                : transcript.clamped(place).line();
    }

    /** So that the whole of it stands on the screen, in the middle where it did not before. */
    private static void show(Turn turn, Conversation here, long line) {
        TranscriptRows transcript = TranscriptRows.of(turn.model(), here);
        int rows = Frame.of(turn.model()).transcriptRows() - 1 - here.outgoing().size();
        ScrollPlace bottom = here.scroll() == null ? transcript.end() : transcript.clamped(here.scroll());
        ScrollPlace top = transcript.move(bottom, -Math.max(1, rows - 2));
        boolean inView = line > top.line() && (here.scroll() == null || line < bottom.line());
        if (!inView) {
            ScrollPlace place = transcript.move(new ScrollPlace(line, 0), Math.max(2, rows / 2));
            boolean atEnd = place.equals(transcript.end());
            turn.put(here.scroll(atEnd ? null : place));
        }
    }

    /** Whether the key was for the chosen message. */
    static boolean takes(Turn turn, Key key) {
        Conversation here = turn.conversations.current();
        Entry.Message message = here == null ? null : Amendments.message(here.log(), turn.writing.chosen());
        if (here == null || message == null) {
            leave(turn);
            return false;
        }
        Action action = turn.preferences.keys().action(key).orElse(null);
        if (key instanceof Key.Text text) {
            return does(turn, message, text.text());
        }
        return acts(turn, message, action);
    }

    private static boolean acts(Turn turn, Entry.Message message, @Nullable Action action) {
        if (action == Action.CANCEL || action == Action.INTERRUPT) {
            leave(turn);
        } else if (action == Action.OLDER_LINE) {
            step(turn, -1);
        } else if (action == Action.NEWER_LINE) {
            step(turn, 1);
        } else if (action == Action.SEND) {
            Amending.aim(turn, Aim.Kind.REPLY, message);
        } else {
            return false;
        }
        return true;
    }

    /** Any other letter is the beginning of a line. */
    private static boolean does(Turn turn, Entry.Message message, String letter) {
        switch (letter) {
            case "r" -> Amending.aim(turn, Aim.Kind.REPLY, message);
            case "+" -> Amending.aim(turn, Aim.Kind.REACT, message);
            case "e" -> {
                if (Rights.mayEdit(turn.session, message)) {
                    Amending.aim(turn, Aim.Kind.EDIT, message);
                } else {
                    turn.complain("You can edit only your own messages.");
                }
            }
            case "d" -> {
                if (Rights.mayDelete(turn.session, turn.conversations.current(), message)) {
                    turn.writing = turn.writing.question(new Question.Delete(message));
                } else {
                    turn.complain("You can delete only your own messages. Operators of the room can delete any.");
                }
            }
            case "k" -> step(turn, -1);
            case "j" -> step(turn, 1);
            default -> {
                leave(turn);
                return false;
            }
        }
        return true;
    }
}
