package dev.parley.server.protocol;

import dev.parley.protocol.RequestLine;
import dev.parley.protocol.ServerMessage;

/** A language that clients speak. Called on the loop's thread alone. */
public interface WireProtocol {

    /** What a line asks. Never throws for what the line says. */
    RequestLine read(byte[] bytes, int offset, int length);

    /** Whether a line of this language may begin with this byte. */
    boolean mayBegin(byte first);

    /** The message as bytes that may be put into any number of outboxes, its line's end included. */
    byte[] write(ServerMessage message);
}
