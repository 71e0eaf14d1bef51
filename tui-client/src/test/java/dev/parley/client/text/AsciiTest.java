package dev.parley.client.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AsciiTest {

    @Test
    void linesAndSignsBecomeWhatIsMostLikeThem() {
        assertThat(Ascii.line("│── ┌┼┘ ▸ ● ○ ✓✓ → ← … “so”")).isEqualTo("|-- +++ > * o vv > < ~ \"so\"");
    }

    @Test
    void lettersLoseTheirMarksAndTheRestIsQuestionMarks() {
        assertThat(Ascii.line("naïve Łódź, Ａ, ½, 中文, 👍🏽, שלום")).isEqualTo("naive Lodz, A , ?, ????, ??, ????");
    }

    @Test
    void plainTextStaysAsItIs() {
        assertThat(Ascii.line("x = y[i++] * 0x1F; // ~why?")).isEqualTo("x = y[i++] * 0x1F; // ~why?");
    }

    @Test
    void everyStringOfTheTableIsAsWideAsItWas() {
        for (StringTable.Entry entry : StringTable.entries()) {
            String ascii = Ascii.line(entry.shown());
            assertThat(ascii).as("%s", entry).hasSize(entry.columns()).matches("[ -~]*");
        }
    }
}
