package dev.parley.client.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.Seeds;
import dev.parley.client.text.Subsequence.Quality;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SubsequenceTest {

    private static Subsequence found(String query, String name) {
        return Subsequence.of(query, name).orElseThrow();
    }

    @Test
    void theLettersOccurInTheirOrderOrNothingFits() {
        assertThat(Subsequence.of("lby", "lobby")).isPresent();
        assertThat(Subsequence.of("ybl", "lobby")).isEmpty();
        assertThat(Subsequence.of("lobbyy", "lobby")).isEmpty();
        assertThat(Subsequence.of("x", "")).isEmpty();
        assertThat(found("", "lobby")).isEqualTo(Subsequence.ANY);
    }

    @Test
    void beginningsOfWordsAndRunsAreTakenBeforeWhatComesFirst() {
        assertThat(found("gr", "big-garden-roses").places()).containsExactly(4, 11);
        assertThat(found("ops", "on-prem-ops").places()).containsExactly(8, 9, 10);
        assertThat(found("ab", "a.xb.ab").places()).containsExactly(5, 6);
        assertThat(found("BoB", "bob").places()).containsExactly(0, 1, 2);
    }

    @Test
    void howWellItFits() {
        assertThat(found("tea", "tea").quality()).isEqualTo(Quality.EXACT);
        assertThat(found("te", "tea").quality()).isEqualTo(Quality.PREFIX);
        assertThat(found("gr", "garden_roses").quality()).isEqualTo(Quality.WORDS);
        assertThat(found("garo", "garden_roses").quality()).isEqualTo(Quality.WORDS);
        assertThat(found("ea", "tea").quality()).isEqualTo(Quality.PIECE);
        assertThat(found("ta", "tea").quality()).isEqualTo(Quality.SCATTERED);
        assertThat(found("bd", "abcd").score()).isLessThan(found("bc", "abcd").score());
    }

    @Test
    void aLetterIsWhatAReaderTakesForOne() {
        assertThat(found("👍🏽", "ok-👍🏽").places()).containsExactly(3);
        assertThat(Subsequence.of("👍", "ok-👍🏽")).isEmpty();
        assertThat(found("नि", "पानिपत").places()).containsExactly(1);
        assertThat(found("日語", "日本語").places()).containsExactly(0, 2);
    }

    /** Against all places there are, tried one after the other. */
    @Test
    void noPlaceIsBetterThanTheOneFound() {
        Seeds.each(300, random -> {
            String name = random(random, 1 + random.nextInt(8));
            String query = random(random, 1 + random.nextInt(3));
            int best = best(query, name, 0, -1, 0);
            assertThat(Subsequence.of(query, name).map(Subsequence::score).orElse(Integer.MIN_VALUE))
                    .as("%s in %s", query, name)
                    .isEqualTo(best);
            Subsequence.of(query, name).ifPresent(place -> {
                List<String> letters = Graphemes.of(name);
                StringBuilder there = new StringBuilder();
                place.places().forEach(at -> there.append(letters.get(at)));
                assertThat(there.toString().toLowerCase(Locale.ROOT)).isEqualTo(query);
            });
        });
    }

    private static String random(java.util.Random random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append("ab-".charAt(random.nextInt(3)));
        }
        return text.toString();
    }

    private static int best(String query, String name, int index, int last, int score) {
        if (index == query.length()) {
            return score;
        }
        int best = Integer.MIN_VALUE;
        for (int at = last + 1; at < name.length(); at++) {
            if (name.charAt(at) == query.charAt(index)) {
                boolean word = at > 0 && name.charAt(at - 1) == '-' && name.charAt(at) != '-';
                int more = at == 0 ? 10 : word ? 8 : 0;
                int step = index == 0 ? 0 : at == last + 1 ? 5 : -(at - last - 1);
                best = Math.max(best, best(query, name, index + 1, at, score + more + step));
            }
        }
        return best;
    }
}
