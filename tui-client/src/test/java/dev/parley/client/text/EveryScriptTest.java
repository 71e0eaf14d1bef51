package dev.parley.client.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.parley.client.edit.EditorView;
import dev.parley.client.edit.LineEditor;
import dev.parley.client.grid.Grid;
import dev.parley.client.grid.Style;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Every string of the table, through all that measures, cuts, wraps and edits text. */
class EveryScriptTest {

    private static final int WIDEST = 12;

    @Test
    void eachIsShownAsTheTableSays() {
        each(entry -> assertThat(CleanText.line(entry.text())).isEqualTo(entry.shown()));
    }

    @Test
    void eachHasItsColumnsAndGraphemes() {
        each(entry -> {
            assertThat(TextWidth.of(entry.shown())).as("columns").isEqualTo(entry.columns());
            assertThat(Graphemes.of(entry.shown())).as("graphemes").hasSize(entry.graphemes());
        });
    }

    @Test
    void aGridGivesEachItsColumnsAndCutsNoneInPieces() {
        each(entry -> {
            for (int width = 0; width <= WIDEST; width++) {
                Grid grid = new Grid(width + 1, 1);
                grid.put(width, 0, "|", Style.PLAIN);
                grid.area(0, 0, width, 1).put(0, 0, entry.text(), Style.PLAIN);
                assertThat(grid.cell(width, 0).grapheme()).as("right of it").isEqualTo("|");
                StringBuilder drawn = new StringBuilder();
                for (int x = 0; x < width; x += Math.max(1, grid.cell(x, 0).width())) {
                    assertThat(grid.cell(x, 0).isContinuation()).isFalse();
                    drawn.append(grid.cell(x, 0).grapheme());
                }
                assertThat(drawn.toString().strip())
                        .isEqualTo(Fit.clip(entry.shown(), width).strip());
            }
        });
    }

    @Test
    void fittedTextIsNeverWiderThanAskedAndEndsBetweenGraphemes() {
        each(entry -> {
            String shown = entry.shown();
            for (int width = 0; width <= WIDEST; width++) {
                String clipped = Fit.clip(shown, width);
                assertThat(TextWidth.of(clipped)).isLessThanOrEqualTo(width);
                assertThat(shown).startsWith(clipped);
                assertThat(Graphemes.isBoundary(shown, clipped.length())).isTrue();
                if (clipped.length() < shown.length()) {
                    int next = Graphemes.next(shown, clipped.length());
                    assertThat(TextWidth.of(shown.substring(0, next)))
                            .as("one more would not fit")
                            .isGreaterThan(width);
                }
                assertThat(TextWidth.of(Fit.ellipsis(shown, width))).isLessThanOrEqualTo(width);
                assertThat(TextWidth.of(Fit.pad(shown, width))).isEqualTo(width);
                assertThat(TextWidth.of(Fit.padLeft(shown, width))).isEqualTo(width);
                assertThat(TextWidth.of(Fit.centre(shown, width))).isEqualTo(width);
            }
        });
    }

    @Test
    void wrappedTextIsNeverWiderThanAskedAndLosesNothing() {
        each(entry -> {
            for (String text : List.of(entry.text(), "so: " + entry.text() + " " + entry.text() + "!")) {
                String block = CleanText.block(text);
                for (int width = 1; width <= WIDEST; width++) {
                    List<Wrap.Row> rows = Wrap.layout(block, Math.max(1, width - 3), width);
                    int shown = 0;
                    for (Wrap.Row row : rows) {
                        assertThat(TextWidth.of(row.text()) <= width || Graphemes.count(row.text()) == 1)
                                .as("'%s' within %d", row.text(), width)
                                .isTrue();
                        assertThat(block.substring(shown, row.start())).isBlank();
                        assertThat(Graphemes.isBoundary(block, row.start())).isTrue();
                        assertThat(Graphemes.isBoundary(block, row.end())).isTrue();
                        shown = row.end();
                    }
                    assertThat(block.substring(shown)).isBlank();
                }
            }
        });
    }

    @Test
    void theCaretGoesByGraphemesAndBackspaceTakesOne() {
        each(entry -> {
            LineEditor editor = LineEditor.empty().insert("a").insert(entry.text());
            String text = editor.text();
            List<String> graphemes = Graphemes.of(text);
            LineEditor at = editor;
            for (int i = graphemes.size() - 1; i >= 0; i--) {
                at = at.left();
                assertThat(at.beforeCaret()).isEqualTo(String.join("", graphemes.subList(0, i)));
            }
            assertThat(at.left().caret()).isZero();
            for (int i = 1; i <= graphemes.size(); i++) {
                at = at.right();
                assertThat(at.beforeCaret()).isEqualTo(String.join("", graphemes.subList(0, i)));
            }
            int left = graphemes.size();
            while (!at.isEmpty()) {
                LineEditor shorter = at.backspace();
                left--;
                assertThat(shorter.text()).isEqualTo(String.join("", graphemes.subList(0, left)));
                assertThat(shorter.caret()).isEqualTo(shorter.text().length());
                at = shorter;
            }
            assertThat(left).isZero();
            assertThat(editor.toStart().delete().text())
                    .isEqualTo(String.join("", graphemes.subList(1, graphemes.size())));
        });
    }

    /** As what is written in the row of input: what shows before the caret is as wide as the caret's column. */
    @Test
    void theCaretStandsBehindWhatIsShownBeforeIt() {
        each(entry -> {
            LineEditor editor = LineEditor.of("a" + entry.text());
            for (int box = 2; box <= WIDEST; box++) {
                for (LineEditor at = editor; ; at = at.left()) {
                    EditorView.Line line = EditorView.line(at, box);
                    assertThat(TextWidth.of(line.text())).isLessThanOrEqualTo(box);
                    assertThat(line.caret()).isBetween(0, box - 1);
                    EditorView.Rows rows = EditorView.rows(at, box, 4);
                    assertThat(rows.caretColumn()).isBetween(0, box - 1);
                    assertThat(rows.caretRow()).isBetween(0, rows.rows().size() - 1);
                    String row = rows.rows().get(rows.caretRow());
                    assertThat(TextWidth.of(Fit.clip(row, rows.caretColumn())))
                            .as("the caret between graphemes of '%s'", row)
                            .isEqualTo(rows.caretColumn());
                    for (String each : rows.rows()) {
                        assertThat(TextWidth.of(each) <= box || Graphemes.count(each) == 1)
                                .as("'%s' within %d", each, box)
                                .isTrue();
                    }
                    if (at.caret() == 0) {
                        break;
                    }
                }
            }
        });
    }

    private static void each(Consumer<StringTable.Entry> test) {
        List<StringTable.Entry> entries = StringTable.entries();
        assertThat(entries).hasSizeGreaterThan(500);
        List<String> wrong = new ArrayList<>();
        for (StringTable.Entry entry : entries) {
            try {
                // Far more than any machine takes for one: that it ends is in question too.
                assertTimeoutPreemptively(Duration.ofSeconds(60), () -> test.accept(entry));
            } catch (AssertionError failure) {
                wrong.add(entry + "\n" + failure.getMessage());
            }
        }
        assertThat(wrong).isEmpty();
    }
}
