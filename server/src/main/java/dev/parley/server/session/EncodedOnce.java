package dev.parley.server.session;

import dev.parley.protocol.ServerMessage;
import dev.parley.server.protocol.WireProtocol;
import org.jspecify.annotations.Nullable;

/** A message and its bytes in each wire protocol that somebody speaks who is to get it: encoded when the first one is met. */
final class EncodedOnce {

    private final ServerMessage message;
    private @Nullable WireProtocol protocol;
    private byte[] bytes = new byte[0];
    private @Nullable EncodedOnce next;

    EncodedOnce(ServerMessage message) {
        this.message = message;
    }

    byte[] in(WireProtocol wanted) {
        if (protocol == null) {
            protocol = wanted;
            bytes = wanted.write(message);
        }
        if (protocol.equals(wanted)) {
            return bytes;
        }
        if (next == null) {
            next = new EncodedOnce(message);
        }
        return next.in(wanted);
    }
}
