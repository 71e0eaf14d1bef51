package dev.parley.client.plain;

import static org.assertj.core.api.Assertions.assertThat;

import org.jline.reader.ParsedLine;
import org.jline.reader.Parser.ParseContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WholeWordsTest {

    private final WholeWords parser = new WholeWords();

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "/jo,3,/jo,3",
                "/join te,8,te,2",
                "/join te,5,/join,5",
                "/join te,6,te,0",
                "/join ,6,'',0",
                "'',0,'',0",
                "\\(so x,4,\\(so,4",
            })
    void theWordAtTheCaretIsBetweenBlanks(String line, int caret, String word, int inWord) {
        ParsedLine parsed = parser.parse(line, caret, ParseContext.COMPLETE);
        assertThat(parsed.word()).isEqualTo(word);
        assertThat(parsed.wordCursor()).isEqualTo(inWord);
        assertThat(parsed.words().get(parsed.wordIndex())).isEqualTo(word);
    }

    @Test
    void nothingInALineIsAnError() {
        assertThat(parser.parse("\\ \" ' ` {", 9, ParseContext.ACCEPT_LINE).line())
                .isEqualTo("\\ \" ' ` {");
    }
}
