package dev.parley.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlowestFirstTest {

    private final SlowestFirst<String> slowest = new SlowestFirst<>();
    private final List<String> ended = new ArrayList<>();

    @Test
    void theLargestEndFirstUntilTheRestFits() {
        slowest.add("small", 1);
        slowest.add("largest", 9);
        slowest.add("middle", 5);
        slowest.add("large", 7);
        slowest.endWhile(() -> ended.size() < 2, ended::add);
        assertThat(ended).containsExactly("largest", "large");
    }

    @Test
    void nothingEndsWhileAllFits() {
        slowest.add("large", 7);
        slowest.endWhile(() -> false, ended::add);
        assertThat(ended).isEmpty();
    }

    @Test
    void oneThatHoldsNothingIsNeverEnded() {
        slowest.add("empty", 0);
        slowest.add("small", 1);
        slowest.endWhile(() -> true, ended::add);
        assertThat(ended).containsExactly("small");
    }

    @Test
    void eachIsLookedAtOnceHoweverManyEnd() {
        int many = 10_000;
        for (int i = 1; i <= many; i++) {
            slowest.add("c" + i, i);
        }
        int[] asked = {0};
        slowest.endWhile(() -> ++asked[0] <= many, ended::add);
        assertThat(ended).hasSize(many).startsWith("c" + many).endsWith("c1");
        assertThat(asked[0]).isEqualTo(many + 1);
    }
}
