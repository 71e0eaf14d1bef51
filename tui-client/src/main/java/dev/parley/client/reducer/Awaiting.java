package dev.parley.client.reducer;

import dev.parley.client.model.Conversation;
import dev.parley.client.model.Line;
import dev.parley.client.model.Member;
import dev.parley.client.model.Scrollback;
import dev.parley.client.model.Tone;
import java.time.Duration;

/** Whoever writes to somebody who is away is told so: the answer may take a while. */
final class Awaiting {

    /** It is not said again for so long. */
    private static final Duration SAID = Duration.ofMinutes(10);

    private static final int LINES_LOOKED_AT = 100;

    private Awaiting() {}

    /** A message of this user's own, in a direct conversation or elsewhere, is stored. */
    static void stored(Turn turn, Conversation conversation) {
        String away = away(turn, conversation);
        String words = "· " + away;
        if (!away.isEmpty() && !isSaid(turn, conversation, words)) {
            turn.note(conversation.key(), Tone.INFO, words);
        }
    }

    /** What stands in the bar behind the fate of a message to somebody who is away, while the note is not in sight; else empty. */
    static String behindFate(Turn turn, Conversation conversation) {
        boolean inSight = conversation.key().equals(turn.conversations.currentKey());
        String away = inSight ? "" : away(turn, conversation);
        return away.isEmpty() ? "" : " · " + away;
    }

    /** That the other side of a direct conversation is away, and why; else empty. */
    private static String away(Turn turn, Conversation conversation) {
        Member other = conversation.isDirect()
                ? conversation.members().get(conversation.name().substring(1))
                : null;
        if (other == null || !other.online() || other.away() == null || turn.isMe(other.name())) {
            return "";
        }
        return other.name() + " is away" + (other.away().isBlank() ? "" : ": " + other.away());
    }

    private static boolean isSaid(Turn turn, Conversation conversation, String words) {
        Scrollback lines = conversation.log().lines();
        long oldest = Math.max(lines.begin(), lines.end() - LINES_LOOKED_AT);
        for (long i = lines.end() - 1; i >= oldest; i--) {
            if (lines.at(i) instanceof Line.Note note && note.text().equals(words)) {
                return note.at().plus(SAID).isAfter(turn.wall);
            }
        }
        return false;
    }
}
