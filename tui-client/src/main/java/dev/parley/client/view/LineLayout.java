package dev.parley.client.view;

import dev.parley.client.grid.Style;
import dev.parley.client.model.Conversation;
import dev.parley.client.model.Fate;
import dev.parley.client.model.Line;
import dev.parley.client.model.Mentions;
import dev.parley.client.model.Model;
import dev.parley.client.model.Outgoing;
import dev.parley.client.model.Tone;
import dev.parley.client.text.CleanText;
import dev.parley.client.text.Fit;
import dev.parley.client.text.TextWidth;
import dev.parley.client.text.Wrap;
import dev.parley.protocol.Entry;
import dev.parley.protocol.MessageStyle;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One line of a transcript as rows: the time, who, and the text with a hanging indent. Pure. */
final class LineLayout {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final int TIME_WIDTH = 6;

    /** From this width on names stand in a column of their own. */
    private static final int ROOMY = 56;

    private static final int NAME_WIDTH = 12;

    /** For a fate's sign behind a text. */
    private static final int SIGN_WIDTH = 3;

    private final Model model;
    private final Conversation conversation;
    private final int width;
    private final boolean roomy;

    LineLayout(Model model, Conversation conversation, int width) {
        this.model = model;
        this.conversation = conversation;
        this.width = width;
        this.roomy = width >= ROOMY;
    }

    List<Row> rows(Line line) {
        if (line instanceof Line.Said said) {
            return entry(said.entry());
        }
        Line.Note note = (Line.Note) line;
        return note(note);
    }

    /** A message that the server has not stored yet. */
    List<Row> rows(Outgoing outgoing) {
        Fate fate = model.isOnline() ? Fate.SENDING : Fate.QUEUED;
        return message(outgoing.at(), model.user(), outgoing.text(), outgoing.style(), fate, null);
    }

    private List<Row> entry(Entry entry) {
        if (entry instanceof Entry.Message message) {
            boolean own = model.isMe(message.from());
            Fate fate = own && conversation.isDirect() ? conversation.fate(message) : null;
            return said(message, fate);
        }
        if (entry instanceof Entry.Joined joined) {
            return event(entry.at(), "→", joined.user() + " joined");
        }
        if (entry instanceof Entry.Left left) {
            String by = left.by() == null ? "" : " by " + left.by();
            String text = left.text() == null ? "" : ": " + left.text();
            String how =
                    switch (left.reason()) {
                        case LEAVE -> " left";
                        case LOGOUT -> " signed out";
                        case KICKED -> " was kicked" + by + text;
                        case BANNED -> " was banned" + by + text;
                    };
            return event(entry.at(), "←", left.user() + how);
        }
        Entry.Topic topic = (Entry.Topic) entry;
        return event(
                entry.at(),
                "·",
                topic.text().isEmpty()
                        ? topic.by() + " took the topic away"
                        : topic.by() + " set the topic: " + topic.text());
    }

    private List<Row> said(Entry.Message message, @Nullable Fate fate) {
        String text = message.deleted() != null
                ? "(deleted)"
                : message.edited() != null ? message.text() + " (edited)" : message.text();
        List<Row> rows = new ArrayList<>(
                message(message.at(), message.from(), text, message.style(), fate, Replies.to(conversation, message)));
        if (message.reactions() != null) {
            int column = textColumn(message.style() == MessageStyle.ACTION ? "*" : shownName(message.from()));
            rows.add(Row.of(new Row.Span(
                    column, Fit.ellipsis(ReactionCounts.of(message.reactions()), width - column), Theme.DIM)));
        }
        return rows;
    }

    private List<Row> message(
            Instant at,
            String from,
            String text,
            @Nullable MessageStyle style,
            @Nullable Fate fate,
            @Nullable String replyTo) {
        boolean action = style == MessageStyle.ACTION;
        boolean own = model.isMe(from);
        boolean call = !own && Mentions.isIn(text, model.user());
        Style name = call ? Theme.CALL : own ? Theme.name(from).bold() : Theme.name(from);
        Style body = call ? Theme.CALL : fate == Fate.SENDING || fate == Fate.QUEUED ? Theme.DIM : Theme.PLAIN;
        String who = action ? "*" : shownName(from);
        String words = action ? from + " " + text : text;
        List<Row> rows = new ArrayList<>();
        if (replyTo != null) {
            rows.add(Row.of(new Row.Span(
                    textColumn(who),
                    Fit.ellipsis("↱ " + CleanText.line(replyTo), width - textColumn(who)),
                    Theme.DIM)));
        }
        rows.addAll(spoken(at, who, name, words, action && !call ? body.italic() : body, fate));
        return rows;
    }

    private String shownName(String from) {
        String clean = CleanText.line(from);
        return roomy ? Fit.ellipsis(clean, NAME_WIDTH) : Fit.ellipsis(clean, NAME_WIDTH) + ":";
    }

    private List<Row> event(Instant at, String sign, String text) {
        return spoken(at, sign, Theme.DIM, text, Theme.DIM, null);
    }

    /** The column in which a text begins: names right-aligned before it, or as long as the name is where there is no room. */
    private int textColumn(String who) {
        return TIME_WIDTH + (roomy ? NAME_WIDTH : TextWidth.of(who)) + 1;
    }

    private List<Row> spoken(Instant at, String who, Style name, String text, Style style, @Nullable Fate fate) {
        int column = textColumn(who);
        int hanging = roomy ? column : Math.min(column, TIME_WIDTH + 2);
        int spare = fate == null ? 0 : SIGN_WIDTH;
        List<Wrap.Row> wrapped = Wrap.layout(CleanText.block(text), width - column - spare, width - hanging - spare);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < wrapped.size(); i++) {
            String piece = wrapped.get(i).text();
            int x = i == 0 ? column : hanging;
            List<Row.Span> spans = new ArrayList<>();
            if (i == 0) {
                spans.add(new Row.Span(0, TIME.format(at.atZone(model.settings().zone())), Theme.DIM));
                spans.add(new Row.Span(column - 1 - TextWidth.of(who), who, name));
            }
            spans.add(new Row.Span(x, piece, style));
            if (fate != null && i == wrapped.size() - 1) {
                Style sign = fate == Fate.SEEN ? Theme.SEEN : Theme.DIM;
                spans.add(new Row.Span(x + TextWidth.of(piece) + 1, fate.sign(), sign));
            }
            rows.add(new Row(spans));
        }
        return rows;
    }

    private List<Row> note(Line.Note note) {
        Style style =
                switch (note.tone()) {
                    case ERROR -> Theme.ERROR;
                    case NOTICE -> Theme.NOTICE;
                    case HEADING -> Theme.PLAIN.bold();
                    case INFO -> Theme.PLAIN;
                };
        boolean timed = note.tone() != Tone.INFO;
        List<Row> rows = new ArrayList<>();
        for (Wrap.Row piece : Wrap.layout(CleanText.block(note.text()), width - TIME_WIDTH, width - TIME_WIDTH - 4)) {
            boolean first = rows.isEmpty();
            Row.Span text = new Row.Span(first ? TIME_WIDTH : TIME_WIDTH + 4, piece.text(), style);
            Row.Span time = new Row.Span(
                    0, TIME.format(note.at().atZone(model.settings().zone())), Theme.DIM);
            rows.add(first && timed ? Row.of(time, text) : Row.of(text));
        }
        return rows;
    }
}
