package dev.parley.server.crash;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** {@link Registers}: what may be read after a crash, and that anything else is found out. */
class RegisterTest {
    private static final String TOPIC = "topic of tea";

    private final Violations violations = new Violations();
    private final Registers registers = new Registers(violations);

    @Test
    void whatWasAcknowledgedIsFound() {
        set("green");
        registers.found(TOPIC, "green");
        assertThat(violations.isEmpty()).isTrue();
    }

    @Test
    void whatWasAcknowledgedAndIsGoneIsLost() {
        set("green");
        registers.found(TOPIC, Registers.ABSENT);
        assertLost();
    }

    @Test
    void anOlderValueThanTheAcknowledgedOneIsLost() {
        set("green");
        set("black");
        registers.found(TOPIC, "green");
        assertLost();
    }

    @Test
    void whatWasSentAndNotAcknowledgedMayBeThereOrNot() {
        set("green");
        registers.sent(TOPIC, "black");
        assertThat(registers.candidates(TOPIC)).containsExactly("green", "black");
        registers.found(TOPIC, "black");
        assertThat(violations.isEmpty()).isTrue();
    }

    @Test
    void whatWasFoundOnceStays() {
        set("green");
        registers.sent(TOPIC, "black");
        registers.found(TOPIC, "green");
        registers.found(TOPIC, "black");
        assertLost();
    }

    @Test
    void aRefusedRequestChangesNothing() {
        set("green");
        registers.sent(TOPIC, "black");
        registers.refused(TOPIC, "black");
        registers.found(TOPIC, "black");
        assertLost();
    }

    private void set(String value) {
        registers.sent(TOPIC, value);
        registers.acknowledged(TOPIC, value);
    }

    private void assertLost() {
        assertThat(violations.count(Violations.Kind.LOST)).isEqualTo(1);
    }
}
