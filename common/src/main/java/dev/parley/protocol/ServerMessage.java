package dev.parley.protocol;

import org.jspecify.annotations.Nullable;

/** One line from the server: the reply to a request, or an event. */
public sealed interface ServerMessage permits ServerMessage.Ok, ServerMessage.Failed, ServerEvent {

    /** The request was carried out. {@code re} is null where the request had no id. */
    record Ok(@Nullable RequestId re, Result result) implements ServerMessage {}

    /** The request was not carried out, and changed nothing. */
    record Failed(@Nullable RequestId re, ErrorReply error) implements ServerMessage {}
}
