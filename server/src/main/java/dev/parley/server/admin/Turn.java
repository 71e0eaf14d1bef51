package dev.parley.server.admin;

import dev.parley.server.audit.Deed;
import java.time.ZoneId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One command while it is obeyed: whom it may ask, and who gave it. One thread. */
final class Turn {

    static final long SECONDS_FOR_AN_ANSWER = 5;

    private final AdminPort server;
    private final Operator operator;
    private final ZoneId zone;
    private @Nullable Deed deed;

    Turn(AdminPort server, Operator operator, ZoneId zone) {
        this.server = server;
        this.operator = operator;
        this.zone = zone;
    }

    /** To look at what there is. To change something is for {@link #acting}. */
    AdminView server() {
        return server;
    }

    /** The operator's. */
    ZoneId zone() {
        return zone;
    }

    /**
     * To do something, which the audit log has from now on: it may be done without an answer. Once in a turn.
     *
     * @throws IllegalStateException if the command has done something else already
     */
    AdminActs acting(Deed what) {
        if (deed != null) {
            throw new IllegalStateException("One act is recorded of a command: " + deed + ", and now " + what);
        }
        deed = what;
        return server;
    }

    /** As {@link #acting}, to a user. */
    AdminActs actingOn(String user, String what) {
        return acting(new Deed(what, user, null, null, null));
    }

    /** As {@link #acting}, in a room. */
    AdminActs actingIn(String room, String what) {
        return acting(new Deed(what, null, room, null, null));
    }

    /** As {@link #acting}, to nobody and nowhere. */
    AdminActs acting(String what) {
        return acting(new Deed(what, null, null, null, null));
    }

    /** What is known of the act now that it is done. */
    void detail(String more) {
        Deed did = deed;
        if (did != null) {
            deed = new Deed(did.what(), did.whom(), did.room(), more, did.why());
        }
    }

    /** What it was; null if the command has only asked. */
    @Nullable
    Deed deed() {
        return deed;
    }

    /** As {@link Operator#confirm}. */
    @Nullable
    String confirm(String question, String name) {
        return operator.confirm(question, name);
    }

    /**
     * Waits for the server's answer, which comes on its loop.
     *
     * @throws NoAnswerException if none comes in time, or this thread is interrupted
     */
    <T extends @Nullable Object> T ask(Consumer<Consumer<T>> question) {
        return ask(question, SECONDS_FOR_AN_ANSWER);
    }

    /** As {@link #ask}, for work that takes its time. */
    <T extends @Nullable Object> T askAndWait(Consumer<Consumer<T>> question) {
        return ask(question, TimeUnit.DAYS.toSeconds(1));
    }

    private static <T extends @Nullable Object> T ask(Consumer<Consumer<T>> question, long seconds) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        question.accept(answer::complete);
        try {
            return answer.get(seconds, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            throw new NoAnswerException();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            throw new NoAnswerException();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The server has not answered in time: whether it has done what it was asked is not known. */
    static final class NoAnswerException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoAnswerException() {
            super("The server has not answered for " + SECONDS_FOR_AN_ANSWER + " seconds.");
        }
    }
}
