package dev.parley.server.core;

import dev.parley.protocol.ServerEvent;
import dev.parley.protocol.ServerMessage;
import dev.parley.server.core.query.Query;
import dev.parley.server.core.state.Audience;

/** Something to be done outside once the events decided so far are committed. */
public sealed interface Effect {

    /** The one answer to a session's request. */
    record Reply(long session, ServerMessage message) implements Effect {}

    /**
     * An event for each session of an audience but one.
     *
     * @param except whose own doing it was, or {@link Command#NO_SESSION}
     */
    record Deliver(Audience to, long except, ServerEvent event) implements Effect {}

    /** Work for the password worker; the session asks nothing more until it is done. */
    record StartPasswordTask(long session, PasswordTask task) implements Effect {}

    /** Look something up in the store, and decide the request again with the answer; the session asks nothing more meanwhile. */
    record StartQuery(long session, Input.Asked asked, Query query) implements Effect {}

    /** Say goodbye, and close the connection. */
    record Close(long session, ServerEvent.Bye bye) implements Effect {}
}
