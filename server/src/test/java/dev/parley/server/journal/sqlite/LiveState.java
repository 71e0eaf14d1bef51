package dev.parley.server.journal.sqlite;

import static org.awaitility.Awaitility.await;

import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.Restored;
import dev.parley.server.core.state.Handover;
import dev.parley.server.core.state.Keeping;
import dev.parley.server.core.state.State;
import dev.parley.server.journal.Journal;
import dev.parley.server.journal.SnapshotSink;
import dev.parley.server.journal.SnapshotSource;
import java.io.IOException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** The state of a server that lives, on the test's thread, which hands it over when the test says so. */
final class LiveState implements SnapshotSource {

    private final Queue<SnapshotSink> asked = new ConcurrentLinkedQueue<>();
    private State state = empty();
    private @Nullable SnapshotSink sink;
    private @Nullable Handover handover;

    private static State empty() {
        return new State(new Keeping(1, 0, true));
    }

    @Override
    public void begin(SnapshotSink to) {
        asked.add(to);
    }

    void apply(Event event) {
        state.apply(event);
    }

    boolean isAsked() {
        return !asked.isEmpty();
    }

    boolean isHandingOver() {
        return handover != null;
    }

    /** Begins as soon as it is asked to; returns the position. */
    long begin() {
        await().atMost(Duration.ofSeconds(60)).until(this::isAsked);
        SnapshotSink to = asked.remove();
        Handover begun = state.handOver(new Handover.Taker() {
            @Override
            public boolean takeNext(long place, Restored record) {
                return to.takeNext(place, record);
            }

            @Override
            public boolean takeEarly(long place, Restored record) {
                return to.takeEarly(place, record);
            }
        });
        to.begin(begun.position(), () -> {});
        sink = to;
        handover = begun;
        return begun.position();
    }

    /** Waits until early records have room again. */
    void awaitRoom() {
        if (!sink.hasRoom()) {
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(1))
                    .until(sink::hasRoom);
        }
    }

    /** Hands over a few, if anybody asked for it and has room. */
    void turn(int objects) {
        if (isAsked()) {
            begin();
        }
        if (handover != null && (handover.isOver() || sink.hasRoom())) {
            handover.handOn(objects, Long.MAX_VALUE);
            if (handover.isOver()) {
                handover = null;
                sink.end();
            }
        }
    }

    /** The store could not be written: what it has takes the place of what was here. */
    void goBack(Journal journal) throws IOException {
        if (sink != null) {
            sink.giveUp("the store could not be written");
        }
        handover = null;
        State stored = empty();
        journal.replay(stored::apply);
        state = stored;
    }

    String describe() {
        return state.describe();
    }
}
