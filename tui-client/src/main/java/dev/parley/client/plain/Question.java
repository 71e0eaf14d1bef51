package dev.parley.client.plain;

import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ErrorReply;
import dev.parley.protocol.Request;
import dev.parley.protocol.RequestId;
import dev.parley.protocol.Result;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The one request of a script's own that has no answer yet (signing in, joining, catching up); asked once more where the
 * server wants it later.
 */
final class Question {

    /** Where a server that is busy does not say how long. */
    private static final long SHORT_WHILE_MS = 1000;

    private final Port port;
    private @Nullable Request request;
    private @Nullable RequestId id;
    private Consumer<Result> answered = result -> {};
    private Consumer<ErrorReply> refused = error -> {};
    private long askAt = Long.MAX_VALUE;

    Question(Port port) {
        this.port = port;
    }

    boolean isOpen() {
        return request != null;
    }

    void ask(RequestId id, Request request, Consumer<Result> answered, Consumer<ErrorReply> refused) {
        this.id = id;
        this.request = request;
        this.answered = answered;
        this.refused = refused;
        port.send(id, request);
    }

    void drop() {
        request = null;
        id = null;
        askAt = Long.MAX_VALUE;
    }

    boolean isOf(@Nullable RequestId re) {
        return id != null && id.equals(re);
    }

    void ok(Result result) {
        drop();
        answered.accept(result);
    }

    void failed(ErrorReply error, long now) {
        if (isWorthWaiting(error)) {
            askAt = now + wait(error);
            return;
        }
        drop();
        refused.accept(error);
    }

    /** When it is to be asked again. */
    long due() {
        return askAt;
    }

    void tick(long now) {
        if (askAt <= now && request != null && id != null) {
            askAt = Long.MAX_VALUE;
            port.send(id, request);
        }
    }

    /** A server that shuts down says bye next; until then there is nothing better to do than to wait. */
    static boolean isWorthWaiting(ErrorReply error) {
        return error.is(ErrorCode.RATE_LIMITED) || error.is(ErrorCode.SHUTTING_DOWN);
    }

    static long wait(ErrorReply error) {
        return error.retryAfterMs() == null ? SHORT_WHILE_MS : Math.max(1, error.retryAfterMs());
    }
}
