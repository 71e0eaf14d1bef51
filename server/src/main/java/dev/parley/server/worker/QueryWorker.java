package dev.parley.server.worker;

import dev.parley.server.core.query.Answer;
import dev.parley.server.core.query.Query;
import dev.parley.server.journal.Archive;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks things up in the store, on a few threads with a bounded queue, each with an archive of its own. Called from the loop,
 * it answers at once; the answer is handed to {@code done} on a thread of the worker, exactly once, unless the worker is
 * closed before: then never.
 */
public final class QueryWorker implements AutoCloseable {

    /** Opens an archive for a thread. */
    @FunctionalInterface
    public interface Opening {
        Archive open() throws IOException;
    }

    private static final Logger LOG = LoggerFactory.getLogger("parley");

    private record Task(Query query, Consumer<Answer> done) {}

    private final Opening opening;
    private final BlockingQueue<Task> waiting;
    private final List<Thread> threads = new ArrayList<>();

    /** Kinds of queries that have failed since one of that kind last went well; said once. */
    private final Set<String> failing = ConcurrentHashMap.newKeySet();

    private volatile boolean closing;

    /** Starts its threads; {@code queueBound} queries may wait beside those being answered. */
    public QueryWorker(Opening opening, int threadCount, int queueBound) {
        this.opening = opening;
        waiting = new ArrayBlockingQueue<>(queueBound);
        for (int i = 1; i <= threadCount; i++) {
            Thread thread = new Thread(this::work, "parley-queries-" + i);
            thread.setDaemon(true);
            thread.setUncaughtExceptionHandler((t, failure) -> LOG.error("{} has ended", t.getName(), failure));
            threads.add(thread);
            thread.start();
        }
    }

    /** Has something looked up. False if too many wait already: nothing will come of it, try again later. */
    public boolean start(Query query, Consumer<Answer> done) {
        return !closing && waiting.offer(new Task(query, done));
    }

    /** Drops what waits, and lets its threads end after what they are at; does not wait for that. */
    @Override
    public void close() {
        closing = true;
        waiting.clear();
        threads.forEach(Thread::interrupt);
    }

    private void work() {
        Archive archive = null;
        try {
            while (!closing) {
                Task task = waiting.take();
                archive = answer(archive, task);
            }
        } catch (InterruptedException toEnd) {
            Thread.currentThread().interrupt();
        } finally {
            close(archive);
        }
    }

    /** Answers with this archive, or with a new one. Returns the one to go on with; after a failure it is opened again. */
    private @Nullable Archive answer(@Nullable Archive open, Task task) {
        Archive archive = open;
        Answer answer;
        try {
            if (archive == null) {
                archive = opening.open();
            }
            answer = ask(archive, task.query);
            failing.remove(kind(task.query));
        } catch (IOException | RuntimeException | Error failure) {
            // An error as well: who asked waits for an answer, and is not read until it comes.
            if (closing) {
                return archive;
            }
            sayOnce(task.query, failure);
            close(archive);
            archive = null;
            answer = new Answer.Unreadable();
        }
        try {
            task.done.accept(answer);
        } catch (RuntimeException bug) {
            LOG.error("An answer from the store could not be handed over", bug);
        }
        return archive;
    }

    private static Answer ask(Archive archive, Query query) throws IOException {
        if (query instanceof Query.OldEntries old) {
            long upTo = archive.position();
            return new Answer.OldEntries(archive.entries(old.log(), old.from(), old.to()), upTo);
        } else if (query instanceof Query.SentWith sent) {
            return new Answer.SentWith(archive.sentWith(sent.user(), sent.cid()));
        } else if (query instanceof Query.LastBefore last) {
            return new Answer.LastBefore(archive.lastBefore(last.log(), last.time()));
        }
        return archive.search((Query.Search) query);
    }

    private void sayOnce(Query query, Throwable failure) {
        if (failing.add(kind(query))) {
            LOG.error("The store could not be asked; said once until it can be again ({})", kind(query), failure);
        }
    }

    private static String kind(Query query) {
        return query.getClass().getSimpleName();
    }

    private static void close(@Nullable Archive archive) {
        try {
            if (archive != null) {
                archive.close();
            }
        } catch (IOException failure) {
            LOG.warn("The store could not be closed after reading", failure);
        }
    }
}
