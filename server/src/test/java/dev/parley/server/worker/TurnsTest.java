package dev.parley.server.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private static final int MANY = 1_000;

    private Turns<String> turns = new Turns<>(MANY, MANY, MANY);

    private void offer(String asker, int pieces) {
        for (int i = 1; i <= pieces; i++) {
            assertThat(turns.offer(asker, asker + i)).isTrue();
        }
    }

    private List<String> takeAll(int count) throws InterruptedException {
        List<String> taken = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Turns.Turn<String> turn = turns.take();
            taken.add(turn.work());
            turns.done(turn);
        }
        return taken;
    }

    @Test
    void theWorkOfOneComesInItsOrder() throws InterruptedException {
        offer("a", 3);
        assertThat(takeAll(3)).containsExactly("a1", "a2", "a3");
    }

    @Test
    void askersAreServedInTurn() throws InterruptedException {
        offer("a", 3);
        offer("b", 2);
        offer("c", 1);
        assertThat(takeAll(6)).containsExactly("a1", "b1", "c1", "a2", "b2", "a3");
    }

    @Test
    void aThirteenthAskerWaitsForOnePieceOfEachOfTheTwelveBefore() throws InterruptedException {
        for (int asker = 1; asker <= 12; asker++) {
            offer("asker" + asker + "-", 10);
        }
        offer("thirteenth-", 1);
        List<String> before = takeAll(12);
        assertThat(before).allMatch(work -> work.endsWith("-1")).doesNotHaveDuplicates();
        assertThat(takeAll(1)).containsExactly("thirteenth-1");
    }

    @Test
    void whoAsksAgainGoesBehindThoseWhoWait() throws InterruptedException {
        offer("a", 1);
        offer("b", 2);
        assertThat(takeAll(1)).containsExactly("a1");
        offer("a", 1);
        assertThat(takeAll(3)).containsExactly("b1", "a1", "b2");
    }

    @Test
    void noMoreThanItsPartWaitsOfOneAsker() {
        turns = new Turns<>(MANY, 2, MANY);
        offer("a", 2);
        assertThat(turns.offer("a", "too much")).isFalse();
        offer("b", 2);
    }

    @Test
    void noMoreThanAllTogetherWaits() throws InterruptedException {
        turns = new Turns<>(2, 2, MANY);
        offer("a", 2);
        assertThat(turns.offer("a", "too much")).isFalse();
        takeAll(1);
        offer("a", 1);
    }

    @Test
    void whoHasNothingWaitingIsNotKeptOutByThoseWhoHaveMuch() throws InterruptedException {
        turns = new Turns<>(2, 2, MANY);
        offer("a", 2);
        offer("b", 1);
        assertThat(turns.offer("b", "too much")).isFalse();
        offer("c", 1);
        assertThat(turns.offer("d", "more than twice as many as usual")).isFalse();
        assertThat(takeAll(4)).containsExactly("a1", "b1", "c1", "a2");
    }

    @Test
    void oneAtATimeMeansThatTheNextBeginsWhenTheFirstHasEnded() throws InterruptedException {
        turns = new Turns<>(MANY, MANY, 1);
        offer("a", 3);
        offer("b", 1);
        Turns.Turn<String> first = turns.take();
        assertThat(first.work()).isEqualTo("a1");
        assertThat(turns.take().work()).isEqualTo("b1");
        offer("c", 1);
        assertThat(turns.take().work()).as("a is busy").isEqualTo("c1");
        turns.done(first);
        assertThat(turns.take().work()).isEqualTo("a2");
    }

    @Test
    void clearedItHoldsNothingAndTakesMore() throws InterruptedException {
        turns = new Turns<>(MANY, MANY, 1);
        offer("a", 2);
        offer("b", 2);
        Turns.Turn<String> underWay = turns.take();
        turns.clear();
        turns.done(underWay);
        offer("a", 1);
        assertThat(takeAll(1)).containsExactly("a1");
    }

    @Test
    void whoIsKnownWaitsForOneStrangerHoweverManyThereAre() throws InterruptedException {
        for (int stranger = 1; stranger <= 12; stranger++) {
            offer("stranger" + stranger + "-", 10);
        }
        takeAll(5);
        assertThat(turns.offer("known", true, "known1")).isTrue();
        assertThat(takeAll(2)).contains("known1");
    }

    @Test
    void strangersHaveEverySecondTurnHoweverManyAreKnown() throws InterruptedException {
        for (int known = 1; known <= 12; known++) {
            assertThat(turns.offer("known" + known, true, "known")).isTrue();
        }
        offer("stranger", 3);
        assertThat(takeAll(6)).filteredOn("known"::equals).hasSize(3);
        assertThat(takeAll(9)).containsOnly("known");
    }

    @Test
    void theSameAskerMayWaitAmongBoth() throws InterruptedException {
        offer("a", 2);
        assertThat(turns.offer("a", true, "known")).isTrue();
        assertThat(takeAll(3)).containsExactlyInAnyOrder("a1", "a2", "known");
        turns.clear();
        offer("a", 1);
        assertThat(takeAll(1)).containsExactly("a1");
    }
}
