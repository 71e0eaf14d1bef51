package dev.parley.client.view;

import dev.parley.client.grid.Area;
import dev.parley.client.grid.Style;
import dev.parley.client.model.Model;
import dev.parley.client.model.Writing.Peek;

/** A pane over the messages, where the screen is too narrow to have it beside them: rooms from the left, members from the right. */
final class PeekView {

    private static final int WIDTH = 24;

    /** Columns of the messages that stay in sight, so that one sees what lies below. */
    private static final int LEFT_OPEN = 6;

    private PeekView() {}

    /** Columns of such a pane. */
    static int width(Area panes) {
        return Math.min(WIDTH, panes.width() - LEFT_OPEN - 1);
    }

    static void draw(Area panes, Model model) {
        Peek peek = Frame.peek(model);
        if (peek == Peek.NONE) {
            return;
        }
        int width = width(panes);
        boolean rooms = peek == Peek.ROOMS;
        int left = rooms ? 0 : panes.width() - width;
        Area pane = panes.area(left, 0, width, panes.height());
        pane.fill(Style.PLAIN);
        panes.vertical(rooms ? width : left - 1, 0, panes.height(), '│', Theme.LINE);
        if (rooms) {
            RoomListView.draw(pane, model);
        } else {
            MemberListView.draw(pane, model);
        }
    }
}
