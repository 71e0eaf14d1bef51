package dev.parley.server.worker;

import dev.parley.server.core.query.Answer;
import dev.parley.server.core.query.Query;
import dev.parley.server.journal.Archive;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks things up in the store, on threads with an archive each. Every kind of query has a lane of its own: a page of
 * history waits for no search, and neither waits for the index of idempotency keys. Called from the loop, it answers at
 * once; the answer is handed to {@code done} on a thread of the worker, exactly once, unless the worker is closed before:
 * then never.
 */
public final class QueryWorker implements AutoCloseable {

    /** Opens an archive for a thread. */
    @FunctionalInterface
    public interface Opening {
        Archive open() throws IOException;
    }

    /** Searches of one account that wait for the one under way. */
    public static final int SEARCHES_OF_ONE = 8;

    private static final int THREADS_FOR_HISTORY = 2;
    private static final int THREADS_FOR_KEYS = 1;
    private static final int THREADS_FOR_SEARCHES = 2;

    /** All who read history stand in one queue: none of them can ask for much. */
    private static final String ANYBODY = "";

    private static final Logger LOG = LoggerFactory.getLogger("parley");

    private record Task(Query query, Consumer<Answer> done) {}

    private final Opening opening;
    private final Lane<Task> history;
    private final Lane<Task> keys;
    private final Lane<Task> searches;

    /** Kinds of queries that have failed since one of that kind last went well; said once. */
    private final Set<String> failing = ConcurrentHashMap.newKeySet();

    private volatile boolean closing;

    /**
     * Starts its threads.
     *
     * @param queueBound queries of a lane that may wait beside those being answered
     */
    public QueryWorker(Opening opening, int queueBound) {
        this.opening = opening;
        history = lane("parley-history", THREADS_FOR_HISTORY, new Turns<>(queueBound, queueBound, Integer.MAX_VALUE));
        keys = lane("parley-keys", THREADS_FOR_KEYS, new Turns<>(queueBound, queueBound, Integer.MAX_VALUE));
        searches = lane("parley-searches", THREADS_FOR_SEARCHES, new Turns<>(queueBound, SEARCHES_OF_ONE, 1));
    }

    private Lane<Task> lane(String name, int threads, Turns<Task> turns) {
        return new Lane<>(name, threads, turns, Reader::new);
    }

    /** Has something looked up. False if too many wait already: nothing will come of it, try again later. */
    public boolean start(Query query, Consumer<Answer> done) {
        return query.accept(new Lanes(new Task(query, done)));
    }

    /** How many questions wait. Any thread. */
    public int waiting() {
        return history.waiting() + keys.waiting() + searches.waiting();
    }

    /** Has a task wait in the lane for its kind of query; whether there is a place. */
    private final class Lanes implements Query.Visitor<Boolean, RuntimeException> {
        private final Task task;

        Lanes(Task task) {
            this.task = task;
        }

        @Override
        public Boolean oldEntries(Query.OldEntries old) {
            return history.offer(ANYBODY, task);
        }

        @Override
        public Boolean sentWith(Query.SentWith sent) {
            return keys.offer(ANYBODY, task);
        }

        @Override
        public Boolean lastBefore(Query.LastBefore last) {
            return history.offer(ANYBODY, task);
        }

        @Override
        public Boolean hasMessage(Query.HasMessage has) {
            return history.offer(ANYBODY, task);
        }

        @Override
        public Boolean search(Query.Search search) {
            return searches.offer(search.asker(), task);
        }
    }

    /** Drops what waits, and lets its threads end after what they are at; does not wait for that. */
    @Override
    public void close() {
        closing = true;
        history.close();
        keys.close();
        searches.close();
    }

    /** One thread's archive, opened with its first query and again after a failure. */
    private final class Reader implements Lane.Worker<Task> {

        private @Nullable Archive archive;

        @Override
        public void work(Task task) {
            Answer answer = answer(task.query);
            if (answer == null) {
                return;
            }
            try {
                task.done.accept(answer);
            } catch (RuntimeException bug) {
                LOG.error("An answer from the store could not be delivered", bug);
            }
        }

        /** Null if the worker is closing: nobody waits for an answer. */
        private @Nullable Answer answer(Query query) {
            try {
                Archive open = archive == null ? opening.open() : archive;
                archive = open;
                Answer answer = query.accept(new Asking(open));
                failing.remove(kind(query));
                return answer;
            } catch (IOException | RuntimeException | Error failure) {
                // An error as well: who asked waits for an answer, and is not read until it comes.
                if (closing) {
                    return null;
                }
                sayOnce(query, failure);
                close();
                return new Answer.Unreadable();
            }
        }

        @Override
        public void close() {
            try {
                if (archive != null) {
                    archive.close();
                }
            } catch (IOException failure) {
                LOG.warn("The store could not be closed after reading", failure);
            } finally {
                archive = null;
            }
        }
    }

    private static final class Asking implements Query.Visitor<Answer, IOException> {
        private final Archive archive;

        Asking(Archive archive) {
            this.archive = archive;
        }

        @Override
        public Answer oldEntries(Query.OldEntries old) throws IOException {
            long upTo = archive.position();
            return new Answer.OldEntries(archive.entries(old.log(), old.from(), old.to()), upTo);
        }

        @Override
        public Answer sentWith(Query.SentWith sent) throws IOException {
            return new Answer.SentWith(archive.sentWith(sent.user(), sent.cid()));
        }

        @Override
        public Answer lastBefore(Query.LastBefore last) throws IOException {
            return new Answer.LastBefore(archive.lastBefore(last.log(), last.time()));
        }

        @Override
        public Answer hasMessage(Query.HasMessage has) throws IOException {
            return new Answer.HasMessage(archive.mayHaveMessage(has.log()));
        }

        @Override
        public Answer search(Query.Search search) throws IOException {
            return archive.search(search);
        }
    }

    private void sayOnce(Query query, Throwable failure) {
        if (failing.add(kind(query))) {
            LOG.error("The store did not answer; logged once until it does ({})", kind(query), failure);
        }
    }

    private static String kind(Query query) {
        return query.getClass().getSimpleName();
    }
}
