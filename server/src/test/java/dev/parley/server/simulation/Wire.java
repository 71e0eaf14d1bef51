package dev.parley.server.simulation;

import dev.parley.protocol.Request;
import dev.parley.protocol.RequestId;
import dev.parley.protocol.ServerMessage;
import java.util.ArrayDeque;
import java.util.Deque;

/** A connection: lines on their way, in order each way, until it breaks. */
final class Wire {

    record Line(RequestId re, Request request) {}

    final long session;
    final Deque<Line> toServer = new ArrayDeque<>();
    final Deque<ServerMessage> toClient = new ArrayDeque<>();
    boolean isKnown;
    boolean isBroken;

    /** The server has said its last line here. */
    boolean isClosed;

    Wire(long session) {
        this.session = session;
    }

    boolean isEmpty() {
        return toServer.isEmpty() && toClient.isEmpty();
    }
}
