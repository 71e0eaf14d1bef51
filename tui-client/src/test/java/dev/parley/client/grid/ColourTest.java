package dev.parley.client.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ColourTest {

    @Test
    void aColourFallsToTheNearestThatTheTerminalHas() {
        Colour orange = Colour.rgb(255, 135, 0);
        assertThat(orange.at(ColourDepth.TRUE_COLOUR)).isEqualTo(orange);
        assertThat(orange.at(ColourDepth.XTERM_256)).isEqualTo(Colour.palette(208));
        assertThat(Colour.rgb(128, 128, 128).at(ColourDepth.XTERM_256)).isEqualTo(Colour.palette(244));
        assertThat(Colour.rgb(250, 5, 5).at(ColourDepth.ANSI_16)).isEqualTo(Colour.BRIGHT_RED);
        assertThat(Colour.palette(21).at(ColourDepth.ANSI_16)).isEqualTo(Colour.BLUE);
        assertThat(orange.at(ColourDepth.NONE)).isEqualTo(Colour.DEFAULT);
    }

    @Test
    void namedColoursAndTheDefaultStayAsThePersonHasSetThem() {
        assertThat(Colour.CYAN.at(ColourDepth.ANSI_16)).isEqualTo(Colour.CYAN);
        assertThat(Colour.CYAN.at(ColourDepth.TRUE_COLOUR)).isEqualTo(Colour.CYAN);
        assertThat(Colour.DEFAULT.at(ColourDepth.ANSI_16)).isEqualTo(Colour.DEFAULT);
    }

    @Test
    void everySlotOf256FallsToASlotOf16() {
        for (int index = 0; index < 256; index++) {
            assertThat(Colour.palette(index).at(ColourDepth.ANSI_16).index()).isLessThan(16);
            assertThat(Colour.rgb(index, 255 - index, 7)
                            .at(ColourDepth.XTERM_256)
                            .isPalette())
                    .isTrue();
        }
    }

    @Test
    void whatIsNoColourIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Colour.palette(256));
        assertThatIllegalArgumentException().isThrownBy(() -> Colour.rgb(0, 300, 0));
    }

    @Test
    void theEnvironmentSaysHowManyColoursThereAre() {
        assertThat(depth("xterm-256color", "", "")).isEqualTo(ColourDepth.XTERM_256);
        assertThat(depth("xterm-256color", "truecolor", "")).isEqualTo(ColourDepth.TRUE_COLOUR);
        assertThat(depth("xterm-256color", "truecolor", "1")).isEqualTo(ColourDepth.NONE);
        assertThat(depth("linux", "", "")).isEqualTo(ColourDepth.ANSI_16);
        assertThat(depth("screen", "truecolor", "")).isEqualTo(ColourDepth.ANSI_16);
        assertThat(depth("xterm-kitty", "", "")).isEqualTo(ColourDepth.XTERM_256);
        assertThat(depth("vt100", "", "")).isEqualTo(ColourDepth.NONE);
        assertThat(ColourDepth.of(Map.of())).isEqualTo(ColourDepth.NONE);
    }

    private static ColourDepth depth(String term, String colourTerm, String noColour) {
        return ColourDepth.of(Map.of("TERM", term, "COLORTERM", colourTerm, "NO_COLOR", noColour));
    }

    @Test
    void oneStyleOverAnotherKeepsWhatItDoesNotSay() {
        Style under = Style.of(Colour.RED, Colour.BLUE).bold();
        assertThat(under.plus(Style.of(Colour.GREEN).underline()))
                .isEqualTo(Style.of(Colour.GREEN, Colour.BLUE).bold().underline());
        assertThat(Style.PLAIN.bold()).isEqualTo(Style.PLAIN.bold()).hasSameHashCodeAs(Style.PLAIN.bold());
    }
}
