package dev.parley.client.view;

import dev.parley.client.edit.Pieces;
import dev.parley.client.model.Conversation;
import dev.parley.client.model.Model;
import dev.parley.client.model.Question;
import dev.parley.client.text.CleanText;
import dev.parley.client.text.Fit;
import java.util.ArrayList;
import java.util.List;

/** What is asked: the question, the beginning of the text that it is about, and the answers. Pure. */
final class QuestionView {

    private static final int SHOWN = 3;

    private QuestionView() {}

    static List<Row> rows(Model model, Question question, int columns) {
        if (question instanceof Question.Delete delete) {
            return List.of(
                    row("Delete this for everybody?", columns, true),
                    row("│ " + CleanText.line(head(Replies.words(delete.message()))), columns, false),
                    row("Enter delete   Esc keep", columns, true));
        }
        boolean pasted = question instanceof Question.Pasted;
        String text = question instanceof Question.Pasted paste ? paste.text() : ((Question.TooLong) question).text();
        int lines = (int) text.lines().count();
        int messages = Pieces.of(whole(model, question), model.maxText()).size();
        List<Row> rows = new ArrayList<>();
        String size = pasted
                ? "Paste " + count(lines, "line") + where(model) + "?" + cut(question)
                : count(text.codePointCount(0, text.length()), "character") + "; a message has " + model.maxText()
                        + " at most.";
        rows.add(row(size, columns, true));
        text.lines().limit(SHOWN).forEach(line -> rows.add(row("│ " + CleanText.line(head(line)), columns, false)));
        if (lines > SHOWN) {
            rows.add(row("│ … " + (lines - SHOWN) + " more", columns, false));
        }
        String send = messages == 1 ? "send as one message" : "send as " + messages + " messages, cut at line ends";
        String others = "   e edit" + (pasted ? "   Esc drop" : "   Esc back");
        // On a narrow screen it is better to see all answers than all of one.
        boolean fits = "Enter ".length() + send.length() + others.length() <= columns;
        String brief = messages == 1 ? "send" : "send as " + messages;
        rows.add(row("Enter " + (fits ? send : brief) + others, columns, true));
        return rows;
    }

    /** What an answer would send: the paste among what stands in the line already. */
    private static String whole(Model model, Question question) {
        return question instanceof Question.Pasted pasted
                ? model.draft().editor().beforeCaret()
                        + pasted.text()
                        + model.draft().editor().afterCaret()
                : ((Question.TooLong) question).text();
    }

    private static String where(Model model) {
        Conversation here = model.conversations().current();
        return here == null ? "" : " into " + CleanText.line(here.title());
    }

    private static String cut(Question question) {
        return question instanceof Question.Pasted pasted && pasted.cut()
                ? " Its end is missing: it was too long."
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
