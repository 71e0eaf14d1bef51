package dev.parley.client.view;

import dev.parley.client.model.Model;
import dev.parley.client.text.CleanText;
import dev.parley.client.text.TextWidth;
import dev.parley.protocol.Reaction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The reactions to a message below it: each once with how many there are, marked where one of them is one's own. Pure. */
final class Reactions {

    private Reactions() {}

    static List<Row> rows(Model model, List<Reaction> reactions, int column, int width) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        Map<String, Boolean> own = new LinkedHashMap<>();
        for (Reaction reaction : reactions) {
            counts.merge(reaction.emoji(), 1, Integer::sum);
            own.merge(reaction.emoji(), model.isMe(reaction.by()), Boolean::logicalOr);
        }
        List<Row> rows = new ArrayList<>();
        List<Row.Span> row = new ArrayList<>();
        int x = column;
        for (Map.Entry<String, Integer> each : counts.entrySet()) {
            boolean mine = Boolean.TRUE.equals(own.get(each.getKey()));
            String emoji = CleanText.line(each.getKey()) + " " + each.getValue();
            String shown = mine ? "[" + emoji + "]" : emoji;
            int columns = TextWidth.of(shown);
            if (x > column && x + columns > width) {
                rows.add(new Row(List.copyOf(row)));
                row.clear();
                x = column;
            }
            row.add(new Row.Span(x, shown, mine ? Theme.UNREAD : Theme.DIM));
            x += columns + 2;
        }
        if (!row.isEmpty()) {
            rows.add(new Row(List.copyOf(row)));
        }
        return rows;
    }
}
