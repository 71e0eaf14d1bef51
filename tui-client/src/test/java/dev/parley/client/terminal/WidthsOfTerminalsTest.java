package dev.parley.client.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.TerminalSize;
import dev.parley.client.grid.Cell;
import dev.parley.client.grid.ColourDepth;
import dev.parley.client.grid.Grid;
import dev.parley.client.reducer.PaperServer;
import dev.parley.client.reducer.Person;
import dev.parley.client.view.View;
import dev.parley.protocol.Request;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a terminal thinks of the width of a text, every border stands in its column and nothing of an earlier screen is left. */
class WidthsOfTerminalsTest {

    private static final int COLUMNS = 80;
    private static final int ROWS = 24;

    private static final List<String> TEXTS = List.of(
            "စားပြီးပြီလား",
            "☰ menu",
            "䷀䷁䷂",
            "㊗ おめでとう ㊙",
            "✅ done ❌ not ⭐ ☕",
            "㉈㉏ numbers",
            "ᄀ\u1161\ud7b0",
            "नमस्ते दुनिया",
            "สวัสดีชาวโลก",
            "“quotes” — and … ½°",
            "👨‍👩‍👧‍👦🇩🇪👍🏽 ❤️ 1️⃣ e\u0301",
            "𝒳𠀋🫨🪿",
            "ﷺ مرحبا שלום",
            "a\u00adb \u3164 \u115f c");

    /** A terminal, by what makes it. */
    private record Kind(String name, PaperTerminal paper) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Kind> terminals() {
        List<Kind> kinds = new ArrayList<>();
        for (PaperTerminal.Opinion opinion : EnumSet.allOf(PaperTerminal.Opinion.class)) {
            kinds.add(new Kind(opinion.toString(), new PaperTerminal(COLUMNS, ROWS, opinion)));
        }
        table().forEach((name, widths) -> kinds.add(new Kind(
                name, new PaperTerminal(COLUMNS, ROWS, c -> widths.getOrDefault(c, PaperTerminal.columnsOf(c))))));
        return kinds.stream();
    }

    @ParameterizedTest
    @MethodSource("terminals")
    void everyBorderStandsInItsColumn(Kind kind) throws IOException {
        PaperTerminal paper = kind.paper();
        FrameScreen screen = new FrameScreen(
                new AnsiTerminal(new FrameOutput(paper), () -> new TerminalSize(COLUMNS, ROWS), ColourDepth.XTERM_256));
        PaperServer server = new PaperServer();
        PaperServer.Wire eve = server.actor("eve");
        server.actor("ကျော်");
        Person ann = Person.signedIn(server, "ann");
        ann.resize(COLUMNS, ROWS);
        ann.says("/join စားပြီး");
        ann.presses("Alt-1");
        looksRight(kind, screen, ann);
        for (int i = 0; i < 40; i++) {
            String text = TEXTS.get(i % TEXTS.size());
            server.ask(
                    eve,
                    new Request.Send(
                            "lobby", i % 3 == 2 ? "plain " + i : (text + " ").repeat(1 + i % 7), null, null, null));
            ann.settle();
            looksRight(kind, screen, ann);
        }
        for (String key : List.of(
                "PgUp",
                "PgUp",
                "PgDn",
                "Ctrl-K",
                "Down",
                "Down",
                "Esc",
                "F1",
                "PgDn",
                "Esc",
                "PgUp",
                "Home",
                "End",
                "Alt-Right",
                "Alt-Left")) {
            ann.presses(key);
            looksRight(kind, screen, ann);
        }
        for (String text : TEXTS) {
            for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
                ann.types(Character.toString(text.codePointAt(i)));
                looksRight(kind, screen, ann);
            }
            ann.presses("Left", "Backspace");
            looksRight(kind, screen, ann);
        }
        ann.resize(COLUMNS, ROWS);
        ann.presses("Ctrl-U");
        looksRight(kind, screen, ann);
    }

    private static void looksRight(Kind kind, FrameScreen screen, Person ann) throws IOException {
        PaperTerminal paper = kind.paper();
        Grid grid = View.render(ann.model);
        screen.show(grid);
        for (int y = 0; y < ROWS; y++) {
            StringBuilder row = new StringBuilder();
            List<String> wrong = new ArrayList<>();
            for (int x = 0; x < COLUMNS; x++) {
                String stands = paper.cell(x, y);
                row.append(stands);
                if (!isRight(grid.cell(x, y), stands)) {
                    wrong.add("'" + stands + "' in column " + x);
                }
            }
            assertThat(wrong).as("%s in row %d of\n%s", kind, y, grid).isEmpty();
            Set<Integer> drawn = grid.row(y).codePoints().boxed().collect(Collectors.toSet());
            drawn.add((int) ' ');
            assertThat(row.codePoints().allMatch(drawn::contains))
                    .as("%s: nothing is left in row %d: %s", kind, y, row)
                    .isTrue();
        }
        assertThat(paper.cursor()).isEqualTo(grid.hasCursor() ? grid.cursorX() + ", " + grid.cursorY() : "hidden");
    }

    private static boolean isRight(Cell cell, String stands) {
        if (cell.grapheme().equals("│")) {
            return stands.equals("│");
        }
        boolean sure = !cell.isContinuation() && !cell.isDisputed();
        return sure ? stands.startsWith(cell.grapheme()) : !stands.equals("│");
    }

    /** What seven terminals answered when they were asked, for the characters on which they differ. */
    private static Map<String, Map<Integer, Integer>> table() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(WidthsOfTerminalsTest.class.getResourceAsStream("terminal-widths.tsv")),
                StandardCharsets.UTF_8))) {
            List<String[]> rows = reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .toList();
            Map<String, Map<Integer, Integer>> widths = new HashMap<>();
            for (String[] row : rows.subList(1, rows.size())) {
                for (int column = 3; column < row.length; column++) {
                    Map<Integer, Integer> of = widths.computeIfAbsent(rows.get(0)[column], name -> new HashMap<>());
                    for (int c = Integer.parseInt(row[0], 16); c <= Integer.parseInt(row[1], 16); c++) {
                        of.put(c, Integer.parseInt(row[column]));
                    }
                }
            }
            return widths;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
