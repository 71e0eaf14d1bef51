package dev.parley.client.plain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WrappedLinesTest {

    @Test
    void wordsStayWholeAndNoRowLooksLikeAnotherLine() {
        assertThat(WrappedLines.of("Names cannot contain spaces. Try ann-smith.\nshort", 30))
                .isEqualTo("""
                Names cannot contain spaces.
                    Try ann-smith.
                short""");
    }

    @Test
    void whatFitsStays() {
        assertThat(WrappedLines.of("  one\n\n two", 30)).isEqualTo("  one\n\n two");
    }

    @Test
    void aNarrowTerminalHasNoColumnsToIndent() {
        assertThat(WrappedLines.of("one two three", 8)).isEqualTo("one two\nthree");
    }
}
