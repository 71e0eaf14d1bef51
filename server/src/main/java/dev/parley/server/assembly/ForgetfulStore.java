package dev.parley.server.assembly;

import dev.parley.server.core.query.Answer;
import dev.parley.server.core.query.Query;
import dev.parley.server.journal.Journal;
import dev.parley.server.journal.KnownTime;
import dev.parley.server.journal.memory.MemoryJournal;
import dev.parley.server.session.QueryPort;
import dev.parley.server.session.Store;
import dev.parley.server.session.StoreFigures;
import java.util.UUID;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** No store at all, for trials and measurements: what memory lets go of is gone, and so is everything at the end. */
final class ForgetfulStore implements Store {

    private final Journal journal;

    ForgetfulStore(Journal.Listener listener) {
        journal = new MemoryJournal(UUID.randomUUID().toString(), 0, listener);
    }

    @Override
    public Journal journal() {
        return journal;
    }

    @Override
    public QueryPort queries() {
        return ForgetfulStore::start;
    }

    /** Answers on another thread, as the port has it. */
    private static boolean start(Query query, Consumer<Answer> done) {
        ForkJoinPool.commonPool().execute(() -> done.accept(query.accept(new Answering())));
        return true;
    }

    private static final class Answering implements Query.Visitor<Answer, RuntimeException> {
        @Override
        public Answer oldEntries(Query.OldEntries old) {
            // What memory has let go of is gone: there is no older entry.
            return new Answer.LastBefore(0);
        }

        @Override
        public Answer sentWith(Query.SentWith sent) {
            return new Answer.SentWith(null);
        }

        @Override
        public Answer lastBefore(Query.LastBefore last) {
            return new Answer.LastBefore(0);
        }

        @Override
        public Answer hasMessage(Query.HasMessage has) {
            // Memory lets go of messages, and counts them itself.
            return new Answer.HasMessage(true);
        }

        @Override
        public Answer search(Query.Search search) {
            return new Answer.BadQuery("This server stores nothing, so it cannot search.");
        }
    }

    /** Old keys are gone like everything else. */
    @Override
    public void begin(long position, Keys keys) {
        keys.storedUpTo(Long.MAX_VALUE);
    }

    @Override
    public long usedBytes() {
        return 0;
    }

    @Override
    public @Nullable StoreFigures figures() {
        return null;
    }

    @Override
    public @Nullable KnownTime knownTime() {
        return null;
    }

    @Override
    public void remember(KnownTime time) {
        // The next run knows nothing.
    }

    @Override
    public void close() {
        // There is nothing to let go of.
    }
}
