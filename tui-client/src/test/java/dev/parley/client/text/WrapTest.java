package dev.parley.client.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.Scripts;
import dev.parley.client.Seeds;
import java.util.List;
import org.junit.jupiter.api.Test;

class WrapTest {

    @Test
    void wordsGoToTheNextRowWhole() {
        assertThat(Wrap.rows("the quick brown fox jumps", 10)).containsExactly("the quick", "brown fox", "jumps");
        assertThat(Wrap.rows("exactly ten", 11)).containsExactly("exactly ten");
    }

    @Test
    void aRowThatIsFullTakesNoSpaceAlong() {
        assertThat(Wrap.rows("1234567890 12345", 10)).containsExactly("1234567890", "12345");
        assertThat(Wrap.rows("1234567890   ", 10)).containsExactly("1234567890");
    }

    @Test
    void aWordLongerThanARowBeginsWhereThereIsRoomAndIsCut() {
        assertThat(Wrap.rows("ab 123456789012345", 10)).containsExactly("ab 1234567", "89012345");
    }

    @Test
    void aLinkIsKeptWholeIfARowCanHoldIt() {
        assertThat(Wrap.rows("see https://a.example/b for more", 20))
                .containsExactly("see", "https://a.example/b", "for more");
        assertThat(Wrap.rows("see https://a.example/b/c/d", 12)).containsExactly("see", "https://a.ex", "ample/b/c/d");
    }

    @Test
    void lineBreaksAndEmptyLinesStay() {
        assertThat(Wrap.rows("a\n\nb\n", 10)).containsExactly("a", "", "b", "");
        assertThat(Wrap.rows("", 10)).containsExactly("");
    }

    @Test
    void aLineMayBeginWithSpaces() {
        assertThat(Wrap.rows("if:\n    x = 1", 20)).containsExactly("if:", "    x = 1");
    }

    @Test
    void scriptsWithoutSpacesBreakBetweenCharactersButNotBeforeAComma() {
        assertThat(Wrap.rows("今日は天気がいい", 6)).containsExactly("今日は", "天気が", "いい");
        assertThat(Wrap.rows("今日は、天気", 6)).containsExactly("今日", "は、天", "気");
        assertThat(Wrap.rows("ok 天気", 5)).containsExactly("ok 天", "気");
    }

    @Test
    void aClusterIsNeverCut() {
        assertThat(Wrap.rows("👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦", 5))
                .containsExactly("👨‍👩‍👧‍👦👨‍👩‍👧‍👦", "👨‍👩‍👧‍👦");
    }

    @Test
    void aFirstRowMayBeNarrower() {
        assertThat(Wrap.layout("one two three", 4, 9))
                .extracting(Wrap.Row::text)
                .containsExactly("one", "two three");
        assertThat(Wrap.layout("https://a.example/", 4, 20))
                .extracting(Wrap.Row::text)
                .containsExactly("", "https://a.example/");
    }

    @Test
    void aLinkIsOneWordInAnyScriptAndCutAtFullWidthWhereItIsTooLong() {
        assertThat(Wrap.rows("茶 https://茶.org/茶 茶", 18)).containsExactly("茶", "https://茶.org/茶", "茶");
        assertThat(Wrap.rows("see https://example.org/a-b/c-d for more", 10))
                .containsExactly("see", "https://ex", "ample.org/", "a-b/c-d", "for more");
    }

    @Test
    void noRowIsWiderThanAskedAndNothingButSpacesIsLost() {
        Seeds.each(1500, random -> {
            String text =
                    CleanText.block(random.nextBoolean() ? Scripts.text(random, 60) : Scripts.hostile(random, 60));
            int width = 2 + random.nextInt(20);
            List<Wrap.Row> rows = Wrap.layout(text, 1 + random.nextInt(width), width);
            int shown = 0;
            for (Wrap.Row row : rows) {
                assertThat(text.substring(row.start(), row.end())).isEqualTo(row.text());
                assertThat(text.substring(shown, row.start()))
                        .as("lost before %s", row)
                        .isBlank();
                assertThat(TextWidth.of(row.text()) <= width || Graphemes.count(row.text()) == 1)
                        .as("row '%s' within %d", row.text(), width)
                        .isTrue();
                assertThat(Graphemes.isBoundary(text, row.start())).isTrue();
                shown = row.end();
            }
            assertThat(text.substring(shown)).isBlank();
        });
    }

    @Test
    void clippedPaddedAndShortenedTextHasTheColumnsAskedFor() {
        assertThat(Fit.clip("a中b", 2)).isEqualTo("a");
        assertThat(Fit.ellipsis("a long topic", 7)).isEqualTo("a long…");
        assertThat(Fit.ellipsis("fits", 4)).isEqualTo("fits");
        assertThat(Fit.pad("中文字", 4)).isEqualTo("中… ");
        assertThat(Fit.padLeft("7", 3)).isEqualTo("  7");
        assertThat(Fit.centre("ab", 5)).isEqualTo(" ab  ");
        Seeds.each(500, random -> {
            String text = CleanText.line(Scripts.hostile(random, 20));
            int columns = random.nextInt(30);
            assertThat(TextWidth.of(Fit.pad(text, columns))).isEqualTo(columns);
            assertThat(TextWidth.of(Fit.padLeft(text, columns))).isEqualTo(columns);
            assertThat(TextWidth.of(Fit.centre(text, columns))).isEqualTo(columns);
            assertThat(TextWidth.of(Fit.clip(text, columns))).isLessThanOrEqualTo(columns);
            assertThat(text).startsWith(Fit.clip(text, columns));
        });
    }
}
