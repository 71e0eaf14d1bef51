package dev.parley.server.session;

import dev.parley.protocol.ServerEvent;
import java.time.Instant;

/**
 * What the server says of itself to whoever connects.
 *
 * @param maxLine bytes in a line from a client
 * @param maxText code points in a text
 */
public record Greeting(String server, String epoch, int maxLine, int maxText, int heartbeatS, String registration) {

    public static final int PROTOCOL_VERSION = 1;

    ServerEvent.Hello hello(Instant time) {
        return new ServerEvent.Hello(
                PROTOCOL_VERSION, server, epoch, time, maxLine, maxText, heartbeatS, registration, false);
    }
}
