package dev.parley.client.view;

import dev.parley.client.command.CommandLine;
import dev.parley.client.command.RoomOrders;
import dev.parley.client.edit.EditorView;
import dev.parley.client.edit.Pieces;
import dev.parley.client.model.Conversation;
import dev.parley.client.model.Model;
import dev.parley.client.model.NewPassword;
import dev.parley.client.model.Question;
import dev.parley.client.model.RoomKey;
import dev.parley.client.model.TrustServer;
import dev.parley.client.text.CleanText;
import dev.parley.client.text.Fit;
import dev.parley.client.text.Wrap;
import java.util.ArrayList;
import java.util.List;

/** What is asked: the question, the beginning of the text that it is about, and the answers. Pure. */
final class QuestionView {

    private static final int SHOWN = 3;

    private QuestionView() {}

    static List<Row> rows(Model model, Question question, int columns) {
        return question.accept(new Rows(model, columns));
    }

    /** The column of the cursor, in the last row. */
    static int caret(Question question, int columns) {
        return question instanceof Question.Reason reason
                ? RoomOrders.reason(reason.request()).length()
                        + 1
                        + typed(reason, columns).caret()
                : 0;
    }

    private static EditorView.Line typed(Question.Reason reason, int columns) {
        int label = RoomOrders.reason(reason.request()).length() + 1;
        return EditorView.line(reason.typed(), Math.max(1, columns - label));
    }

    private static final class Rows implements Question.Visitor<List<Row>> {
        private final Model model;
        private final int columns;

        Rows(Model model, int columns) {
            this.model = model;
            this.columns = columns;
        }

        @Override
        public List<Row> pasted(Question.Pasted pasted) {
            return text(model, pasted, pasted.text(), columns);
        }

        @Override
        public List<Row> tooLong(Question.TooLong tooLong) {
            return text(model, tooLong, tooLong.text(), columns);
        }

        @Override
        public List<Row> delete(Question.Delete delete) {
            return List.of(
                    row("Delete this for everybody?", columns, true),
                    row("│ " + CleanText.line(head(Replies.words(model, delete.message()))), columns, false),
                    row("y delete   Esc keep", columns, true));
        }

        @Override
        public List<Row> open(Question.Public open) {
            return List.of(
                    row("This looks private. Send it" + to(model, open.where()) + "?", columns, true),
                    row("│ " + CleanText.line(head(open.text())), columns, false),
                    row("y send   Esc or another letter: back to the line", columns, true));
        }

        @Override
        public List<Row> logOut(Question.LogOut out) {
            List<Row> rows = new ArrayList<>();
            rows.add(row("Sign out?", columns, true));
            Wrap.rows(CleanText.line(head(out.loss())), columns).forEach(line -> rows.add(row(line, columns, false)));
            rows.add(row("/quit ends the client and keeps your rooms.", columns, false));
            rows.add(row("y sign out   Esc stay", columns, true));
            return rows;
        }

        @Override
        public List<Row> newPassword(NewPassword asked) {
            String state = asked.typed().isEmpty() ? "(empty)" : "(typed, not shown)";
            String how = asked.error().isEmpty() ? "Enter continue   Esc cancel" : asked.error();
            List<Row> rows = new ArrayList<>();
            rows.add(row(asked.step().label() + ": " + state, columns, true));
            if (!asked.why().isEmpty()) {
                rows.add(row(asked.why(), columns, false));
            }
            rows.add(row(how, columns, asked.error().isEmpty()));
            return rows;
        }

        @Override
        public List<Row> trustServer(TrustServer trust) {
            // Its lines have the whole screen.
            return List.of(row(TrustView.QUESTION, columns, true), row(TrustView.ANSWERS, columns, true));
        }

        @Override
        public List<Row> untopic(Question.Untopic topic) {
            return List.of(
                    row("Remove the topic of " + title(model, topic.room()) + "?", columns, true),
                    row("│ " + CleanText.line(head(topic.topic())), columns, false),
                    row("y remove   Esc keep", columns, true));
        }

        @Override
        public List<Row> order(Question.Order order) {
            return List.of(
                    row(CleanText.line(RoomOrders.question(order.request())), columns, true),
                    row("│ " + CleanText.line(RoomOrders.hint(order.request())), columns, false),
                    row("y " + RoomOrders.verb(order.request()) + "   Esc cancel", columns, true));
        }

        /** What is typed is the last row: there the cursor is. */
        @Override
        public List<Row> reason(Question.Reason reason) {
            String label = RoomOrders.reason(reason.request()) + " ";
            return List.of(
                    row(CleanText.line(RoomOrders.question(reason.request())), columns, true),
                    row("Enter continue   Esc cancel   (optional)", columns, false),
                    Row.of(
                            new Row.Span(0, Fit.ellipsis(label, columns), Theme.DIM),
                            new Row.Span(label.length(), typed(reason, columns).text(), Theme.PLAIN)));
        }

        @Override
        public List<Row> deleteRoom(Question.DeleteRoom room) {
            return List.of(
                    row("Delete " + title(model, room.room()) + "?", columns, true),
                    row("│ All messages are gone then, for everybody.", columns, false),
                    row("y delete   Esc keep", columns, true));
        }
    }

    private static List<Row> text(Model model, Question question, String text, int columns) {
        boolean pasted = question instanceof Question.Pasted;
        int lines = (int) text.lines().count();
        int messages = Pieces.of(whole(model, question, text), model.maxText()).size();
        List<Row> rows = new ArrayList<>();
        String size = pasted
                ? "Paste " + count(lines, "line") + where(model, question, text) + "?" + cut(question)
                : count(text.codePointCount(0, text.length()), "character") + "; a message holds " + model.maxText()
                        + " at most.";
        rows.add(row(size, columns, true));
        text.lines().limit(SHOWN).forEach(line -> rows.add(row("│ " + CleanText.line(head(line)), columns, false)));
        if (lines > SHOWN) {
            rows.add(row("│ … " + (lines - SHOWN) + " more", columns, false));
        }
        String send = messages == 1 ? "send as one message" : "send as " + messages + " messages, split at line ends";
        String others = "   e edit" + (pasted ? "   Esc discard" : "   Esc back");
        // On a narrow screen it is better to see all answers than all of one.
        boolean fits = "Enter ".length() + send.length() + others.length() <= columns;
        String brief = messages == 1 ? "send" : "send as " + messages;
        rows.add(row("Enter " + (fits ? send : brief) + others, columns, true));
        return rows;
    }

    /** What an answer would send: the paste among what stands in the line already. */
    private static String whole(Model model, Question question, String text) {
        return question instanceof Question.Pasted
                ? model.draft().editor().beforeCaret()
                        + text
                        + model.draft().editor().afterCaret()
                : text;
    }

    /** A paste goes to one person alone where it completes a line that does. */
    private static String where(Model model, Question question, String text) {
        Conversation here = model.conversations().current();
        String only = CommandLine.onlyTo(whole(model, question, text));
        if (only != null) {
            return " to @" + CleanText.line(only) + " only";
        }
        return here == null ? "" : " into " + CleanText.line(here.title());
    }

    private static String to(Model model, String key) {
        Conversation conversation = model.conversations().get(key);
        if (conversation == null) {
            return " to everybody";
        }
        return (conversation.isDirect() ? " to " : " to everybody in ") + title(model, key);
    }

    private static String title(Model model, String room) {
        Conversation conversation = model.conversations().get(RoomKey.of(room));
        return CleanText.line(conversation == null ? room : conversation.title());
    }

    private static String cut(Question question) {
        return question instanceof Question.Pasted pasted && pasted.cut()
                ? " It was too long; its end is missing."
                : "";
    }

    /** A row needs no more of a line than this, however long it is. */
    private static String head(String line) {
        return line.length() > 1_000 ? line.substring(0, 1_000) : line;
    }

    private static String count(int number, String one) {
        return String.format("%,d", number) + " " + one + (number == 1 ? "" : "s");
    }

    private static Row row(String text, int columns, boolean strong) {
        return Row.of(new Row.Span(0, Fit.ellipsis(text, columns), strong ? Theme.CURRENT : Theme.DIM));
    }
}
