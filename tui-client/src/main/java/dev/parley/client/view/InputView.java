package dev.parley.client.view;

import dev.parley.client.edit.EditorView;
import dev.parley.client.grid.Area;
import dev.parley.client.model.Conversation;
import dev.parley.client.model.Model;
import dev.parley.client.text.CleanText;
import dev.parley.client.text.Fit;
import dev.parley.client.text.TextWidth;

/** The line that is being written, behind the name of where it will go; several rows where it is long. */
final class InputView {

    private static final int MOST_PROMPT = 16;

    private InputView() {}

    static void draw(Area area, Model model) {
        String prompt = prompt(model);
        int x = area.put(0, 0, prompt, Theme.DIM);
        EditorView.Rows rows = EditorView.rows(model.draft().editor(), Frame.inputColumns(model), area.height());
        for (int i = 0; i < rows.rows().size(); i++) {
            area.put(x, i, rows.rows().get(i), Theme.PLAIN);
        }
        area.cursor(x + rows.caretColumn(), rows.caretRow());
    }

    static int promptWidth(Model model) {
        return TextWidth.of(prompt(model));
    }

    private static String prompt(Model model) {
        Conversation here = model.conversations().current();
        return here == null ? "> " : Fit.ellipsis(CleanText.line(here.title()), MOST_PROMPT) + "> ";
    }
}
