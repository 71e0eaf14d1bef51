package dev.parley.client.view;

import dev.parley.client.model.Model;
import dev.parley.client.model.Page;
import dev.parley.client.model.Size;
import dev.parley.client.model.Writing.Peek;
import java.util.List;

/**
 * Where everything stands on a screen: the title on the first row; rooms, transcript and members side by side, a line between
 * them; the status bar; the input at the bottom. As the screen narrows the members fold away, then the rooms.
 *
 * @param roomsWidth columns of the list of rooms, 0 if it is hidden or folded away
 * @param membersWidth columns of the list of members, 0 if it is hidden or folded away
 * @param inputRows rows of the line that is being written, with what stands above it
 */
public record Frame(int columns, int rows, int roomsWidth, int membersWidth, int inputRows) {

    public static final int LEAST_COLUMNS = 20;
    public static final int LEAST_ROWS = 5;

    /** Where there are fewer columns, the members are folded away: the messages need them more. */
    static final int MEMBERS_FROM = 60;

    /** Where there are fewer, the rooms are too. */
    static final int ROOMS_FROM = 48;

    /** Below this, bars say things shorter. */
    static final int TERSE = 60;

    /** The title above and the status bar below the panes. */
    private static final int BARS = 2;

    /** From how many columns on the side panes have which widths. */
    private static final int[][] WIDTHS = {{140, 26, 22}, {100, 20, 17}, {76, 16, 14}, {0, 12, 11}};

    /** Of the bare view: in place of the bars and of the line there is a single row. */
    private static final int BARE = 1 - BARS;

    public static Frame of(Model model) {
        int columns = model.size().columns();
        int rows = model.size().rows();
        if (model.panes().isBare()) {
            return new Frame(columns, rows, 0, 0, BARE);
        }
        int[] widths = WIDTHS[0];
        for (int i = 0; columns < widths[0]; ) {
            widths = WIDTHS[++i];
        }
        return new Frame(
                columns,
                rows,
                model.panes().rooms() && columns >= ROOMS_FROM ? widths[1] : 0,
                model.panes().members() && columns >= MEMBERS_FROM ? widths[2] : 0,
                InputView.rows(model));
    }

    /** Whether a pane cannot stand beside the messages, chosen or not: the person may look at it over them. */
    public static boolean folds(Peek pane, Size size) {
        return switch (pane) {
            case NONE -> false;
            case ROOMS -> size.columns() < ROOMS_FROM;
            case MEMBERS -> size.columns() < MEMBERS_FROM;
        };
    }

    /** The pane that is looked at over the messages. */
    static Peek peek(Model model) {
        Peek peek = model.writing().peek();
        return folds(peek, model.size()) ? peek : Peek.NONE;
    }

    static int inputColumns(Model model) {
        return Math.max(1, model.size().columns() - InputView.promptWidth(model));
    }

    public boolean isTooSmall() {
        return columns < LEAST_COLUMNS || rows < LEAST_ROWS;
    }

    /** Of the panes. */
    public int transcriptRows() {
        return Math.max(1, rows - BARS - inputRows);
    }

    public int transcriptColumns() {
        return Math.max(1, columns - transcriptLeft() - (membersWidth == 0 ? 0 : membersWidth + 1));
    }

    int transcriptLeft() {
        return roomsWidth == 0 ? 0 : roomsWidth + 1;
    }

    /** Rows of a page that is read. */
    public int pageRows() {
        return transcriptRows();
    }

    /** A page's lines as they are wrapped here. */
    public List<String> pageLines(Page page) {
        return PageView.lines(page, columns);
    }
}
