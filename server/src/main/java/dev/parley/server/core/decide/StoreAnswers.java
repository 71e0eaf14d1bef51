package dev.parley.server.core.decide;

import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ErrorReply;
import dev.parley.server.core.query.Answer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a client is told when the store had no answer. */
final class StoreAnswers {

    private static final Duration BUSY_RETRY = Duration.ofSeconds(1);

    private StoreAnswers() {}

    /** The error that an answer comes to; null for one that helps, and for none. */
    static @Nullable ErrorReply error(@Nullable Answer answer) {
        if (answer instanceof Answer.Busy) {
            return ErrorReply.retry(
                    ErrorCode.RATE_LIMITED,
                    "The server is busy with history and searches. Try again.",
                    BUSY_RETRY.toMillis());
        }
        if (answer instanceof Answer.Unreadable) {
            return ErrorReply.of(
                    ErrorCode.STORAGE_FAILED,
                    "The server cannot read its store. Its operator finds the reason in the log.");
        }
        return answer instanceof Answer.BadQuery bad ? ErrorReply.of(ErrorCode.BAD_QUERY, bad.why()) : null;
    }
}
