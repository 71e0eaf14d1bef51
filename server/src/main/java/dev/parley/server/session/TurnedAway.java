package dev.parley.server.session;

import dev.parley.protocol.ServerEvent;
import dev.parley.server.protocol.WireProtocol;
import java.time.Duration;

/** The last lines to those who never get a session. A flood of them costs no more than bytes that are there already. */
final class TurnedAway {

    /** When to come again where nobody can know it. */
    private static final long SOON_S = 10;

    private static final long MS_IN_S = Duration.ofSeconds(1).toMillis();

    private final WireProtocol protocol;
    private final byte[] noPlace;
    private final byte[] notTls;
    private byte[] tooOften = {};
    private long tooOftenS;

    TurnedAway(WireProtocol protocol) {
        this.protocol = protocol;
        this.noPlace = tooMany("The server has reached its limit of connections.", SOON_S);
        this.notTls = protocol.write(
                new ServerEvent.Bye("tls_required", "This server speaks TLS. Connect with a client that does.", null));
    }

    private byte[] tooMany(String text, long seconds) {
        return protocol.write(new ServerEvent.Bye("too_many_connections", text, seconds * MS_IN_S));
    }

    byte[] noPlace() {
        return noPlace;
    }

    byte[] notTls() {
        return notTls;
    }

    /**
     * To one whose address has connected too often.
     *
     * @param waitMs milliseconds until one connection may come; a little later there may be several
     */
    byte[] tooOften(long waitMs) {
        long seconds = Math.max(SOON_S, (waitMs + MS_IN_S - 1) / MS_IN_S);
        if (seconds != tooOftenS) {
            tooOftenS = seconds;
            tooOften = tooMany(
                    "Too many new connections from your address. Try again in " + seconds + " seconds.", seconds);
        }
        return tooOften;
    }
}
