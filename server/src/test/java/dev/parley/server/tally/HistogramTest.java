package dev.parley.server.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class HistogramTest {

    private final Histogram histogram = new Histogram(10, 100);

    @Test
    void aValueCountsInTheFirstBucketThatItFits() {
        for (long value : new long[] {0, 10, 11, 100, 101, Long.MAX_VALUE / 2}) {
            histogram.add(value);
        }

        assertThat(histogram.counts().bounds()).isEqualTo(List.of(10L, 100L));
        assertThat(histogram.counts().counts()).isEqualTo(List.of(2L, 2L, 2L));
        assertThat(histogram.counts().total()).isEqualTo(6);
        assertThat(histogram.counts().sum()).isEqualTo(222 + Long.MAX_VALUE / 2);
    }

    @Test
    void whatWasCountedStaysAsItWas() {
        histogram.add(1);
        Histogram.Counts before = histogram.counts();
        histogram.add(1);

        assertThat(before.total()).isEqualTo(1);
    }

    @Test
    void aPartOfTheValuesIsNotAboveSomeBound() {
        assertThat(histogram.counts().most(0.5)).isZero();
        for (int i = 0; i < 99; i++) {
            histogram.add(5);
        }
        histogram.add(50);

        assertThat(histogram.counts().most(0.5)).isEqualTo(10);
        assertThat(histogram.counts().most(0.99)).isEqualTo(10);
        assertThat(histogram.counts().most(1)).isEqualTo(100);
        histogram.add(500);
        assertThat(histogram.counts().most(1)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void boundsThatDoNotAscendAreRefused() {
        assertThatThrownBy(() -> new Histogram(2, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Histogram(1, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
