package dev.parley.server.session;

import dev.parley.server.core.query.Answer;
import dev.parley.server.core.query.Query;
import dev.parley.server.net.EventLoop;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Goes through what is due, every hour and when it is asked to, with one question to the store at a time. Runs on the loop's thread.
 *
 * @param <T> what is due
 */
final class Rounds<T> {

    private static final Duration EVERY = Duration.ofHours(1);
    private static final Duration WHEN_BUSY = Duration.ofSeconds(1);

    /** Of what needs no question, so many are settled in one turn of the loop. */
    private static final int AT_ONCE = 100;

    /** What is done on a round. */
    interface Errand<T> {

        /** All that is due now; nothing while no time is certain. */
        Collection<T> due();

        /** What the store must be asked before; null if nothing. */
        @Nullable
        Query question(T one);

        /**
         * @param answer null where nothing was asked
         */
        void settle(T one, @Nullable Answer answer);
    }

    private final EventLoop loop;
    private final QueryPort queries;
    private final Errand<T> errand;
    private final Queue<T> due = new ArrayDeque<>();

    /** Counts the rounds: what comes of an earlier one does not go on. */
    private long number;

    Rounds(EventLoop loop, QueryPort queries, Errand<T> errand) {
        this.loop = loop;
        this.queries = queries;
        this.errand = errand;
    }

    /** Goes now, and from then on again and again, whatever comes of it. */
    void begin() {
        loop.timers().at(loop.now() + EVERY.toNanos(), this::begin);
        go();
    }

    /** Goes once. An earlier round goes no further. */
    void go() {
        number++;
        due.clear();
        due.addAll(errand.due());
        next(number);
    }

    private void next(long round) {
        if (round != number) {
            return;
        }
        for (int i = 0; i < AT_ONCE; i++) {
            T one = due.peek();
            if (one == null) {
                return;
            }
            Query question = errand.question(one);
            if (question != null) {
                ask(round, one, question);
                return;
            }
            due.remove();
            errand.settle(one, null);
        }
        loop.post(() -> next(round));
    }

    private void ask(long round, T one, Query question) {
        if (queries.start(question, answer -> loop.post(() -> answered(round, one, answer)))) {
            due.remove();
        } else {
            loop.timers().at(loop.now() + WHEN_BUSY.toNanos(), () -> next(round));
        }
    }

    private void answered(long round, T one, Answer answer) {
        errand.settle(one, answer);
        next(round);
    }
}
