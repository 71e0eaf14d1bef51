package dev.parley.client.view;

import dev.parley.client.command.CommandLine;
import dev.parley.client.edit.EditorView;
import dev.parley.client.grid.Area;
import dev.parley.client.model.Conversation;
import dev.parley.client.model.Model;
import dev.parley.client.model.Recall;
import dev.parley.client.model.Rights;
import dev.parley.client.text.CleanText;
import dev.parley.client.text.Fit;
import dev.parley.client.text.TextWidth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The line that is being written, behind the name of where it will go, several rows where it is long; above it what belongs to it:
 * a status that is too long for the bar, what Tab offers. A question stands in the place of all that.
 */
final class InputView {

    private static final int MOST_PROMPT = 16;
    private static final int MOST_ROWS = 6;
    private static final int MOST_OFFERED = 3;

    private InputView() {}

    static void draw(Area area, Model model) {
        List<Row> above = above(model, area.width(), model.size().rows());
        for (int i = 0; i < above.size(); i++) {
            above.get(i).draw(area, i);
        }
        if (model.writing().question() != null) {
            area.cursor(QuestionView.caret(model.writing().question(), area.width()), above.size() - 1);
            return;
        }
        Area box = area.area(0, above.size(), area.width(), area.height() - above.size());
        int x = box.put(0, 0, prompt(model), onlyTo(model) == null ? Theme.DIM : Theme.MENTION);
        box.shows((column, row) -> new Target.Written(
                EditorView.offsetAt(model.draft().editor(), Frame.inputColumns(model), box.height(), column - x, row)));
        EditorView.Rows rows = EditorView.rows(model.draft().editor(), Frame.inputColumns(model), box.height());
        for (int i = 0; i < rows.rows().size(); i++) {
            box.put(x, i, rows.rows().get(i), Theme.PLAIN);
        }
        Conversation here = model.conversations().current();
        if (here != null
                && here.open()
                && model.draft().editor().isEmpty()
                && !Rights.mayWrite(model.session(), here)) {
            box.put(x + 1, 0, Fit.ellipsis("You can read here, but not write.", box.width() - x - 1), Theme.DIM);
        }
        hidden(box, x - 1, rows);
        box.cursor(x + rows.caretColumn(), rows.caretRow());
    }

    /** Shows that there are rows above or below those that show. */
    private static void hidden(Area box, int column, EditorView.Rows rows) {
        int last = rows.rows().size() - 1;
        boolean above = rows.first() > 0;
        boolean below = rows.first() + last + 1 < rows.total();
        if (above) {
            box.put(column, 0, below && last == 0 ? "↕" : "↑", Theme.UNREAD);
        }
        if (below && (last > 0 || !above)) {
            box.put(column, last, "↓", Theme.UNREAD);
        }
    }

    /** How many rows it takes of a screen. */
    static int rows(Model model) {
        int screen = model.size().rows();
        int above = above(model, model.size().columns(), screen).size();
        return model.writing().question() == null ? above + boxRows(model, screen) : above;
    }

    private static int boxRows(Model model, int screen) {
        return EditorView.rows(model.draft().editor(), Frame.inputColumns(model), Math.min(MOST_ROWS, screen / 3))
                .rows()
                .size();
    }

    private static List<Row> above(Model model, int columns, int screen) {
        if (model.writing().question() != null) {
            List<Row> question = QuestionView.rows(model, model.writing().question(), columns);
            int most = Math.max(2, screen / 2);
            if (question.size() <= most) {
                return question;
            }
            // The question and its answers stay on a screen that is too small for all of it.
            List<Row> some = new ArrayList<>(question.subList(0, most - 1));
            some.add(question.get(question.size() - 1));
            return some;
        }
        List<Row> rows = new ArrayList<>(StatusBar.below(model, columns, screen));
        AimView.row(model, columns).ifPresent(rows::add);
        if (model.completing() != null) {
            rows.addAll(CompletionView.rows(model.completing(), columns, Math.min(MOST_OFFERED, screen / 8)));
        }
        return rows;
    }

    static int promptWidth(Model model) {
        return TextWidth.of(prompt(model));
    }

    private static String prompt(Model model) {
        Recall recall = model.writing().recall();
        if (recall != null) {
            String query = CleanText.line(recall.query());
            return (recall.missing() ? "no '" : "search '") + Fit.ellipsis(query, mostPrompt(model)) + "': ";
        }
        String only = onlyTo(model);
        if (only != null) {
            // The name may be cut, what it means for the line may not.
            return "to @" + Fit.ellipsis(CleanText.line(only), mostPrompt(model)) + " only> ";
        }
        Conversation here = model.conversations().current();
        return here == null ? "> " : Fit.ellipsis(CleanText.line(here.title()), mostPrompt(model)) + "> ";
    }

    /** To whom alone the line goes as it stands; null where it goes to all in view. What replies or edits is for all. */
    private static @Nullable String onlyTo(Model model) {
        boolean plain = model.writing().recall() == null && model.draft().aim() == null;
        return plain ? CommandLine.onlyTo(model.draft().editor().text()) : null;
    }

    /** On a narrow screen the line that is written needs the room more. */
    private static int mostPrompt(Model model) {
        return Math.max(4, Math.min(MOST_PROMPT, model.size().columns() * 2 / 7));
    }
}
