package dev.parley.client.view;

import dev.parley.client.model.Conversation;
import dev.parley.client.model.Model;
import dev.parley.client.model.Page;
import dev.parley.client.model.Panes;
import dev.parley.client.model.Writing.Peek;
import dev.parley.client.text.CleanText;
import dev.parley.client.text.TextWidth;
import java.util.List;

/**
 * Where everything stands on a screen: the title on the first row; rooms, transcript and members side by side, a line between
 * them; the status bar; the input at the bottom. As the screen narrows the members fold away, then the rooms.
 *
 * @param inputRows rows of the line that is being written, with what stands above it
 */
public record Frame(int columns, int rows, Shares shares, int inputRows) {

    public static final int LEAST_COLUMNS = 20;
    public static final int LEAST_ROWS = 5;

    /** Below this, bars say things shorter. */
    static final int TERSE = 60;

    /** Of the column of names, where nobody has said anything yet. */
    private static final int LEAST_NAME = 3;

    /** The title above and the status bar below the panes. */
    private static final int BARS = 2;

    /** Of the bare view: in place of the bars and of the line there is a single row. */
    private static final int BARE = 1 - BARS;

    public static Frame of(Model model) {
        int columns = model.size().columns();
        int rows = model.size().rows();
        if (model.panes().isBare()) {
            return new Frame(columns, rows, shares(model, false, false), BARE);
        }
        Panes panes = model.panes();
        return new Frame(columns, rows, shares(model, panes.rooms(), panes.members()), InputView.rows(model));
    }

    private static Shares shares(Model model, boolean rooms, boolean members) {
        String format = model.preferences().timeFormat();
        Conversation here = model.conversations().current();
        return Shares.of(new Shares.Wishes(
                model.size().columns(),
                TimeColumn.clock(format).width(),
                TimeColumn.whole(format).width(),
                rooms ? RoomListView.columns(model) : 0,
                members ? MemberListView.columns(here) : 0,
                here == null ? LEAST_NAME : Math.max(LEAST_NAME, names(model, here))));
    }

    private static int names(Model model, Conversation here) {
        int stored = here.log().lines().nameColumns();
        return here.outgoing().isEmpty() ? stored : Math.max(stored, TextWidth.of(CleanText.line(model.user())));
    }

    /** Whether a pane cannot stand beside the messages, chosen or not: the person may look at it over them. */
    public static boolean folds(Peek pane, Model model) {
        return switch (pane) {
            case NONE -> false;
            case ROOMS -> shares(model, true, model.panes().members()).rooms() == 0;
            case MEMBERS -> shares(model, model.panes().rooms(), true).members() == 0;
        };
    }

    /** The pane that is looked at over the messages. */
    static Peek peek(Model model) {
        Peek peek = model.writing().peek();
        return folds(peek, model) ? peek : Peek.NONE;
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

    /** Of the list of rooms; 0 if it is hidden or folded away. */
    int roomsWidth() {
        return shares.rooms();
    }

    /** Of the list of members; likewise. */
    int membersWidth() {
        return shares.members();
    }

    public int transcriptColumns() {
        return Math.max(1, columns - transcriptLeft() - (membersWidth() == 0 ? 0 : membersWidth() + 1));
    }

    int transcriptLeft() {
        return roomsWidth() == 0 ? 0 : roomsWidth() + 1;
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
