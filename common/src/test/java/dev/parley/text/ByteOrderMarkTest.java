package dev.parley.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ByteOrderMarkTest {

    @Test
    void oneMarkAtTheBeginningIsNoPartOfTheText() {
        assertThat(ByteOrderMark.without("\uFEFFtext")).isEqualTo("text");
        assertThat(ByteOrderMark.without("\uFEFF")).isEmpty();
    }

    @Test
    void everythingElseStays() {
        assertThat(ByteOrderMark.without("")).isEmpty();
        assertThat(ByteOrderMark.without("te\uFEFFxt")).isEqualTo("te\uFEFFxt");
        assertThat(ByteOrderMark.without("\uFEFF\uFEFFtext")).isEqualTo("\uFEFFtext");
    }
}
