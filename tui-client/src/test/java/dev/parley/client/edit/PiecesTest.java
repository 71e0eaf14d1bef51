package dev.parley.client.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.Scripts;
import dev.parley.client.Seeds;
import dev.parley.client.text.Graphemes;
import org.junit.jupiter.api.Test;

class PiecesTest {

    @Test
    void aTextIsCutAtTheEndsOfLinesThenBetweenWordsThenAnywhere() {
        assertThat(Pieces.of("one\ntwo\nthree", 8)).containsExactly("one\ntwo", "three");
        assertThat(Pieces.of("one\ntwo\n\n\nthree", 7)).containsExactly("one\ntwo", "three");
        assertThat(Pieces.of("one two three", 8)).containsExactly("one two ", "three");
        assertThat(Pieces.of("abcdefgh", 3)).containsExactly("abc", "def", "gh");
        assertThat(Pieces.of("a👍🏽b", 2)).containsExactly("a", "👍🏽", "b");
        assertThat(Pieces.of("\n\n", 2)).isEmpty();
    }

    @Test
    void noPieceIsTooLongAndNoneIsLost() {
        Seeds.each(300, random -> {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 40; i++) {
                text.append(Scripts.GRAPHEMES.get(random.nextInt(Scripts.GRAPHEMES.size())))
                        .append(random.nextInt(3) == 0 ? "\n" : " ");
            }
            int most = 8 + random.nextInt(30);
            StringBuilder joined = new StringBuilder();
            for (String piece : Pieces.of(text.toString(), most)) {
                assertThat(piece.codePointCount(0, piece.length())).isLessThanOrEqualTo(most);
                joined.append(piece);
            }
            assertThat(joined.toString().replaceAll("\\s", ""))
                    .isEqualTo(text.toString().replaceAll("\\s", ""));
            assertThat(Graphemes.count(joined.toString())).isPositive();
        });
    }
}
