package dev.parley.client.view;

import dev.parley.client.grid.Area;
import dev.parley.client.grid.Grid;
import dev.parley.client.model.Model;
import dev.parley.client.model.Switcher;
import dev.parley.client.model.TrustServer;
import dev.parley.client.text.Wrap;
import java.util.List;

/** The whole screen. Pure; any thread. */
public final class View {

    private View() {}

    /** What the model looks like on a screen of its size. */
    public static Grid render(Model model) {
        Grid grid = new Grid(model.size().columns(), model.size().rows());
        draw(grid, model);
        return grid;
    }

    /**
     * What is at a place of the screen, by drawing it: the largest thing first, the smallest last.
     *
     * @param column from 0; a place outside of the screen has nothing
     */
    public static List<Target> pointedAt(Model model, int column, int row) {
        Grid grid = Grid.pointedAt(model.size().columns(), model.size().rows(), column, row);
        draw(grid, model);
        return grid.pointedAt().stream().map(Target.class::cast).toList();
    }

    private static void draw(Grid grid, Model model) {
        Frame frame = Frame.of(model);
        if (frame.isTooSmall()) {
            tooSmall(grid.area());
        } else if (model.writing().question() instanceof TrustServer trust) {
            TrustView.draw(grid.area(), trust);
        } else if (model.form() != null && model.page() != null) {
            PageView.drawAlone(grid.area(), model.page());
        } else if (model.form() != null) {
            SignInView.draw(grid.area(), model, model.form());
        } else if (model.panes().isBare() && model.conversations().current() != null) {
            BareView.draw(grid.area(), model, model.conversations().current());
        } else {
            chat(grid.area(), model, frame);
        }
    }

    private static void chat(Area screen, Model model, Frame frame) {
        int columns = frame.columns();
        int height = frame.transcriptRows();
        TopicBar.draw(screen.row(0), model, frame);
        Area panes = screen.area(0, 1, columns, height);
        Area input = screen.area(0, 2 + height, columns, frame.inputRows());
        if (FindingView.isShown(model)) {
            FindingView.draw(panes, model);
            InputView.draw(input, model);
        } else if (model.page() != null) {
            PageView.draw(panes, model.page());
            InputView.draw(input, model);
        } else {
            // First, since a list that has the keyboard has the caret.
            InputView.draw(input, model);
            panes(panes, model, frame);
            PeekView.draw(panes, model);
            DeedsView.draw(panes, model, frame);
        }
        StatusBar.draw(screen.row(1 + height), model);
        Switcher switcher = model.writing().switcher();
        if (switcher != null && model.page() == null && model.writing().question() == null) {
            // Last, since the caret is in it.
            SwitcherView.draw(panes, model, frame, switcher);
        }
    }

    private static void panes(Area panes, Model model, Frame frame) {
        int height = panes.height();
        if (frame.roomsWidth() > 0) {
            RoomListView.draw(panes.area(0, 0, frame.roomsWidth(), height), model);
            panes.vertical(frame.roomsWidth(), 0, height, '│', Theme.LINE);
        }
        TranscriptView.draw(panes.area(frame.transcriptLeft(), 0, frame.transcriptColumns(), height), model);
        if (frame.membersWidth() > 0) {
            int left = panes.width() - frame.membersWidth();
            panes.vertical(left - 1, 0, height, '│', Theme.LINE);
            MemberListView.draw(panes.area(left, 0, frame.membersWidth(), height), model);
        }
    }

    private static void tooSmall(Area screen) {
        String size = screen.width() + "×" + screen.height();
        List<String> words = List.of(
                "This terminal is too small: " + size,
                "Parley needs " + Frame.LEAST_COLUMNS + "×" + Frame.LEAST_ROWS + ".",
                "Make it larger, or Ctrl-C.");
        int y = 0;
        for (String line : words) {
            for (String row : Wrap.rows(line, screen.width())) {
                screen.put(0, y++, row, Theme.PLAIN);
            }
        }
    }
}
