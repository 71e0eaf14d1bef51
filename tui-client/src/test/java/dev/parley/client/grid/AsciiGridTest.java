package dev.parley.client.grid;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AsciiGridTest {

    @Test
    void everythingStandsWhereItStood() {
        Grid grid = new Grid(12, 2);
        grid.put(0, 0, "│中é👍🏽│x", Style.PLAIN.bold());
        grid.put(0, 1, "▸", Style.PLAIN.reverse());
        grid.cursor(3, 1);
        Grid ascii = AsciiGrid.of(grid);
        assertThat(ascii.toText()).containsExactly("|??e??|x", ">");
        assertThat(ascii.cursorX()).isEqualTo(3);
        assertThat(ascii.cursorY()).isEqualTo(1);
        assertThat(ascii.cell(2, 0).style()).isEqualTo(Style.PLAIN.bold());
        assertThat(ascii.cell(0, 1).style()).isEqualTo(Style.PLAIN.reverse());
    }
}
