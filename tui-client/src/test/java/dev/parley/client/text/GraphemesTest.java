package dev.parley.client.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.Scripts;
import dev.parley.client.Seeds;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GraphemesTest {

    @Test
    void eachSampleIsOneGrapheme() {
        assertThat(Scripts.GRAPHEMES)
                .allSatisfy(
                        sample -> assertThat(Graphemes.of(sample)).as(sample).containsExactly(sample));
    }

    @Test
    void graphemesJoinedAreTheText() {
        Seeds.each(300, random -> {
            String text = Scripts.hostile(random, 40);
            assertThat(String.join("", Graphemes.of(text))).isEqualTo(text);
        });
    }

    @Test
    void previousGoesBackOverTheBoundariesThatNextWentForward() {
        Seeds.each(300, random -> {
            String text = Scripts.hostile(random, 40);
            List<Integer> forward = new ArrayList<>(List.of(0));
            for (int at = 0; at < text.length(); ) {
                at = Graphemes.next(text, at);
                forward.add(at);
            }
            List<Integer> back = new ArrayList<>(List.of(text.length()));
            for (int at = text.length(); at > 0; ) {
                at = Graphemes.previous(text, at);
                back.add(0, at);
            }
            assertThat(back).isEqualTo(forward);
            for (int i = 0; i <= text.length(); i++) {
                assertThat(Graphemes.isBoundary(text, i)).as("%d", i).isEqualTo(forward.contains(i));
            }
        });
    }

    @Test
    void aConjunctIsCutAtItsConsonantsOnEveryJdk() {
        assertThat(Graphemes.of("क्ष")).containsExactly("क्", "ष");
        assertThat(Graphemes.of("ক্ষ")).containsExactly("ক্", "ষ");
    }

    @Test
    void aLineBreakOfTwoCharactersIsOneGrapheme() {
        assertThat(Graphemes.of("a\r\nb")).containsExactly("a", "\r\n", "b");
    }

    @Test
    void fourThousandMarksOnOneLetterAreOneGrapheme() {
        assertThat(Graphemes.count("a" + "\u0301".repeat(4000) + "b")).isEqualTo(2);
    }
}
