package dev.parley.client.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.TerminalSize;
import dev.parley.client.Scripts;
import dev.parley.client.Seeds;
import dev.parley.client.grid.Cell;
import dev.parley.client.grid.Colour;
import dev.parley.client.grid.ColourDepth;
import dev.parley.client.grid.Grid;
import dev.parley.client.grid.Link;
import dev.parley.client.grid.Style;
import dev.parley.client.text.CleanText;
import dev.parley.client.text.Graphemes;
import dev.parley.client.text.TextWidth;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FrameScreenTest {

    private static final Style PLAIN = Style.PLAIN;
    private static final List<ColourDepth> DEPTHS = List.copyOf(EnumSet.allOf(ColourDepth.class));

    @Test
    void aTypedLetterCostsAFewBytesAndOneWrite() throws IOException {
        PaperTerminal paper = new PaperTerminal(80, 24, PaperTerminal.Opinion.CLUSTERS);
        FrameScreen screen = screen(paper, 80, 24, ColourDepth.TRUE_COLOUR);
        Grid grid = typing(new Grid(80, 24), "> hell");
        screen.show(grid);
        assertThat(paper.takeWrites()).hasSize(1);
        screen.show(typing(new Grid(80, 24), "> hello"));
        List<byte[]> writes = paper.takeWrites();
        assertThat(writes).hasSize(1);
        assertThat(new String(writes.get(0), StandardCharsets.UTF_8)).isEqualTo("\u001b[?2026ho\u001b[?2026l");
    }

    @Test
    void aMessageOfEveryDayCostsNoMoreThanItsTextAndAFewSteps() throws IOException {
        for (String text : List.of(
                "shall we meet at the station at ten?",
                "Пойдём завтра в кино?",
                "Πάμε αύριο;",
                "明日駅で会いましょう",
                "내일 봐요")) {
            PaperTerminal paper = new PaperTerminal(80, 3, PaperTerminal.Opinion.CLUSTERS);
            FrameScreen screen = screen(paper, 80, 3, ColourDepth.XTERM_256);
            screen.show(new Grid(80, 3));
            paper.takeWrites();
            screen.show(typing(new Grid(80, 3), text));
            int bytes = text.getBytes(StandardCharsets.UTF_8).length + text.length();
            assertThat(paper.takeWrites().get(0).length).as(text).isLessThan(bytes + 64);
        }
    }

    @Test
    void aFrameThatChangesNothingWritesNothing() throws IOException {
        PaperTerminal paper = new PaperTerminal(80, 24, PaperTerminal.Opinion.CLUSTERS);
        FrameScreen screen = screen(paper, 80, 24, ColourDepth.TRUE_COLOUR);
        screen.show(typing(new Grid(80, 24), "> 👨‍👩‍👧‍👦 中"));
        paper.takeWrites();
        screen.show(typing(new Grid(80, 24), "> 👨‍👩‍👧‍👦 中"));
        assertThat(paper.takeWrites()).isEmpty();
    }

    @Test
    void aMessageThatScrollsCostsWhatItChanges() throws IOException {
        PaperTerminal paper = new PaperTerminal(120, 35, PaperTerminal.Opinion.CLUSTERS);
        FrameScreen screen = screen(paper, 120, 35, ColourDepth.XTERM_256);
        screen.show(room(0));
        paper.takeWrites();
        screen.show(room(1));
        List<byte[]> writes = paper.takeWrites();
        assertThat(writes).hasSize(1);
        assertThat(writes.get(0).length).isLessThan(2600);
        assertThatItShows(paper, room(1), ColourDepth.XTERM_256);
    }

    @Test
    void aWholeScreenIsDrawnAfterItWasLost() throws IOException {
        PaperTerminal paper = new PaperTerminal(20, 3, PaperTerminal.Opinion.CLUSTERS);
        FrameScreen screen = screen(paper, 20, 3, ColourDepth.TRUE_COLOUR);
        Grid grid = typing(new Grid(20, 3), "> hi");
        screen.show(grid);
        paper.write("\u001b[H\u001b[Jscribble".getBytes(StandardCharsets.UTF_8), 0, 14);
        screen.invalidate();
        screen.show(grid);
        assertThatItShows(paper, grid, ColourDepth.TRUE_COLOUR);
    }

    @Test
    void whateverIsDrawnTheTerminalShowsTheGrid() {
        Seeds.each(150, random -> {
            int width = 1 + random.nextInt(40);
            int height = 1 + random.nextInt(5);
            ColourDepth depth = DEPTHS.get(random.nextInt(DEPTHS.size()));
            PaperTerminal paper = new PaperTerminal(width, height, PaperTerminal.Opinion.CLUSTERS);
            FrameScreen screen = screen(paper, width, height, depth);
            Grid grid = new Grid(width, height);
            for (int frame = 0; frame < 12; frame++) {
                grid = draw(grid, random);
                show(screen, grid);
                assertThatItShows(paper, grid, depth);
                assertThat(paper.takeWrites().size()).isLessThanOrEqualTo(1);
            }
        });
    }

    @Test
    void aTerminalThatKnowsLinksIsToldWhereCellsLead() {
        Seeds.each(150, random -> {
            int width = 1 + random.nextInt(40);
            PaperTerminal paper = new PaperTerminal(width, 4, PaperTerminal.Opinion.CLUSTERS);
            AnsiTerminal ansi =
                    new AnsiTerminal(new FrameOutput(paper), () -> new TerminalSize(width, 4), ColourDepth.XTERM_256);
            FrameScreen screen = screen(ansi);
            boolean told = false;
            Grid grid = new Grid(width, 4);
            for (int frame = 0; frame < 12; frame++) {
                if (random.nextInt(4) == 0) {
                    told = random.nextBoolean();
                    ansi.links(told);
                    screen.invalidate();
                }
                grid = draw(grid, random);
                for (int i = random.nextInt(3); i > 0; i--) {
                    Link link = new Link(Integer.toHexString(random.nextInt(3)), "https://example.org/%20" + i);
                    Style style = random.nextBoolean() ? PLAIN : style(random);
                    grid.put(random.nextInt(width), random.nextInt(4), simple(random), style.link(link));
                }
                show(screen, grid);
                assertThatItShows(paper, grid, ColourDepth.XTERM_256);
                assertThatItLeads(paper, grid, told);
            }
        });
    }

    @Test
    void rowsThatAreOneLineAreOneToTheTerminalToo() {
        Seeds.each(300, random -> {
            int width = 4 + random.nextInt(30);
            int height = 2 + random.nextInt(8);
            PaperTerminal paper = new PaperTerminal(width, height, PaperTerminal.Opinion.CLUSTERS);
            FrameScreen screen = screen(paper, width, height, ColourDepth.XTERM_256);
            Grid grid = new Grid(width, height);
            for (int frame = 0; frame < 8; frame++) {
                if (random.nextInt(3) > 0) {
                    grid = lines(width, height, random);
                }
                show(screen, grid);
                assertThatItShows(paper, grid, ColourDepth.XTERM_256);
                for (int y = 0; y < height; y++) {
                    boolean goesOn = grid.goesOn(y)
                            && isUndisputed(grid, y)
                            && isUndisputed(grid, y + 1)
                            && !grid.row(y + 1).isBlank();
                    assertThat(paper.isJoined(y)).as("row %d of\n%s", y, grid).isEqualTo(goesOn);
                }
            }
        });
    }

    /** Texts cut at the edge, each from a row of its own on. */
    private static Grid lines(int width, int height, Random random) {
        Grid grid = new Grid(width, height);
        int y = 0;
        int x = 0;
        while (y < height) {
            String text = random.nextInt(3) > 0 ? simple(random) + "x" : Scripts.hostile(random, 4) + "x";
            Graphemes.Cursor cursor = new Graphemes.Cursor(CleanText.line(text), 0);
            Style style = random.nextBoolean() ? PLAIN : style(random);
            while (y < height && cursor.advance()) {
                if (x + TextWidth.ofGrapheme(cursor.grapheme()) > width) {
                    if (random.nextInt(4) > 0) {
                        grid.area().goesOn(y);
                    }
                    y++;
                    x = 0;
                }
                x = grid.put(x, y, cursor.grapheme(), style);
            }
            if (random.nextInt(4) == 0) {
                y++;
                x = 0;
            }
        }
        return grid;
    }

    private static boolean isUndisputed(Grid grid, int y) {
        for (int x = 0; x < grid.width(); x++) {
            if (!grid.cell(x, y).isContinuation()
                    && TextWidth.isDisputed(grid.cell(x, y).grapheme())) {
                return false;
            }
        }
        return true;
    }

    @Test
    void theRowsOfALinkAreOneLink() throws IOException {
        PaperTerminal paper = new PaperTerminal(20, 3, PaperTerminal.Opinion.CLUSTERS);
        AnsiTerminal ansi =
                new AnsiTerminal(new FrameOutput(paper), () -> new TerminalSize(20, 3), ColourDepth.XTERM_256);
        ansi.links(true);
        Style link = PLAIN.underline().link(new Link("7f", "https://example.org/"));
        Grid grid = new Grid(20, 3);
        grid.put(2, 0, "https://", link);
        grid.put(0, 1, "example.org/", link);
        screen(ansi).show(grid);
        String written = new String(paper.takeWrites().get(0), StandardCharsets.UTF_8);
        assertThat(written).containsOnlyOnce("\u001b]8;id=7f;https://example.org/\u001b\\");
        assertThat(paper.link(2, 0)).isEqualTo("id=7f;https://example.org/").isEqualTo(paper.link(11, 1));
    }

    private static void assertThatItLeads(PaperTerminal paper, Grid grid, boolean told) {
        for (int y = 0; y < grid.height(); y++) {
            for (int x = 0; x < grid.width(); x++) {
                Link link = grid.cell(x, y).style().link();
                String wanted = link == null || !told ? "" : "id=" + link.id() + ";" + link.uri();
                assertThat(paper.link(x, y)).as("link %d, %d", x, y).isEqualTo(wanted);
            }
        }
    }

    @Test
    void aTerminalOfAnotherOpinionShowsAllThatIsNotDisputedInItsPlace() {
        Seeds.each(300, random -> {
            int width = 1 + random.nextInt(40);
            int height = 1 + random.nextInt(4);
            PaperTerminal.Opinion[] opinions = PaperTerminal.Opinion.values();
            PaperTerminal.Opinion opinion = opinions[random.nextInt(opinions.length)];
            PaperTerminal paper = new PaperTerminal(width, height, opinion);
            FrameScreen screen = screen(paper, width, height, ColourDepth.TRUE_COLOUR);
            Grid grid = new Grid(width, height);
            for (int frame = 0; frame < 12; frame++) {
                grid = draw(grid, random);
                show(screen, grid);
                assertThatUndisputedCellsStand(paper, grid);
            }
        });
    }

    @Test
    void lanternasVirtualTerminalShowsTheGrid() {
        Seeds.each(100, random -> {
            int width = 1 + random.nextInt(30);
            VirtualScreen screen = new VirtualScreen(width, 4);
            for (int frame = 0; frame < 8; frame++) {
                Grid grid = new Grid(width, 4);
                for (int i = 0; i < 6; i++) {
                    grid.put(
                            random.nextInt(width),
                            random.nextInt(4),
                            simple(random),
                            Style.of(Colour.palette(random.nextInt(16))));
                }
                screen.show(grid);
                assertThat(screen.rows()).isEqualTo(grid.toText());
                for (int y = 0; y < 4; y++) {
                    for (int x = 0; x < width; x++) {
                        Cell cell = grid.cell(x, y);
                        if (!cell.isContinuation()) {
                            assertThat(screen.terminal().getCharacter(x, y).getCharacterString())
                                    .isEqualTo(cell.grapheme());
                        }
                    }
                }
            }
        });
    }

    @Test
    void aNewSizeIsDrawnWhole() {
        VirtualScreen screen = new VirtualScreen(10, 2);
        screen.show(area -> area.put(0, 0, "0123456789", PLAIN));
        screen.resize(6, 3);
        screen.show(area -> area.put(0, area.height() - 1, "012345", PLAIN));
        assertThat(screen.rows()).containsExactly("", "", "012345");
        assertThat(screen.terminal().getCharacter(5, 2).getCharacterString()).isEqualTo("5");
    }

    @Test
    void aLetterWithMarksInTheLastColumnKeepsThem() throws IOException {
        for (PaperTerminal.Opinion opinion :
                List.of(PaperTerminal.Opinion.CLUSTERS, PaperTerminal.Opinion.CODE_POINTS)) {
            for (String before : List.of("12345678", "123456中", "1234567q\u0301")) {
                PaperTerminal paper = new PaperTerminal(9, 2, opinion);
                FrameScreen screen = screen(paper, 9, 2, ColourDepth.TRUE_COLOUR);
                Grid grid = new Grid(9, 2);
                int x = grid.put(0, 0, before, PLAIN.bold());
                grid.put(x, 0, "x\u0323\u030c", PLAIN.reverse());
                screen.show(grid);
                assertThatItShows(paper, grid, ColourDepth.TRUE_COLOUR);
            }
        }
    }

    @Test
    void aJoinerAtAnEndTakesNothingInThatStandsBesideIt() throws IOException {
        PaperTerminal paper = new PaperTerminal(9, 2, PaperTerminal.Opinion.CODE_POINTS);
        FrameScreen screen = screen(paper, 9, 2, ColourDepth.TRUE_COLOUR);
        Grid grid = new Grid(9, 2);
        grid.put(0, 0, "क्\u200d", PLAIN);
        grid.put(1, 0, "│", PLAIN);
        screen.show(grid);
        assertThat(paper.cell(0, 0)).isEqualTo("क्");
        assertThat(paper.cell(1, 0)).isEqualTo("│");
    }

    private static Grid typing(Grid grid, String line) {
        grid.put(0, 0, "lobby", PLAIN.reverse());
        int after = grid.put(0, grid.height() - 1, line, PLAIN);
        grid.cursor(after, grid.height() - 1);
        return grid;
    }

    /** Thirty messages of a room, the window moved by so many. */
    private static Grid room(int moved) {
        Grid grid = new Grid(120, 35);
        for (int y = 0; y < 32; y++) {
            int message = y + moved;
            int x = grid.put(0, y, "12:" + (10 + message) + " ", PLAIN.dim());
            x = grid.put(x, y, "person" + message % 5 + " ", Style.of(Colour.palette(30 + message % 5)));
            grid.put(x, y, "says something of a usual length, number " + message * 7919, PLAIN);
        }
        grid.put(0, 34, "> ", PLAIN);
        grid.cursor(2, 34);
        return grid;
    }

    private static Grid draw(Grid before, Random random) {
        Grid grid = new Grid(before.width(), before.height());
        for (int y = 0; y < grid.height(); y++) {
            if (random.nextInt(3) > 0) {
                // Most of it as it was, so that small changes are tried too.
                for (int x = 0; x < grid.width(); x++) {
                    Cell cell = before.cell(x, y);
                    if (!cell.isContinuation()) {
                        grid.put(x, y, cell.grapheme(), cell.style());
                    }
                }
            }
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            Style style = random.nextBoolean() ? PLAIN : style(random);
            String text = random.nextInt(3) == 0 ? " ".repeat(random.nextInt(20)) : Scripts.hostile(random, 6);
            grid.put(random.nextInt(grid.width()), random.nextInt(grid.height()), text, style);
        }
        if (random.nextInt(4) > 0) {
            grid.cursor(random.nextInt(grid.width()), random.nextInt(grid.height()));
        }
        return grid;
    }

    private static Style style(Random random) {
        Style style = Style.of(colour(random), colour(random));
        style = random.nextBoolean() ? style.bold() : style;
        style = random.nextBoolean() ? style.underline() : style;
        style = random.nextBoolean() ? style.dim().italic() : style;
        return random.nextBoolean() ? style.reverse() : style;
    }

    private static Colour colour(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> Colour.DEFAULT;
            case 1 -> Colour.palette(random.nextInt(256));
            default -> Colour.rgb(random.nextInt(256), random.nextInt(256), random.nextInt(256));
        };
    }

    private static String simple(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append("ab é中字ハ한ш│".charAt(random.nextInt(10)));
        }
        return text.toString();
    }

    private static void assertThatItShows(PaperTerminal paper, Grid grid, ColourDepth depth) {
        for (int y = 0; y < grid.height(); y++) {
            for (int x = 0; x < grid.width(); x++) {
                Cell cell = grid.cell(x, y);
                assertThat(paper.cell(x, y)).as("cell %d, %d", x, y).isEqualTo(withoutLastJoiner(cell));
                assertThat(paper.pen(x, y)).as("pen %d, %d", x, y).isEqualTo(Pens.of(cell.style(), depth));
            }
        }
        assertThat(paper.cursor()).isEqualTo(grid.hasCursor() ? grid.cursorX() + ", " + grid.cursorY() : "hidden");
    }

    /** A joiner that joins nothing is not given to a terminal. */
    private static String withoutLastJoiner(Cell cell) {
        return cell.grapheme().replaceAll("(?<=.)\u200d+$", "");
    }

    /** Of the cell before a disputed one the beginning: what takes no column there hangs on it. */
    private static void assertThatUndisputedCellsStand(PaperTerminal paper, Grid grid) {
        for (int y = 0; y < grid.height(); y++) {
            for (int x = 0; x < grid.width(); x++) {
                Cell cell = grid.cell(x, y);
                if (!cell.isContinuation() && !cell.isDisputed()) {
                    int next = x + cell.width();
                    boolean wears =
                            next < grid.width() && grid.cell(next, y).isDisputed() && !"│".equals(cell.grapheme());
                    String stands = paper.cell(x, y);
                    assertThat(wears ? Graphemes.of(stands).get(0).substring(0, 1) : stands)
                            .as("cell %d, %d of %s", x, y, grid.row(y))
                            .isEqualTo(cell.grapheme());
                }
            }
        }
        assertThat(paper.cursor()).isEqualTo(grid.hasCursor() ? grid.cursorX() + ", " + grid.cursorY() : "hidden");
    }

    private static FrameScreen screen(PaperTerminal paper, int width, int height, ColourDepth depth) {
        return screen(new AnsiTerminal(new FrameOutput(paper), () -> new TerminalSize(width, height), depth));
    }

    private static FrameScreen screen(AnsiTerminal ansi) {
        try {
            return new FrameScreen(ansi);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void show(FrameScreen screen, Grid grid) {
        try {
            screen.show(grid);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
