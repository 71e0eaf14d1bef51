package dev.parley.client.grid;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.Scripts;
import dev.parley.client.Seeds;
import dev.parley.client.text.TextWidth;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GridTest {

    @Test
    void textStandsWhereItIsPutAndTheColumnAfterIsTold() {
        Grid grid = new Grid(12, 3);
        int after = grid.put(2, 1, "héllo", Style.PLAIN);
        grid.put(after + 1, 1, "中", Style.of(Colour.RED));
        assertThat(after).isEqualTo(7);
        assertThat(grid.toText()).containsExactly("", "  héllo 中", "");
        assertThat(grid.cell(8, 1).grapheme()).isEqualTo("中");
        assertThat(grid.cell(9, 1).isContinuation()).isTrue();
        assertThat(grid.cell(9, 1).style()).isEqualTo(Style.of(Colour.RED));
    }

    @Test
    void textIsCutAtTheEdgesAndHalfOfAWideOneIsBlank() {
        Grid grid = new Grid(5, 1);
        assertThat(grid.put(-1, 0, "中文字", Style.PLAIN)).isEqualTo(5);
        assertThat(grid.row(0)).isEqualTo(" 文字");
        assertThat(grid.put(4, 0, "字", Style.PLAIN)).isEqualTo(5);
        assertThat(grid.row(0)).isEqualTo(" 文  ");
        assertThat(grid.put(0, 7, "outside", Style.PLAIN)).isZero();
        assertThat(grid.put(9, 0, "outside", Style.PLAIN)).isEqualTo(9);
        assertThat(grid.put(-20, 0, "outside", Style.PLAIN)).isEqualTo(-13);
    }

    @Test
    void writingOverHalfOfAWideOneBlanksItsOtherHalf() {
        Grid grid = new Grid(6, 1);
        grid.put(0, 0, "中文字", Style.PLAIN);
        grid.put(1, 0, "x", Style.PLAIN);
        grid.put(4, 0, "y", Style.PLAIN);
        assertThat(grid.row(0)).isEqualTo(" x文y ");
    }

    @Test
    void escapesAreShownNotHeld() {
        Grid grid = new Grid(20, 1);
        grid.put(0, 0, "\u001b[2Jx\u202ey\n", Style.PLAIN);
        assertThat(grid.row(0).strip()).isEqualTo("␛[2Jx‹U+202E›y␊");
    }

    @Test
    void anAreaHasCoordinatesOfItsOwnAndNothingLeavesIt() {
        Grid grid = new Grid(10, 4);
        Area pane = grid.area(2, 1, 5, 2);
        pane.fill('.', Style.PLAIN);
        pane.put(-2, 0, "abcdefghijk", Style.PLAIN);
        pane.put(0, 1, "中", Style.PLAIN);
        pane.put(4, 1, "文", Style.PLAIN);
        pane.put(0, 2, "below", Style.PLAIN);
        pane.area(1, -1, 9, 9).cursor(0, 1);
        assertThat(grid.toText()).containsExactly("", "  cdefg", "  中..", "");
        assertThat(pane.putRight(5, 0, "R", Style.PLAIN)).isEqualTo(4);
        assertThat(grid.row(1)).isEqualTo("  cdefR   ");
        assertThat(grid.cursorX()).isEqualTo(3);
        assertThat(grid.cursorY()).isEqualTo(2);
        assertThat(pane.area(9, 9, 3, 3).isEmpty()).isTrue();
    }

    @Test
    void aCursorOutsideStaysWhereItWas() {
        Grid grid = new Grid(4, 2);
        grid.cursor(1, 1);
        grid.cursor(4, 0);
        assertThat(grid.cursorX()).isEqualTo(1);
        grid.clear();
        assertThat(grid.hasCursor()).isFalse();
    }

    @Test
    void randomDrawingNeverBreaksARow() {
        Seeds.each(500, random -> {
            Grid grid = new Grid(1 + random.nextInt(30), 1 + random.nextInt(6));
            for (int i = 0; i < 40; i++) {
                draw(grid, random);
            }
            assertThatRowsAreWhole(grid);
        });
    }

    private static void draw(Grid grid, Random random) {
        Area area = grid.area(random.nextInt(40) - 5, random.nextInt(10) - 2, random.nextInt(40), random.nextInt(10));
        Style style = Style.of(Colour.palette(random.nextInt(256)));
        if (random.nextInt(5) == 0) {
            area.fill(style);
        } else {
            area.put(random.nextInt(40) - 10, random.nextInt(8) - 1, Scripts.hostile(random, 12), style);
        }
    }

    private static void assertThatRowsAreWhole(Grid grid) {
        for (int y = 0; y < grid.height(); y++) {
            int x = 0;
            while (x < grid.width()) {
                Cell cell = grid.cell(x, y);
                assertThat(cell.width())
                        .as("cell %d, %d: %s", x, y, cell)
                        .isEqualTo(TextWidth.of(cell.grapheme()))
                        .isPositive();
                for (int i = 1; i < cell.width(); i++) {
                    assertThat(grid.cell(x + i, y).isContinuation()).isTrue();
                }
                x += cell.width();
            }
            assertThat(x).isEqualTo(grid.width());
            assertThat(TextWidth.of(grid.row(y))).isLessThanOrEqualTo(grid.width());
        }
    }
}
