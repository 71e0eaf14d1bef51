package dev.parley.server.session;

import dev.parley.protocol.ServerEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the server says of itself to whoever connects.
 *
 * @param maxLine bytes in a line from a client
 * @param maxText code points in a text
 * @param loginS seconds after which a connection ends on which nobody is signed in; null: whenever
 * @param guestLine bytes in a line from a client while nobody is signed in
 */
public record Greeting(
        String server,
        String epoch,
        int maxLine,
        int maxText,
        int heartbeatS,
        String registration,
        @Nullable Integer loginS,
        int guestLine) {

    public static final int PROTOCOL_VERSION = 1;

    /**
     * The first line.
     *
     * @param isSecret whether the connection speaks TLS
     * @param isInsecure whether anybody on the way can read what is said on it
     */
    ServerEvent.Hello hello(Instant time, boolean isSecret, boolean isInsecure) {
        return new ServerEvent.Hello(
                PROTOCOL_VERSION,
                server,
                epoch,
                time,
                maxLine,
                maxText,
                heartbeatS,
                registration,
                isSecret,
                isInsecure ? true : null,
                loginS,
                guestLine);
    }
}
