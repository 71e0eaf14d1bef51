package dev.parley.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MentionsTest {

    @ParameterizedTest
    @ValueSource(strings = {"@ann", "hi @ann!", "ann: hi", "Ann, hi", "I asked @ann.", "@annie and @ann", "(@ANN)"})
    void callsAnn(String text) {
        assertThat(Mentions.isIn(text, "ann")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann", "hi ann: you", "@annie", "@ann.b", "annie: hi", "joann: hi", ""})
    void doesNotCallAnn(String text) {
        assertThat(Mentions.isIn(text, "ann")).isFalse();
    }
}
