package dev.parley.client.plain;

import dev.parley.client.model.Conversation;
import dev.parley.client.model.Effect;
import dev.parley.client.model.Line;
import dev.parley.client.model.Model;
import dev.parley.client.model.Tone;
import dev.parley.client.text.CleanText;
import dev.parley.client.text.TwoColumns;
import dev.parley.protocol.Entry;
import java.util.ArrayList;
import java.util.List;

/** What a person reads of what the model has to show. Pure but for its clock. */
final class Transcript {

    /** Of what was said before one came: enough to know what it is about, and no more to listen to. */
    private static final int EARLIER = 10;

    /** No line of a page is longer. */
    private static final int WIDTH = 80;

    private final HumanLines lines;

    Transcript(HumanLines lines) {
        this.lines = lines;
    }

    /** Lines to print; none where the effect shows nothing, or nothing that the person has not just typed. */
    List<String> of(Model model, Effect effect) {
        lines.fold(model::folds);
        if (effect instanceof Effect.Shown shown) {
            return shown(model, shown);
        }
        if (effect instanceof Effect.ShownPage page) {
            List<String> all = new ArrayList<>();
            all.add(CleanText.line(page.page().title()));
            for (String line : page.page().lines()) {
                all.addAll(TwoColumns.wrapped(CleanText.line(line), WIDTH));
            }
            return all;
        }
        if (effect instanceof Effect.Said said && !said.status().isEmpty()) {
            return List.of(CleanText.line(said.status().text()));
        }
        return List.of();
    }

    private List<String> shown(Model model, Effect.Shown shown) {
        List<Line> wanted = shown.live() ? shown.lines() : earlier(model, shown);
        if (!shown.live()) {
            // A reply that comes later may be to one that is not read out now.
            shown.lines().forEach(line -> {
                if (line instanceof Line.Said said) {
                    lines.remember(said.entry());
                }
            });
        }
        Words words = new Words(model);
        return wanted.stream().flatMap(line -> line.accept(words).stream()).toList();
    }

    /** What a line is printed as; nothing for one that is not printed. */
    private final class Words implements Line.Visitor<List<String>> {
        private final Model model;

        Words(Model model) {
            this.model = model;
        }

        @Override
        public List<String> said(Line.Said said) {
            if (isTypedHere(model, said.entry())) {
                lines.remember(said.entry());
                return List.of();
            }
            String text = lines.of(said.entry());
            return text.isEmpty() ? List.of() : List.of(text);
        }

        @Override
        public List<String> note(Line.Note note) {
            return Transcript.note(note);
        }

        @Override
        public List<String> hole(Line.Hole hole) {
            return List.of();
        }
    }

    /** What was asked for is wrapped as a page is; what could not be sent stays as it was written. */
    private static List<String> note(Line.Note note) {
        String line = CleanText.line(note.text());
        boolean asked = note.tone() == Tone.INFO || note.tone() == Tone.HEADING;
        return asked ? TwoColumns.wrapped(line, WIDTH) : List.of(line);
    }

    /** Of a page of what was there before: the end of it where the person is, and what was said to them alone meanwhile. */
    private static List<Line> earlier(Model model, Effect.Shown shown) {
        Conversation conversation = model.conversations().get(shown.key());
        if (conversation == null) {
            return List.of();
        }
        boolean inView = shown.key().equals(model.conversations().currentKey());
        long read = conversation.marks().read();
        List<Line> wanted = shown.lines().stream()
                .filter(line -> inView || (conversation.isDirect() && isAfter(line, read)))
                .toList();
        return wanted.subList(Math.max(0, wanted.size() - EARLIER), wanted.size());
    }

    private static boolean isAfter(Line line, long read) {
        return line instanceof Line.Said said && said.entry().seq() > read;
    }

    private static boolean isTypedHere(Model model, Entry entry) {
        return entry instanceof Entry.Message message
                && message.cid() != null
                && message.cid().startsWith(model.settings().cidPrefix())
                && model.isMe(message.from());
    }
}
