package dev.parley.server.core.state;

import dev.parley.protocol.Feature;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A connection as the state machine knows it, signed in or not.
 *
 * @param id unique for as long as the process lives
 * @param address {@code ip:port}
 * @param network what limits count as one client's doing
 * @param features what the client has said that it understands
 * @param login who is signed in here, or null
 */
public record Session(
        long id,
        String address,
        String network,
        Set<Feature> features,
        @Nullable Login login) {

    /**
     * @param user canonical name
     * @param tokenHash of the token that this session holds
     * @param since when it began
     */
    public record Login(String user, String tokenHash, Instant since) {
        @Override
        public String toString() {
            return "Login[" + user + ", " + since + "]";
        }
    }

    /** From where, without a port and the brackets that set it off. */
    public String host() {
        int port = network.startsWith("unix:") ? -1 : address.lastIndexOf(':');
        String host = port < 0 ? address : address.substring(0, port);
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    Session with(@Nullable Login other) {
        return new Session(id, address, network, features, other);
    }

    /** The same of a client that understands this. */
    public Session understanding(Set<Feature> all) {
        return new Session(id, address, network, all, login);
    }
}
