package dev.parley.protocol;

import org.jspecify.annotations.Nullable;

/**
 * Why a request was refused.
 *
 * @param code for programs; a client that knows no such code still has the text
 * @param text for people: what happened, and what to do where that helps
 * @param field the field that is missing or of the wrong kind
 * @param retryAfterMs milliseconds after which it is worth trying again
 * @param fatal true where the server closes the connection next, null otherwise
 */
public record ErrorReply(
        String code,
        String text,
        @Nullable String field,
        @Nullable Long retryAfterMs,
        @Nullable Boolean fatal) {

    public static ErrorReply of(ErrorCode code, String text) {
        return new ErrorReply(code.toString(), text, null, null, null);
    }

    public static ErrorReply field(String field, String text) {
        return new ErrorReply(ErrorCode.BAD_REQUEST.toString(), text, field, null, null);
    }

    public static ErrorReply retry(ErrorCode code, String text, long retryAfterMs) {
        return new ErrorReply(code.toString(), text, null, retryAfterMs, null);
    }

    public ErrorReply asFatal() {
        return new ErrorReply(code, text, field, retryAfterMs, true);
    }

    public boolean is(ErrorCode other) {
        return code.equals(other.toString());
    }
}
