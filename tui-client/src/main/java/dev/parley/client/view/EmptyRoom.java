package dev.parley.client.view;

import dev.parley.client.model.Conversation;
import dev.parley.client.model.Line;
import dev.parley.client.model.Log;
import dev.parley.client.model.Member;
import dev.parley.client.model.Model;
import dev.parley.client.text.CleanText;
import dev.parley.client.text.Wrap;
import dev.parley.protocol.Entry;
import java.util.ArrayList;
import java.util.List;

/** What a conversation is where nobody has written yet, and what one can do there. Pure. */
final class EmptyRoom {

    private static final int MARGIN = 1;

    private EmptyRoom() {}

    /** None where somebody has. */
    static List<Row> rows(Model model, Conversation here, int width) {
        if (!here.open() || !here.outgoing().isEmpty() || !isEmpty(here.log())) {
            return List.of();
        }
        List<Row> rows = new ArrayList<>();
        rows.add(Row.of());
        List<String> words = here.isDirect() ? direct(here) : room(model, here);
        for (String line : words) {
            for (String row : Wrap.rows(CleanText.line(line), width - 2 * MARGIN)) {
                rows.add(Row.of(new Row.Span(MARGIN, row, Theme.DIM)));
            }
        }
        return rows;
    }

    private static boolean isEmpty(Log log) {
        if (!log.loaded() || log.older()) {
            return false;
        }
        for (long i = log.lines().begin(); i < log.lines().end(); i++) {
            Line line = log.lines().at(i);
            boolean said = line instanceof Line.Said entry && entry.entry() instanceof Entry.Message;
            if (said || line instanceof Line.Hole) {
                return false;
            }
        }
        return true;
    }

    private static List<String> room(Model model, Conversation here) {
        List<String> words = new ArrayList<>();
        words.add("Nobody has written in " + here.title() + " yet.");
        words.add("Type a message and press Enter to send it to everyone here.");
        boolean alone = here.members().size() <= 1;
        if (alone) {
            words.add("You are the only member. /invite NAME asks somebody in. If the room is open, others can type"
                    + " /join " + here.name() + ".");
        }
        if (here.topic().isEmpty() && here.members().get(model.user()) != null && alone) {
            words.add("/topic TEXT says what the room is about.");
        }
        return words;
    }

    private static List<String> direct(Conversation here) {
        String other = here.name().substring(1);
        Member member = here.members().get(other);
        List<String> words = new ArrayList<>();
        words.add("Only you and " + other + " can read this.");
        words.add("Type a message and press Enter to send it.");
        if (member != null && !member.online()) {
            words.add(other + " is offline, and will find it later.");
        }
        return words;
    }
}
