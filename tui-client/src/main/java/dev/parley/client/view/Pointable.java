package dev.parley.client.view;

import dev.parley.protocol.Entry;
import java.util.ArrayList;
import java.util.List;

/** A message's rows as something to point at: the time and the name before it, and all of it. Pure. */
final class Pointable {

    private Pointable() {}

    /** {@code shown} is how the name stands before the text; what somebody does instead of saying it has none there. */
    static List<Row> message(Entry.Message message, String shown, List<Row> rows) {
        List<Row> pointable = new ArrayList<>(rows.size());
        boolean named = false;
        for (Row row : rows) {
            List<Row.Span> spans = new ArrayList<>(row.spans());
            for (int i = 0; i < spans.size(); i++) {
                Row.Span span = spans.get(i);
                if (span.column() == 0) {
                    spans.set(i, span.to(new Target.Message(message.seq(), true)));
                } else if (!named && span.text().equals(shown)) {
                    named = true;
                    spans.set(i, span.to(new Target.Person(message.from())));
                }
            }
            pointable.add(new Row(spans, new Target.Message(message.seq(), false), false));
        }
        return pointable;
    }
}
