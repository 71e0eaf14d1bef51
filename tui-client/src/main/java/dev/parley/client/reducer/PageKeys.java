package dev.parley.client.reducer;

import dev.parley.client.keys.Action;
import dev.parley.client.model.Page;
import dev.parley.client.terminal.Key;
import dev.parley.client.view.Frame;

/** The keyboard while a page is read: it moves, or goes. */
final class PageKeys {

    /** More rows than a page has. */
    private static final int FAR = 1_000_000;

    private PageKeys() {}

    static void pressed(Turn turn, Page page, Key key) {
        int height = Frame.of(turn.model()).pageRows();
        if (key instanceof Key.Text text) {
            text(turn, page, text.text(), height);
        } else {
            turn.preferences.keys().action(key).ifPresent(action -> act(turn, page, action, height));
        }
    }

    private static void text(Turn turn, Page page, String text, int height) {
        if (text.equals(" ")) {
            move(turn, page, height, height);
        } else {
            turn.page = null;
            if (text.equals("q")) {
                return;
            }
            if (turn.form == null) {
                ChatKeys.pressed(turn, new Key.Text(text));
            } else {
                FormKeys.pressed(turn, turn.form, new Key.Text(text));
            }
        }
    }

    private static void act(Turn turn, Page page, Action action, int height) {
        switch (action) {
            case PAGE_UP -> move(turn, page, -height, height);
            case PAGE_DOWN -> move(turn, page, height, height);
            case OLDER_LINE -> move(turn, page, -1, height);
            case NEWER_LINE -> move(turn, page, 1, height);
            case LINE_START -> turn.page = page.top(0);
            case LINE_END -> move(turn, page, FAR, height);
            case TOGGLE_ROOMS, TOGGLE_MEMBERS, MEMBERS -> {}
            case JUMP -> {
                turn.page = null;
                if (turn.form == null) {
                    Switching.open(turn);
                }
            }
            default -> turn.page = null;
        }
    }

    static void wheel(Turn turn, Page page, int rows) {
        move(turn, page, rows, Frame.of(turn.model()).pageRows());
    }

    private static void move(Turn turn, Page page, int rows, int height) {
        int lowest = Math.max(0, Frame.of(turn.model()).pageLines(page).size() - height);
        turn.page = page.top(Math.max(0, Math.min(lowest, page.top() + rows)));
    }
}
