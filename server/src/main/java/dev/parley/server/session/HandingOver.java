package dev.parley.server.session;

import dev.parley.server.core.event.Restored;
import dev.parley.server.core.state.Handover;
import dev.parley.server.core.state.State;
import dev.parley.server.journal.SnapshotSink;
import dev.parley.server.journal.SnapshotSource;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Hands the state over for a snapshot, a bounded piece in each turn of the loop, as fast as it is written. Until everything is
 * committed that the snapshot knows of, it may have to be given up: see {@link #stop}. The loop's thread, but for {@link
 * #begin}.
 */
final class HandingOver implements SnapshotSource {

    /** What a turn hands over, which takes well under a millisecond; an object is never divided, however large it is. */
    static final int OBJECTS_A_TURN = 256;

    /** Bytes of memory. */
    static final long BYTES_A_TURN = 64 << 10;

    private final Consumer<Runnable> loop;
    private final Supplier<State> state;
    private final int objectsATurn;
    private @Nullable SnapshotSink sink;
    private @Nullable Handover handover;
    private boolean isStopped;

    /**
     * @param loop has something done in one of the next turns; any thread
     * @param state the one that lives, asked in a turn
     */
    HandingOver(Consumer<Runnable> loop, Supplier<State> state) {
        this(loop, state, OBJECTS_A_TURN);
    }

    /** One that takes more turns. */
    HandingOver(Consumer<Runnable> loop, Supplier<State> state, int objectsATurn) {
        this.loop = loop;
        this.state = state;
        this.objectsATurn = objectsATurn;
    }

    @Override
    public void begin(SnapshotSink to) {
        loop.accept(() -> beginNow(to));
    }

    private void beginNow(SnapshotSink to) {
        if (isStopped) {
            to.giveUp("memory is being restored from the store");
            return;
        }
        Handover begun = state.get().handOver(new Taker(to));
        handover = begun;
        sink = to;
        to.begin(begun.position(), this::haveAnotherTurn);
    }

    private record Taker(SnapshotSink to) implements Handover.Taker {
        @Override
        public boolean takeNext(long place, Restored record) {
            return to.takeNext(place, record);
        }

        @Override
        public boolean takeEarly(long place, Restored record) {
            return to.takeEarly(place, record);
        }
    }

    /** At the end of each turn. */
    void handOn() {
        Handover underWay = handover;
        SnapshotSink to = sink;
        if (underWay == null || to == null || !underWay.isOver() && !to.hasRoom()) {
            return;
        }
        underWay.handOn(objectsATurn, BYTES_A_TURN);
        if (underWay.isOver()) {
            handover = null;
            to.end();
        } else {
            // Another turn follows at once, and whoever is heard first.
            haveAnotherTurn();
        }
    }

    private void haveAnotherTurn() {
        loop.accept(() -> {});
    }

    /** The state is ahead of the store and will be replaced. Nothing that was handed over of it counts, unless it counts already. */
    void stop() {
        isStopped = true;
        SnapshotSink to = sink;
        if (to != null) {
            to.giveUp("the store could not be written");
        }
        Handover underWay = handover;
        if (underWay != null) {
            underWay.stop();
        }
        handover = null;
        sink = null;
    }

    /** The state is good again. */
    void goOn() {
        isStopped = false;
    }
}
