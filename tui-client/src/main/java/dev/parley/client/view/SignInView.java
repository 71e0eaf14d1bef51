package dev.parley.client.view;

import dev.parley.client.edit.EditorView;
import dev.parley.client.edit.LineEditor;
import dev.parley.client.grid.Area;
import dev.parley.client.grid.Style;
import dev.parley.client.model.Connection;
import dev.parley.client.model.Model;
import dev.parley.client.model.SignInForm;
import dev.parley.client.model.SignInForm.Field;
import dev.parley.client.model.Tone;
import dev.parley.client.text.CleanText;
import dev.parley.client.text.Fit;
import dev.parley.client.text.TextWidth;
import dev.parley.client.text.Wrap;
import java.util.List;

/**
 * Who and where: the first screen. Of a password it shows whether any is typed, never how long it is. On a low screen its rows stand close, and where
 * there are fewer rows than fields, the one with the caret is among those that show.
 */
final class SignInView {

    private static final int WIDTH = 52;
    private static final int HEIGHT = 13;
    private static final int FIELD_COLUMN = 10;
    private static final int MOST_ERROR_ROWS = 3;

    /** From so many columns on there is one free at either side. */
    private static final int ROOM_FOR_MARGINS = 30;

    private static final String HINT = "Tab, ↑ ↓: field   ← →: choose   Enter: go on";
    private static final String SHORT_HINT = "Tab: field  ← →: choose  Enter: go on";

    private SignInView() {}

    static void draw(Area screen, Model model, SignInForm form) {
        int margin = screen.width() < ROOM_FOR_MARGINS ? 0 : 1;
        int width = Math.min(WIDTH, screen.width() - 2 * margin);
        int left = (screen.width() - width) / 2;
        int height = form.asksCode() ? HEIGHT + 1 : HEIGHT;
        if (screen.height() >= height) {
            int top = (screen.height() - height) / 3;
            spacious(screen.area(left, top, width, height), model, form);
        } else {
            close(screen.area(left, 0, width, screen.height()), model, form);
        }
    }

    private static void spacious(Area area, Model model, SignInForm form) {
        heading(area);
        area.horizontal(0, 1, area.width(), '─', Theme.LINE);
        for (Field field : form.fields()) {
            field(area.row(2 + row(form, field)), form, field);
        }
        int end = area.height() - 1;
        message(area.area(0, end - 1 - MOST_ERROR_ROWS, area.width(), MOST_ERROR_ROWS), model, form);
        hint(area.row(end - 1));
        area.put(0, end, "Ctrl-C twice: quit", Theme.DIM);
    }

    private static void hint(Area row) {
        String text = HINT.length() <= row.width() ? HINT : SHORT_HINT;
        row.put(0, 0, Fit.ellipsis(text, row.width()), Theme.DIM);
    }

    /** The row of a field: that of the second password stays free where there is none; the code has one where it is asked for. */
    private static int row(SignInForm form, Field field) {
        return switch (field) {
            case SERVER -> 0;
            case USER -> 1;
            case PASSWORD -> 2;
            case AGAIN -> 3;
            case CODE -> 4;
            case CHOICE -> form.asksCode() ? 5 : 4;
        };
    }

    private static void close(Area area, Model model, SignInForm form) {
        List<Field> fields = form.fields();
        int rows = area.height();
        // What went wrong has a row at least.
        int shown = Math.min(fields.size(), Math.max(1, rows - 1));
        int focus = fields.indexOf(form.focus());
        int first = Math.max(0, Math.min(focus - shown / 2, fields.size() - shown));
        int spare = rows - shown;
        int y = 0;
        if (spare > MOST_ERROR_ROWS) {
            heading(area);
            y++;
        }
        for (Field field : fields.subList(first, first + shown)) {
            field(area.row(y++), form, field);
        }
        message(area.area(0, y, area.width(), Math.min(MOST_ERROR_ROWS, rows - y)), model, form);
        if (rows - y > MOST_ERROR_ROWS) {
            hint(area.row(rows - 1));
        }
    }

    private static void heading(Area area) {
        area.put(0, 0, "Parley", Theme.PLAIN.bold());
        area.put(8, 0, Fit.ellipsis("chat for people who live in terminals", area.width() - 8), Theme.DIM);
    }

    private static void field(Area row, SignInForm form, Field field) {
        boolean focused = form.focus() == field;
        Area value = row.area(FIELD_COLUMN, 0, row.width() - FIELD_COLUMN, 1);
        row.shows(new Target.Field(field, -1));
        switch (field) {
            case SERVER -> text(row, value, "Server", form.server(), field, focused);
            case USER -> text(row, value, "User", form.user(), field, focused);
            case PASSWORD -> password(row, value, "Password", form.password(), "empty: 8 characters or more", focused);
            case AGAIN -> password(row, value, "Again", form.again(), "type the password again", focused);
            case CODE -> text(row, value, "Code", form.code(), field, focused);
            case CHOICE -> choice(row, value, form, focused);
        }
    }

    private static void text(Area row, Area value, String label, LineEditor editor, Field field, boolean focused) {
        label(row, label, focused);
        row.shows((column, y) ->
                new Target.Field(field, EditorView.offsetAt(editor, value.width(), column - FIELD_COLUMN)));
        EditorView.Line shown = EditorView.line(editor, value.width());
        value.put(0, 0, shown.text(), Theme.PLAIN);
        if (focused) {
            value.cursor(shown.caret(), 0);
        }
    }

    private static void password(Area row, Area value, String label, LineEditor editor, String hint, boolean focused) {
        label(row, label, focused);
        String state = editor.isEmpty() ? "empty" : "typed";
        String whole = editor.isEmpty() ? hint : "typed, not shown";
        String fitting = whole.length() + 4 <= value.width() ? whole : state;
        value.put(0, 0, "  (" + fitting + ")", editor.isEmpty() ? Theme.DIM : Theme.PLAIN);
        if (focused) {
            value.cursor(0, 0);
        }
    }

    private static void label(Area row, String label, boolean focused) {
        row.put(0, 0, label, focused ? Theme.UNREAD : Theme.DIM);
    }

    /** Both, or the chosen one alone where there is no room. */
    private static void choice(Area row, Area value, SignInForm form, boolean focused) {
        label(row, "Action", focused);
        Style chosen = focused ? Theme.UNREAD : Theme.PLAIN.bold();
        boolean register = form.register();
        for (List<String> words : List.of(List.of("sign in", "register a new name"), List.of("sign in", "register"))) {
            String one = sign(!register) + words.get(0);
            String other = sign(register) + words.get(1);
            int second = TextWidth.of(one) + 3;
            if (second + TextWidth.of(other) <= value.width()) {
                value.put(0, 0, one, register ? Theme.DIM : chosen);
                value.put(second, 0, other, register ? chosen : Theme.DIM);
                value.area(0, 0, TextWidth.of(one), 1).shows(new Target.Choice(false));
                value.area(second, 0, TextWidth.of(other), 1).shows(new Target.Choice(true));
                if (focused) {
                    value.cursor((register ? second : 0) + 1, 0);
                }
                return;
            }
        }
        value.put(0, 0, register ? "← register" : "sign in →", chosen);
        value.shows(new Target.Choice(!register));
        if (focused) {
            value.cursor(0, 0);
        }
    }

    private static String sign(boolean chosen) {
        return chosen ? "(•) " : "( ) ";
    }

    private static void message(Area area, Model model, SignInForm form) {
        if (!form.error().isEmpty()) {
            rows(area, CleanText.block(form.error()), Theme.ERROR);
        } else if (form.busy() || model.connection() instanceof Connection.Connecting) {
            rows(area, form.busy() ? "Asking the server…" : "Connecting…", Theme.DIM);
        } else if (form.takesOffer() && !model.quitArmed()) {
            rows(area, CleanText.block(offered(form.user().text())), Theme.PLAIN);
        } else if (model.quitArmed()) {
            rows(area, "Press Ctrl-C again to quit.", Theme.PLAIN);
        } else if (isTold(model)) {
            rows(area, CleanText.block(model.status().text()), Theme.PLAIN);
        }
    }

    private static String offered(String user) {
        return user + " is signed in in another window. Press Enter to sign in as " + user
                + " here too, or type another name.";
    }

    /** What went wrong before is only told while the server is there; the rest also when it does not wait any more. */
    private static boolean isTold(Model model) {
        boolean waits = model.connection() instanceof Connection.Greeted;
        boolean isGood =
                model.connection() instanceof Connection.Idle && model.status().tone() != Tone.ERROR;
        return (waits || isGood) && !model.status().isEmpty();
    }

    private static void rows(Area area, String text, Style style) {
        List<String> rows = Wrap.rows(text, area.width());
        for (int i = 0; i < Math.min(area.height(), rows.size()); i++) {
            boolean cut = i == area.height() - 1 && i < rows.size() - 1;
            area.put(0, i, cut ? Fit.clip(rows.get(i), area.width() - 1) + "…" : rows.get(i), style);
        }
    }
}
