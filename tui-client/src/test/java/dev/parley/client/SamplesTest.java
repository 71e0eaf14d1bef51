package dev.parley.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ServerEvent;
import org.junit.jupiter.api.Test;

class SamplesTest {

    @Test
    void everyKindOfEventHasASample() {
        assertThat(Samples.all().<Class<?>>map(Object::getClass))
                .containsExactlyInAnyOrderElementsOf(Kinds.of(ServerEvent.class).toList());
    }
}
