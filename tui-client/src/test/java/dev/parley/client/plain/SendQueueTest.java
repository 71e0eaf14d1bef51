package dev.parley.client.plain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.Request;
import dev.parley.protocol.RequestId;
import java.util.List;
import org.junit.jupiter.api.Test;

class SendQueueTest {

    private static final Task ONE = Task.of(new Request.Typing("one"));
    private static final Task TWO = Task.of(new Request.Typing("two"));

    private final SendQueue queue = new SendQueue();

    private static RequestId id(long n) {
        return new RequestId.Numeric(n);
    }

    @Test
    void theNextLeavesWhenTheOneBeforeHasItsAnswer() {
        queue.add(List.of(ONE, TWO));
        assertThat(queue.next(id(1), 0)).isEqualTo(ONE);
        assertThat(queue.next(id(2), 0)).isNull();
        queue.answered(id(1));
        assertThat(queue.next(id(2), 0)).isEqualTo(TWO);
        assertThat(queue.isEmpty()).isFalse();
        queue.answered(id(2));
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    void whatIsRefusedForNowLeavesAgainBeforeAllOthersAndNotTooEarly() {
        queue.add(List.of(ONE, TWO));
        queue.next(id(1), 0);
        queue.later(id(1), 500);
        assertThat(queue.due()).isEqualTo(500);
        assertThat(queue.next(id(2), 499)).isNull();
        assertThat(queue.next(id(2), 500)).isEqualTo(ONE);
    }

    @Test
    void afterALossTheOneWithoutAnAnswerLeavesAgain() {
        queue.add(List.of(ONE, TWO));
        queue.next(id(1), 0);
        queue.lost();
        queue.answered(id(1));
        assertThat(queue.next(id(2), 0)).isEqualTo(ONE);
    }

    @Test
    void anAnswerThatNobodyWaitsForChangesNothing() {
        queue.add(List.of(ONE));
        queue.next(id(1), 0);
        queue.answered(id(9));
        queue.answered(null);
        queue.later(id(9), 5);
        assertThat(queue.due()).isEqualTo(Long.MAX_VALUE);
        assertThat(queue.isEmpty()).isFalse();
    }
}
