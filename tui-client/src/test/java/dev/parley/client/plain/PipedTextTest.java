package dev.parley.client.plain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PipedTextTest {

    static List<List<String>> lines() {
        return List.of(
                List.of("plain", "plain"),
                List.of("a\tb", "a\tb"),
                List.of("\u001B[1;31mERROR\u001B[0m done", "ERROR done"),
                List.of("\u009B31mred", "red"),
                List.of("\u001B]0;title\u0007text", "text"),
                List.of("\u001B]8;;http://x\u001B\\link\u001B]8;;\u001B\\", "link"),
                List.of("\u001BPsixel\u001B\\after", "after"),
                List.of("\u001B(Bascii \u001B7\u001B=x", "ascii x"),
                List.of("end\u001B", "end"),
                List.of("end\u001B[", "end"),
                List.of(" 10%\r 20%\r100%", "100%"),
                List.of("windows\r", "windows"),
                List.of("\r\r", ""),
                List.of("bell\u0007 null\u0000 del\u007F c1\u0085", "bell null del c1"),
                List.of("half \uD83D", "half \uFFFD"),
                List.of("größe 👩‍👩‍👧", "größe 👩‍👩‍👧"));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void aProgramsLineIsMadeFitToBeSaid(List<String> pair) {
        assertThat(PipedText.clean(pair.get(0))).isEqualTo(pair.get(1));
    }

    @Test
    void aTextThatFitsStaysWhole() {
        assertThat(PipedText.split("😀😀😀", 3)).containsExactly("😀😀😀");
    }

    /** A server may take one character in a message. */
    @Test
    void everyPieceHasSomethingInItHoweverShort() {
        assertThat(PipedText.split(" ab c", 1)).containsExactly(" ", "a", "b", " ", "c");
        assertThat(PipedText.split("abc d", 2)).containsExactly("ab", "c ", "d");
        assertThat(PipedText.split("😀 😀", 1)).containsExactly("😀", " ", "😀");
    }

    @Test
    void aLongTextIsCutAfterABlankWhereThereIsOneNearTheEnd() {
        assertThat(PipedText.split("one two three four", 10)).containsExactly("one two ", "three four");
        assertThat(PipedText.split("a bcdefghijklmno", 10)).containsExactly("a bcdefghi", "jklmno");
    }

    @Test
    void noCharacterIsCutInTwoAndNothingIsLost() {
        String text = "😀".repeat(101);
        List<String> pieces = PipedText.split(text, 10);
        assertThat(pieces).hasSize(11).allMatch(p -> p.codePointCount(0, p.length()) <= 10);
        assertThat(String.join("", pieces)).isEqualTo(text);
    }
}
