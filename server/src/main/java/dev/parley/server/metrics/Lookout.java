package dev.parley.server.metrics;

import dev.parley.server.session.ServiceFigures;
import dev.parley.server.session.StoreFigures;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the server for those who watch it. Whoever asks more often than a few times a second gets the last look again: watching must not
 * keep the loop busy. Any thread; one looks at a time, and the others wait for that.
 */
public final class Lookout {

    /** Where the figures are. Any thread. */
    public interface Source {

        String version();

        /**
         * Has the loop's figures handed over by the loop. Does not wait; if the loop does not turn, nothing comes.
         */
        void service(Consumer<ServiceFigures> then);

        /** Null where nothing is kept. */
        @Nullable
        StoreFigures store();

        int passwordsWaiting();
    }

    /** How long the loop may take to answer: after that it is taken to hang. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** A look is good for so long. */
    private static final Duration GOOD_FOR = Duration.ofMillis(200);

    private final Source source;
    private final LongSupplier nanoTime;
    private @Nullable CompletableFuture<ServiceFigures> asked;
    private @Nullable Figures last;
    private long lookedAt;

    public Lookout(Source source) {
        this(source, System::nanoTime);
    }

    Lookout(Source source, LongSupplier nanoTime) {
        this.source = source;
        this.nanoTime = nanoTime;
    }

    /** The figures as they are now, or were a moment ago. Waits for the loop, a second at most. */
    public synchronized Figures look() {
        Figures known = last;
        if (known != null && nanoTime.getAsLong() - lookedAt < GOOD_FOR.toNanos()) {
            return known;
        }
        Figures fresh = figures(askLoop());
        last = fresh;
        lookedAt = nanoTime.getAsLong();
        return fresh;
    }

    /** Null if it does not answer. A question that it has not answered is not asked again: what waits for it stays bounded. */
    private @Nullable ServiceFigures askLoop() {
        CompletableFuture<ServiceFigures> answer = asked;
        if (answer == null || answer.isDone()) {
            answer = new CompletableFuture<>();
            asked = answer;
            source.service(answer::complete);
        }
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException silent) {
            return null;
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /**
     * Has the figures told in words, on the loop, each time anew. Does not wait; if the loop does not turn, nothing comes.
     *
     * @param told subject by subject
     */
    public void tell(Consumer<List<SubjectWords>> told) {
        source.service(service -> told.accept(Words.of(figures(service))));
    }

    private Figures figures(@Nullable ServiceFigures service) {
        return new Figures(source.version(), service, source.store(), source.passwordsWaiting(), ProcessFigures.now());
    }
}
