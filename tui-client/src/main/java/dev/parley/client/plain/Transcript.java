package dev.parley.client.plain;

import dev.parley.client.model.Effect;
import dev.parley.client.model.Line;
import dev.parley.client.model.Model;
import dev.parley.client.text.CleanText;
import dev.parley.protocol.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a person reads of what the model has to show. Pure but for its clock. */
final class Transcript {

    /** Of what was said before one came: enough to know what it is about, and no more to listen to. */
    private static final int EARLIER = 10;

    private final HumanLines lines;

    Transcript(HumanLines lines) {
        this.lines = lines;
    }

    /** Lines to print; none where the effect shows nothing, or nothing that the person has not just typed. */
    List<String> of(Model model, Effect effect) {
        if (effect instanceof Effect.Shown shown) {
            return shown(model, shown);
        }
        if (effect instanceof Effect.ShownPage page) {
            List<String> all = new ArrayList<>();
            all.add(page.page().title());
            all.addAll(page.page().lines());
            return all.stream().map(CleanText::line).collect(Collectors.toList());
        }
        if (effect instanceof Effect.Said said && !said.status().isEmpty()) {
            return List.of(CleanText.line(said.status().text()));
        }
        return List.of();
    }

    private List<String> shown(Model model, Effect.Shown shown) {
        List<Line> wanted = shown.lines();
        if (!shown.live()) {
            boolean inView = shown.key().equals(model.conversations().currentKey());
            wanted = inView ? wanted.subList(Math.max(0, wanted.size() - EARLIER), wanted.size()) : List.of();
        }
        List<String> texts = new ArrayList<>();
        for (Line line : wanted) {
            if (line instanceof Line.Note note) {
                texts.add(CleanText.line(note.text()));
            } else if (line instanceof Line.Said said && !isTypedHere(model, said.entry())) {
                String text = lines.of(said.entry());
                if (text != null) {
                    texts.add(text);
                }
            }
        }
        return texts;
    }

    private static boolean isTypedHere(Model model, Entry entry) {
        return entry instanceof Entry.Message message
                && message.cid() != null
                && message.cid().startsWith(model.settings().cidPrefix())
                && model.isMe(message.from());
    }
}
