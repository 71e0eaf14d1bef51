package dev.parley.client.edit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HistoryTest {

    @Test
    void oneGoesBackThroughTheLinesAndForthToTheDraft() {
        History history = History.empty(10).add("one").add("two").older("dra");
        assertThat(history.shown()).isEqualTo("two");
        assertThat(history.older("two").shown()).isEqualTo("one");
        assertThat(history.older("two").older("one").shown()).isEqualTo("one");
        assertThat(history.newer().shown()).isEqualTo("dra");
        assertThat(history.newer().isLooking()).isFalse();
        assertThat(history.older("x").newer().newer().newer().shown()).isEqualTo("dra");
    }

    @Test
    void theSameLineTwiceIsKeptOnceAndOldLinesGo() {
        History history =
                History.empty(2).add("one").add("one").add(" ").add("two").add("three");
        assertThat(history.lines()).containsExactly("two", "three");
    }

    @Test
    void anEmptyHistoryShowsNothing() {
        History history = History.empty(5);
        assertThat(history.older("draft")).isSameAs(history);
        assertThat(history.newer()).isSameAs(history);
    }
}
