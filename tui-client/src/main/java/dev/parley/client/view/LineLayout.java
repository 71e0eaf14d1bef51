package dev.parley.client.view;

import dev.parley.client.grid.Style;
import dev.parley.client.model.Conversation;
import dev.parley.client.model.Fate;
import dev.parley.client.model.Folded;
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
import dev.parley.transcript.RoomWords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One line of a transcript as rows: the time, who, and the text with a hanging indent. Pure. */
final class LineLayout {

    /** A name before a text, in its row, has at most so many columns. */
    private static final int NAME_WIDTH = 12;

    /** On a narrow screen a name has at most one column of so many. */
    private static final int NAME_SHARE = 4;

    private static final int LEAST_NAME = 4;

    private static final String EDITED = "(edited)";

    /** For a fate's sign behind a text. */
    private static final int SIGN_WIDTH = 3;

    private final Entries entries = new Entries();
    private final Lines lines = new Lines();
    private final Model model;
    private final Conversation conversation;
    private final int width;
    private final boolean roomy;
    private final TimeColumn time;
    private final int timeWidth;
    private final int nameWidth;

    /** In the columns that a screen has for it. */
    LineLayout(Model model, Conversation conversation, Shares shares) {
        this(model, conversation, shares.time(), shares.names(), shares.before() + shares.text());
    }

    /** In so many columns; names stand before the text in its row. */
    LineLayout(Model model, Conversation conversation, int width) {
        this(
                model,
                conversation,
                TimeColumn.whole(model.preferences().timeFormat()).width(),
                0,
                width);
    }

    private LineLayout(Model model, Conversation conversation, int timeWidth, int names, int width) {
        this.model = model;
        this.conversation = conversation;
        this.width = width;
        this.time = TimeColumn.of(model.preferences().timeFormat(), timeWidth);
        this.timeWidth = timeWidth;
        this.roomy = names > 0;
        this.nameWidth = roomy ? names : Math.min(NAME_WIDTH, Math.max(LEAST_NAME, width / NAME_SHARE));
    }

    List<Row> rows(Line line) {
        return line.accept(lines);
    }

    private final class Lines implements Line.Visitor<List<Row>> {
        @Override
        public List<Row> said(Line.Said said) {
            return said.entry().accept(entries);
        }

        @Override
        public List<Row> note(Line.Note note) {
            return LineLayout.this.note(note);
        }

        @Override
        public List<Row> hole(Line.Hole hole) {
            // A rule, which has no column of times: TranscriptRows draws it.
            return List.of();
        }
    }

    /** People who came and went one after the other, or messages of somebody who is blocked, in one line. */
    List<Row> gathered(List<Line.Said> lines) {
        Line.Said last = lines.get(lines.size() - 1);
        if (last.entry() instanceof Entry.Message message) {
            String who = shownName(message.from());
            String words = "(" + lines.size() + " messages, blocked)";
            return spoken(last.at(), who, Theme.DIM, words, Theme.DIM.italic(), null, false);
        }
        return event(last.at(), "⇄", ComingsAndGoings.of(lines).words());
    }

    /** A message that the server has not stored yet. */
    List<Row> rows(Outgoing outgoing) {
        Fate fate = model.isOnline() ? Fate.SENDING : Fate.QUEUED;
        String replyTo = Replies.to(model, conversation, outgoing.replyTo());
        return message(outgoing.at(), model.user(), outgoing.text(), outgoing.style(), fate, replyTo, false);
    }

    /** Most entries are a line; what became of a message is seen in how it reads. */
    private final class Entries implements Entry.Visitor<List<Row>> {
        @Override
        public List<Row> message(Entry.Message message) {
            boolean own = model.isMe(message.from());
            Fate fate = own && conversation.isDirect() ? conversation.fate(message) : null;
            Entry.Message shown = Folded.message(message, model::folds);
            return Pointable.message(message, shownName(message.from()), marked(message, said(shown, fate)));
        }

        @Override
        public List<Row> joined(Entry.Joined joined) {
            return event(joined.at(), "→", joined.user() + " joined");
        }

        @Override
        public List<Row> left(Entry.Left left) {
            String by = left.by() == null ? "" : " by " + left.by();
            String text = left.text() == null ? "" : ": " + left.text();
            String how =
                    switch (left.reason()) {
                        case LEAVE -> " left";
                        case LOGOUT -> " signed out";
                        case KICKED -> " was kicked" + by + text;
                        case BANNED -> " was banned" + by + text;
                    };
            return event(left.at(), "←", left.user() + how);
        }

        @Override
        public List<Row> topic(Entry.Topic topic) {
            String text = Folded.topic(topic, model::folds).text();
            return event(
                    topic.at(),
                    "·",
                    text.isEmpty() ? topic.by() + " removed the topic" : topic.by() + " set the topic: " + text);
        }

        @Override
        public List<Row> edited(Entry.Edited edited) {
            return List.of();
        }

        @Override
        public List<Row> deleted(Entry.Deleted deleted) {
            return List.of();
        }

        @Override
        public List<Row> reacted(Entry.Reacted reacted) {
            return List.of();
        }

        @Override
        public List<Row> role(Entry.Role role) {
            return event(
                    role.at(),
                    "·",
                    role.by() + " made " + role.user() + " " + role.role().words());
        }

        @Override
        public List<Row> setting(Entry.Setting set) {
            return event(set.at(), "·", set.by() + " set " + RoomWords.setting(set.setting(), set.value()));
        }
    }

    private List<Row> said(Entry.Message message, @Nullable Fate fate) {
        if (message.hasNothingLeft()) {
            String who = shownName(message.from());
            return spoken(
                    message.at(),
                    who,
                    message.wasHidden() ? Theme.DIM : Theme.name(message.from()),
                    message.wasHidden() ? Folded.WORDS : "(message deleted)",
                    Theme.DIM.italic(),
                    null,
                    false);
        }
        List<Row> rows = new ArrayList<>(message(
                message.at(),
                message.from(),
                message.text(),
                message.style(),
                fate,
                Replies.to(model, conversation, message.replyTo()),
                message.edited() != null));
        if (message.reactions() != null) {
            rows.addAll(Reactions.rows(model, message.reactions(), hanging(shownName(message.from())), width));
        }
        return rows;
    }

    /** The message that has been chosen can be seen to be. */
    private List<Row> marked(Entry.Message message, List<Row> rows) {
        boolean here = conversation.key().equals(model.conversations().currentKey());
        if (!here || model.writing().chosen() != message.seq()) {
            return rows;
        }
        List<Row> marked = new ArrayList<>();
        for (Row row : rows) {
            List<Row.Span> spans = new ArrayList<>(row.spans());
            spans.replaceAll(span -> span.column() == 0 ? new Row.Span(0, span.text(), Theme.CHOSEN) : span);
            spans.add(new Row.Span(timeWidth - 1, "▌", Theme.CHOSEN_BAR));
            marked.add(new Row(spans));
        }
        return marked;
    }

    private List<Row> message(
            Instant at,
            String from,
            String text,
            @Nullable MessageStyle style,
            @Nullable Fate fate,
            @Nullable String replyTo,
            boolean edited) {
        boolean action = style == MessageStyle.ACTION;
        boolean own = model.isMe(from);
        boolean mention = !own && Mentions.isIn(text, model.user(), conversation.members());
        Style name = mention ? Theme.MENTION : own ? Theme.name(from).bold() : Theme.name(from);
        Style body = mention ? Theme.MENTION : fate == Fate.SENDING || fate == Fate.QUEUED ? Theme.DIM : Theme.PLAIN;
        String who = action ? "*" : shownName(from);
        String words = action ? from + " " + text : text;
        List<Row> rows = new ArrayList<>();
        if (replyTo != null) {
            rows.add(Row.of(new Row.Span(
                    textColumn(who),
                    Fit.ellipsis("↱ " + CleanText.line(replyTo), width - textColumn(who)),
                    Theme.DIM)));
        }
        rows.addAll(spoken(at, who, name, words, action && !mention ? body.italic() : body, fate, edited));
        return rows;
    }

    private String shownName(String from) {
        String clean = CleanText.line(from);
        return Fit.ellipsis(clean, nameWidth) + (roomy ? "" : ":");
    }

    private List<Row> event(Instant at, String sign, String text) {
        return spoken(at, sign, Theme.DIM, text, Theme.DIM, null, false);
    }

    /** The column in which a text begins: names right-aligned before it, or as long as the name is where there is no room. */
    private int textColumn(String who) {
        return timeWidth + (roomy ? nameWidth : TextWidth.of(who)) + 1;
    }

    private int hanging(String who) {
        int column = textColumn(who);
        return roomy ? column : Math.min(column, timeWidth + Shares.HANGING);
    }

    private List<Row> spoken(
            Instant at, String who, Style name, String text, Style style, @Nullable Fate fate, boolean edited) {
        int column = textColumn(who);
        int hanging = hanging(who);
        int spare = fate == null ? 0 : SIGN_WIDTH;
        String clean = CleanText.block(text);
        Linked linked = Linked.of(clean, style, at.hashCode());
        List<Wrap.Row> wrapped = Wrap.layout(clean, width - column - spare, width - hanging - spare);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < wrapped.size(); i++) {
            String piece = wrapped.get(i).text();
            int x = i == 0 ? column : hanging;
            List<Row.Span> spans = new ArrayList<>();
            if (i == 0) {
                spans.add(new Row.Span(0, time.text(at, model.settings().zone()), Theme.DIM));
                spans.add(new Row.Span(column - 1 - TextWidth.of(who), who, name));
            }
            spans.addAll(linked.spans(x, wrapped.get(i)));
            boolean last = i == wrapped.size() - 1;
            int end = x + TextWidth.of(piece) + 1;
            if (last && edited && end + EDITED.length() + spare > width) {
                rows.add(new Row(spans));
                spans = new ArrayList<>();
                end = hanging;
            }
            if (last && edited) {
                spans.add(new Row.Span(end, EDITED, Theme.DIM));
                end += EDITED.length() + 1;
            }
            if (last && fate != null) {
                Style sign = fate == Fate.SEEN ? Theme.SEEN : Theme.DIM;
                spans.add(new Row.Span(end, fate.sign(), sign));
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
        String clean = CleanText.block(note.text());
        Linked linked = Linked.of(clean, style, note.at().hashCode());
        for (Wrap.Row piece : Wrap.layout(clean, width - timeWidth, width - timeWidth - 4)) {
            boolean first = rows.isEmpty();
            List<Row.Span> spans = new ArrayList<>(linked.spans(first ? timeWidth : timeWidth + 4, piece));
            if (first && timed) {
                spans.add(
                        0, new Row.Span(0, time.text(note.at(), model.settings().zone()), Theme.DIM));
            }
            rows.add(new Row(spans));
        }
        return rows;
    }
}
