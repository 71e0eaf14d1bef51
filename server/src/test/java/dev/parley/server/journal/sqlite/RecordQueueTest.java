package dev.parley.server.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.server.core.event.Restored;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RecordQueueTest {

    private static final Restored SMALL = new Restored.OfEndedRoom("room", 7);
    private static final Restored LARGE = new Restored.OfEndedRoom("room".repeat(10_000), 7);

    private final RecordQueue queue = new RecordQueue(10);
    private final AtomicInteger roomAgain = new AtomicInteger();
    private long place;

    private boolean put(Restored record) {
        return queue.takeEarly(place++, record);
    }

    @Test
    void recordsLeaveInTheOrderInWhichTheyCame() throws Exception {
        queue.begin(12, roomAgain::incrementAndGet);
        queue.takeNext(1, SMALL);
        queue.takeEarly(5, LARGE);
        queue.end();
        assertThat(queue.position()).isEqualTo(12);
        assertThat(queue.next()).isEqualTo(new Records.Placed(1, false, SMALL));
        assertThat(queue.next()).isEqualTo(new Records.Placed(5, true, LARGE));
        assertThat(queue.next()).isNull();
    }

    @Test
    void atHalfOfTheBoundThoseWhoCanWaitDoAndAreToldWhenThereIsRoom() throws Exception {
        queue.begin(12, roomAgain::incrementAndGet);
        while (queue.hasRoom()) {
            assertThat(put(LARGE)).isTrue();
        }
        assertThat(put(SMALL)).as("what cannot wait").isTrue();
        assertThat(roomAgain.get()).isZero();
        queue.next();
        assertThat(roomAgain.get()).isEqualTo(1);
        assertThat(queue.hasRoom()).isTrue();
    }

    @Test
    void atTheBoundAllIsGivenUp() {
        queue.begin(12, roomAgain::incrementAndGet);
        long bytes = 0;
        while (put(LARGE)) {
            bytes += LARGE.bytes();
        }
        assertThat(bytes).isBetween(RecordQueue.BYTES, RecordQueue.BYTES + LARGE.bytes());
        assertThat(put(SMALL)).isFalse();
        assertThat(queue.hasRoom()).isFalse();
        assertThatThrownBy(queue::next).isInstanceOf(SnapshotGivenUpException.class);
    }

    @Test
    void itIsNotCommittedBeforeItsPositionIs() throws Exception {
        queue.begin(12, roomAgain::incrementAndGet);
        queue.end();
        Thread writer = new Thread(() -> queue.committed(12));
        Thread waiting = new Thread(() -> {
            try {
                queue.awaitCommitted();
            } catch (SnapshotGivenUpException | InterruptedException failed) {
                throw new AssertionError(failed);
            }
        });
        queue.committed(11);
        waiting.start();
        while (waiting.getState() != Thread.State.WAITING) {
            assertThat(waiting.isAlive()).as("waits for the last event").isTrue();
            Thread.onSpinWait();
        }
        writer.start();
        writer.join();
        waiting.join();
    }

    @Test
    void whatIsGivenUpDoesNotCountThoughTheNumberOfItsLastEventIsCommitted() {
        queue.begin(12, roomAgain::incrementAndGet);
        queue.end();
        queue.giveUp("the store could not be written");
        queue.committed(12);
        assertThatThrownBy(queue::awaitCommitted).isInstanceOf(SnapshotGivenUpException.class);
    }

    @Test
    void whoWaitsWhenTheJournalIsClosedIsToldSo() {
        queue.cancel();
        assertThatThrownBy(queue::position).isInstanceOf(CancellationException.class);
        assertThatThrownBy(queue::next).isInstanceOf(CancellationException.class);
        assertThat(put(SMALL)).isFalse();
    }
}
