package dev.parley.server.admin;

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

    /** What the command does, and to whom. */
    record Deed(
            String what,
            @Nullable String whom,
            @Nullable String room,
            @Nullable String detail,
            @Nullable String why) {}

    Turn(AdminPort server, Operator operator, ZoneId zone) {
        this.server = server;
        this.operator = operator;
        this.zone = zone;
    }

    AdminPort server() {
        return server;
    }

    /** The operator's. */
    ZoneId zone() {
        return zone;
    }

    /**
     * The command is about to do something, which the audit log has then. Called before it is asked for: it may be done without
     * an answer.
     */
    void does(Deed what) {
        deed = what;
    }

    /** As {@link #does}, to a user. */
    void doesTo(String user, String what) {
        does(new Deed(what, user, null, null, null));
    }

    /** As {@link #does}, in a room. */
    void doesIn(String room, String what) {
        does(new Deed(what, null, room, null, null));
    }

    /** As {@link #does}, to nobody and nowhere. */
    void does(String what) {
        does(new Deed(what, null, null, null, null));
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
