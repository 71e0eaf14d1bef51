package dev.parley.client.reducer;

import dev.parley.client.command.CommandLine;
import dev.parley.client.command.Parsed;
import dev.parley.client.model.Purpose;
import dev.parley.client.model.Tone;
import java.util.List;

/**
 * Lines that are entered while the person is on the way to another room. They are meant for there, and wait until the
 * server has answered: a word for the room {@code tea} must not be said in the lobby because it was typed fast.
 */
final class TypingAhead {

    /** Lines that wait; nobody types more in the time that an answer takes. */
    private static final int MOST = 100;

    private TypingAhead() {}

    /** Whether the line was taken, to be entered later. */
    static boolean takes(Turn turn, String line) {
        if (!isOnTheWay(turn) && turn.typedAhead.isEmpty()) {
            return false;
        }
        if (turn.typedAhead.size() < MOST) {
            turn.typedAhead.add(line);
        } else {
            turn.complain("Too many requests are waiting. Not sent: " + line);
        }
        return true;
    }

    /** A line that is to be entered before all that waits already. */
    static void first(Turn turn, String line) {
        turn.typedAhead.add(0, line);
    }

    /** After an answer: enters what has waited, up to the next line that leads elsewhere. */
    static void arrived(Turn turn) {
        while (!turn.typedAhead.isEmpty() && !isOnTheWay(turn) && turn.writing.question() == null) {
            Entering.carryOut(turn, turn.typedAhead.remove(0));
        }
    }

    /** There was no getting there: nothing of it is said anywhere else. */
    static void turnedBack(Turn turn) {
        for (String line : List.copyOf(turn.typedAhead)) {
            turn.note(
                    turn.conversations.currentKey(),
                    Tone.ERROR,
                    (CommandLine.parse(line) instanceof Parsed.Say
                                    ? "Not sent, because you left its room: "
                                    : "Not done: ")
                            + line);
        }
        turn.typedAhead.clear();
    }

    static boolean isOnTheWay(Turn turn) {
        return turn.underWay(Purpose.Open.class).anyMatch(Purpose.Open::view)
                || turn.underWay(Purpose.Asked.class).anyMatch(TypingAhead::leadsElsewhere);
    }

    private static boolean leadsElsewhere(Purpose.Asked asked) {
        return asked.what() == Purpose.Question.CREATE || asked.what() == Purpose.Question.LEAVE;
    }
}
