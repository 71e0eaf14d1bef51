package dev.parley.client.edit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EnteredTest {

    @Test
    void searchesBackAndForthInAnyCase() {
        Entered entered = Entered.NONE.with("Tea, please").with("coffee").with("more tea");
        assertThat(entered.olderWith("TEA", 3)).isEqualTo(2);
        assertThat(entered.olderWith("tea", 1)).isEqualTo(0);
        assertThat(entered.olderWith("tea", -1)).isEqualTo(-1);
        assertThat(entered.newerWith("tea", 1)).isEqualTo(2);
        assertThat(entered.newerWith("coffee", 2)).isEqualTo(-1);
    }

    @Test
    void aLineIsThereOnceAndTheOldestGo() {
        Entered entered = Entered.NONE.with("a").with("b").with("a").with("  ");
        assertThat(entered.lines()).containsExactly("b", "a");
        for (int i = 0; i < Entered.MOST; i++) {
            entered = entered.with("line " + i);
        }
        assertThat(entered.lines()).hasSize(Entered.MOST).doesNotContain("a").contains("line 0");
    }
}
