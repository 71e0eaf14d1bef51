package dev.parley.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.name.Name;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.Restored;
import dev.parley.server.core.state.Keeping;
import dev.parley.server.core.state.State;
import dev.parley.server.journal.SnapshotSink;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HandingOverTest {

    private static final Instant AT = Instant.parse("2026-11-21T10:00:00Z");
    private static final int ACCOUNTS = 5_000;

    private final State state = new State(new Keeping(1, Long.MAX_VALUE, true));
    private final Queue<Runnable> mailbox = new ArrayDeque<>();
    private final HandingOver handingOver = new HandingOver(mailbox::add, () -> state);
    private final Taken taken = new Taken();

    /** What came of a snapshot. */
    private static final class Taken implements SnapshotSink {
        private final List<Restored> records = new ArrayList<>();
        private long position = -1;
        private boolean hasRoom = true;
        private boolean wantsMore = true;
        private boolean isEnded;
        private @Nullable String givenUp;

        @Override
        public void begin(long itsPosition, Runnable more) {
            position = itsPosition;
        }

        @Override
        public boolean hasRoom() {
            return hasRoom;
        }

        @Override
        public boolean takeNext(long place, Restored record) {
            records.add(record);
            return wantsMore;
        }

        @Override
        public boolean takeEarly(long place, Restored record) {
            return takeNext(place, record);
        }

        @Override
        public void end() {
            isEnded = true;
        }

        @Override
        public void giveUp(String why) {
            givenUp = why;
        }

        long bytes() {
            return records.stream().mapToLong(Restored::bytes).sum();
        }
    }

    private void accounts(String hash) {
        for (int i = 0; i < ACCOUNTS; i++) {
            state.apply(new Event.AccountCreated(new Name("User" + i, "user" + i), hash, AT));
        }
    }

    /** One of the loop; returns how many records it handed over. */
    private int turn() {
        int before = taken.records.size();
        for (int left = mailbox.size(); left > 0; left--) {
            mailbox.remove().run();
        }
        handingOver.handOn();
        return taken.records.size() - before;
    }

    @Test
    void aTurnHandsOverFewObjects() {
        accounts("hash");
        handingOver.begin(taken);
        int turns = 0;
        for (; !taken.isEnded; turns++) {
            assertThat(turn()).isBetween(1, HandingOver.OBJECTS_A_TURN);
            assertThat(mailbox.isEmpty()).as("the loop turns again").isEqualTo(taken.isEnded);
        }
        assertThat(taken.position).isEqualTo(ACCOUNTS);
        assertThat(taken.records).hasSize(ACCOUNTS + 1);
        assertThat(turns).isGreaterThan(ACCOUNTS / HandingOver.OBJECTS_A_TURN);
    }

    @Test
    void aTurnHandsOverFewBytesAndThenOneObject() {
        accounts("hash".repeat(1_000));
        handingOver.begin(taken);
        while (!taken.isEnded) {
            long before = taken.bytes();
            int records = turn();
            long last = records == 0
                    ? 0
                    : taken.records.get(taken.records.size() - 1).bytes();
            assertThat(taken.bytes() - before - last).isLessThan(HandingOver.BYTES_A_TURN);
        }
        assertThat(taken.records).hasSize(ACCOUNTS + 1);
    }

    @Test
    void whatWentAheadOfItsTurnCostsATurnSomethingAsWell() {
        accounts("hash");
        handingOver.begin(taken);
        turn();
        for (int i = 0; i < ACCOUNTS; i++) {
            state.apply(new Event.AccountDisabled("user" + i, true));
        }
        assertThat(taken.records).hasSize(ACCOUNTS + 1);
        turn();
        assertThat(taken.isEnded).as("looked at everything in one turn").isFalse();
    }

    @Test
    void nothingIsHandedOverWhereThereIsNoRoomAndNoTurnIsTakenForIt() {
        accounts("hash");
        handingOver.begin(taken);
        taken.hasRoom = false;
        assertThat(turn()).isZero();
        assertThat(mailbox).isEmpty();
        taken.hasRoom = true;
        assertThat(turn()).isPositive();
    }

    @Test
    void whoWantsNoMoreGetsNoMore() {
        accounts("hash");
        handingOver.begin(taken);
        taken.wantsMore = false;
        assertThat(turn()).isEqualTo(1);
        state.apply(new Event.AccountDisabled("user7", true));
        assertThat(turn()).isZero();
        assertThat(mailbox).isEmpty();
    }

    @Test
    void aStateThatIsAheadOfTheStoreIsNotHandedOverAnyFurtherNorAnew() {
        accounts("hash");
        handingOver.begin(taken);
        turn();
        handingOver.stop();
        assertThat(taken.givenUp).isNotNull();
        assertThat(turn()).isZero();

        Taken another = new Taken();
        handingOver.begin(another);
        turn();
        assertThat(another.givenUp).contains("restored");
        assertThat(another.records).isEmpty();

        handingOver.goOn();
        handingOver.begin(another);
        turn();
        assertThat(another.records).isNotEmpty();
    }

    @Test
    void whatWasHandedOverWhollyAndIsNotCommittedIsGivenUpAsWell() {
        handingOver.begin(taken);
        turn();
        assertThat(taken.isEnded).isTrue();
        handingOver.stop();
        assertThat(taken.givenUp).isNotNull();
    }
}
