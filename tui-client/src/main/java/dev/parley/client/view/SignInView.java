package dev.parley.client.view;

import dev.parley.client.edit.EditorView;
import dev.parley.client.edit.LineEditor;
import dev.parley.client.grid.Area;
import dev.parley.client.grid.Style;
import dev.parley.client.model.Connection;
import dev.parley.client.model.Model;
import dev.parley.client.model.SignInForm;
import dev.parley.client.model.SignInForm.Field;
import dev.parley.client.text.CleanText;
import dev.parley.client.text.Wrap;
import java.util.List;

/** Who and where: the first screen. Of the password nothing shows, not even how long it is. */
final class SignInView {

    private static final int WIDTH = 52;
    private static final int HEIGHT = 13;
    private static final int FIELD_COLUMN = 10;
    private static final int MOST_ERROR_ROWS = 3;

    private SignInView() {}

    static void draw(Area screen, Model model, SignInForm form) {
        int left = (screen.width() - WIDTH) / 2;
        int top = Math.max(0, (screen.height() - HEIGHT) / 3);
        Area area = screen.area(left, top, WIDTH, HEIGHT);
        area.put(0, 0, "Parley", Theme.PLAIN.bold());
        area.put(8, 0, "chat for people who live in terminals", Theme.DIM);
        area.horizontal(0, 1, WIDTH, '─', Theme.LINE);
        field(area, 2, "Server", form, Field.SERVER);
        field(area, 3, "User", form, Field.USER);
        password(area, 4, "Password", "typed unseen, 8 characters or more", form, Field.PASSWORD);
        if (form.register()) {
            password(area, 5, "Again", "the same once more", form, Field.AGAIN);
        }
        choice(area, 6, form);
        message(area, 8, model, form);
        area.put(0, 11, "Tab, ↑ ↓: field   ← →: choose   Enter: go on", Theme.DIM);
        area.put(0, 12, "Ctrl-C twice: quit", Theme.DIM);
    }

    private static void field(Area area, int y, String label, SignInForm form, Field which) {
        LineEditor editor = which == Field.SERVER ? form.server() : form.user();
        boolean focused = form.focus() == which;
        label(area, y, label, focused);
        int width = WIDTH - FIELD_COLUMN;
        EditorView.Line shown = EditorView.line(editor, width);
        area.row(y)
                .shows((column, row) ->
                        new Target.Field(which, EditorView.offsetAt(editor, width, column - FIELD_COLUMN)));
        area.put(FIELD_COLUMN, y, shown.text(), Theme.PLAIN);
        if (focused) {
            area.cursor(FIELD_COLUMN + shown.caret(), y);
        }
    }

    private static void password(Area area, int y, String label, String hint, SignInForm form, Field which) {
        boolean focused = form.focus() == which;
        area.row(y).shows(new Target.Field(which, -1));
        label(area, y, label, focused);
        area.put(FIELD_COLUMN, y, "  (" + hint + ")", Theme.DIM);
        if (focused) {
            area.cursor(FIELD_COLUMN, y);
        }
    }

    private static void label(Area area, int y, String label, boolean focused) {
        area.put(0, y, label, focused ? Theme.UNREAD : Theme.DIM);
    }

    private static void choice(Area area, int y, SignInForm form) {
        boolean focused = form.focus() == Field.CHOICE;
        label(area, y, "To do", focused);
        Style chosen = focused ? Theme.UNREAD : Theme.PLAIN.bold();
        area.row(y).shows(new Target.Field(Field.CHOICE, -1));
        int x = area.put(
                FIELD_COLUMN, y, form.register() ? "( ) sign in" : "(•) sign in", form.register() ? Theme.DIM : chosen);
        area.area(FIELD_COLUMN, y, x - FIELD_COLUMN, 1).shows(new Target.Choice(false));
        int end = area.put(
                x + 3,
                y,
                form.register() ? "(•) register a new name" : "( ) register a new name",
                form.register() ? chosen : Theme.DIM);
        area.area(x + 3, y, end - x - 3, 1).shows(new Target.Choice(true));
        if (focused) {
            area.cursor(form.register() ? x + 4 : FIELD_COLUMN + 1, y);
        }
    }

    private static void message(Area area, int y, Model model, SignInForm form) {
        if (!form.error().isEmpty()) {
            List<String> rows = Wrap.rows(CleanText.block(form.error()), WIDTH);
            for (int i = 0; i < Math.min(MOST_ERROR_ROWS, rows.size()); i++) {
                area.put(0, y + i, rows.get(i), Theme.ERROR);
            }
        } else if (form.busy() || model.connection() instanceof Connection.Connecting) {
            area.put(0, y, form.busy() ? "Asking the server…" : "Connecting…", Theme.DIM);
        } else if (model.quitArmed()) {
            area.put(0, y, "Ctrl-C once more quits.", Theme.PLAIN);
        } else if (model.connection() instanceof Connection.Greeted
                && !model.status().isEmpty()) {
            area.put(0, y, model.status().text(), Theme.PLAIN);
        }
    }
}
