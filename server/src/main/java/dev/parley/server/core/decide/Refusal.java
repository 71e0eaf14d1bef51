package dev.parley.server.core.decide;

import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ErrorReply;
import dev.parley.server.core.event.PresenceChange;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A request cannot be carried out. Thrown for the ordinary, and often, so it carries no stack trace. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient ErrorReply error;
    private transient @Nullable PresenceChange change;

    Refusal(ErrorReply error) {
        super(error.text(), null, false, false);
        this.error = error;
    }

    static Refusal of(ErrorCode code, String text) {
        return new Refusal(ErrorReply.of(code, text));
    }

    static Refusal field(String field, String text) {
        return new Refusal(ErrorReply.field(field, text));
    }

    static Refusal retry(ErrorCode code, String text, Duration after) {
        return new Refusal(ErrorReply.retry(code, text, Math.max(1, after.toMillis())));
    }

    ErrorReply error() {
        return error;
    }

    /** That it was asked counts. */
    Refusal counting(PresenceChange what) {
        change = what;
        return this;
    }

    /** What is counted; null for nothing. */
    @Nullable
    PresenceChange change() {
        return change;
    }
}
