package dev.parley.client.plain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.Request;
import dev.parley.protocol.RequestId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SendWindowTest {

    private final SendWindow window = new SendWindow();
    private long id;

    private static Request typing(int n) {
        return new Request.Typing("room" + n);
    }

    private List<Request> leaving(long now) {
        List<Request> leaving = new ArrayList<>();
        for (Request next = window.next(id(id), now); next != null; next = window.next(id(id), now)) {
            leaving.add(next);
            id++;
        }
        return leaving;
    }

    private static RequestId id(long n) {
        return new RequestId.Numeric(n);
    }

    private void add(int count) {
        for (int i = 0; i < count; i++) {
            window.add(typing(i));
        }
    }

    @Test
    void noMoreThanItsWidthIsOnTheWay() {
        add(SendWindow.WIDTH + 2);
        assertThat(leaving(0)).hasSize(SendWindow.WIDTH);
        window.answered(id(0));
        assertThat(leaving(0)).containsExactly(typing(SendWindow.WIDTH));
    }

    @Test
    void whatIsRefusedForNowKeepsItsPlaceAndFromThenOnOneGoesAtATime() {
        add(4);
        leaving(0);
        window.later(id(2), 500);
        window.later(id(1), 300);
        window.answered(id(0));
        assertThat(leaving(400)).as("too early").isEmpty();
        window.later(id(3), 300);
        assertThat(window.due()).isEqualTo(500);
        assertThat(leaving(500)).containsExactly(typing(1));
        window.answered(id(4));
        assertThat(leaving(500)).containsExactly(typing(2));
        window.answered(id(5));
        assertThat(leaving(500)).containsExactly(typing(3));
        window.answered(id(6));
        assertThat(window.isEmpty()).isTrue();
    }

    @Test
    void afterALossAllWithoutAnAnswerLeavesAgainInItsOrder() {
        add(3);
        leaving(0);
        window.answered(id(1));
        window.add(typing(3));
        window.lost();
        assertThat(leaving(0)).containsExactly(typing(0), typing(2), typing(3));
    }

    @Test
    void anAnswerThatNobodyWaitsForChangesNothing() {
        assertThat(window.answered(id(9))).isNull();
        window.later(id(9), 5);
        assertThat(window.isEmpty()).isTrue();
    }
}
