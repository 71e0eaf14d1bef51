package dev.parley.server.core.decide;

import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ErrorReply;
import dev.parley.server.core.query.Answer;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a client is told when the store had no answer. */
final class StoreAnswers {

    private static final Duration BUSY_RETRY = Duration.ofSeconds(1);

    private static final Answer.Visitor<Optional<ErrorReply>> ERRORS = new Errors();

    private StoreAnswers() {}

    /** The error that an answer comes to; null for one that helps, and for none. */
    static @Nullable ErrorReply error(@Nullable Answer answer) {
        return answer == null ? null : answer.accept(ERRORS).orElse(null);
    }

    private static final class Errors implements Answer.Visitor<Optional<ErrorReply>> {
        @Override
        public Optional<ErrorReply> oldEntries(Answer.OldEntries helps) {
            return Optional.empty();
        }

        @Override
        public Optional<ErrorReply> sentWith(Answer.SentWith helps) {
            return Optional.empty();
        }

        @Override
        public Optional<ErrorReply> lastBefore(Answer.LastBefore helps) {
            return Optional.empty();
        }

        @Override
        public Optional<ErrorReply> hasMessage(Answer.HasMessage helps) {
            return Optional.empty();
        }

        @Override
        public Optional<ErrorReply> found(Answer.Found helps) {
            return Optional.empty();
        }

        @Override
        public Optional<ErrorReply> badQuery(Answer.BadQuery bad) {
            return Optional.of(ErrorReply.of(ErrorCode.BAD_QUERY, bad.why()));
        }

        @Override
        public Optional<ErrorReply> unreadable(Answer.Unreadable unreadable) {
            return Optional.of(ErrorReply.of(
                    ErrorCode.STORAGE_FAILED,
                    "The server cannot read its store. Try again later. The server's log has the reason."));
        }

        @Override
        public Optional<ErrorReply> busy(Answer.Busy busy) {
            return Optional.of(ErrorReply.retry(
                    ErrorCode.RATE_LIMITED,
                    "The server is busy with history and searches. Try again.",
                    BUSY_RETRY.toMillis()));
        }
    }
}
