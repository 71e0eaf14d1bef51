package dev.parley.client.net;

import dev.parley.client.net.KnownServers.Found;
import dev.parley.client.net.LinkEvent.Reason;
import dev.parley.tls.Fingerprint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which connections of a link are encrypted, and which servers it trusts. Names no class of TLS, so that none is loaded before one is
 * needed. Any thread.
 */
public final class Guard {

    private final ServerAddress subject;
    private final Protection protection;
    private final KnownServers servers;
    private final List<Path> bundles;

    /** Keys that the person has accepted in this run; guarded by this. */
    private final Map<ServerAddress, Fingerprint> accepted = new HashMap<>();

    /** Reads files on first use; guarded by this. */
    private final Map<Protection, Authorities> authorities = new HashMap<>();

    /**
     * @param subject the server that the protection was asked for. Somebody who then types another name gets the usual one: plain text
     *     for one server is no plain text for all
     */
    public Guard(ServerAddress subject, Protection protection, KnownServers servers) {
        this(subject, protection, servers, Bundles.USUAL);
    }

    Guard(ServerAddress subject, Protection protection, KnownServers servers, List<Path> bundles) {
        this.subject = subject;
        this.protection = protection;
        this.servers = servers;
        this.bundles = bundles;
    }

    Protection of(ServerAddress server) {
        // Not by the equals of the record: its code would be made at run time, on the way to the first frame.
        boolean same = server.host().equals(subject.host()) && server.port() == subject.port();
        return same ? protection : Protection.USUAL;
    }

    /** Whether TLS is spoken to a server. One that was reached by it once is not spoken to in plain text unasked. */
    boolean wantsTls(ServerAddress server, boolean loopback) throws LinkFailure {
        Protection wanted = of(server);
        return !wanted.insecure()
                && (!loopback || wanted.asksForTls() || find(server).known() != null);
    }

    Found find(ServerAddress server) throws LinkFailure {
        try {
            return servers.find(server);
        } catch (IOException unreadable) {
            throw new LinkFailure(
                    Reason.UNTRUSTED, "The list of known servers cannot be read: " + unreadable.getMessage() + ".");
        }
    }

    /** Remembers a server that was reached by TLS; what went wrong, in a sentence, or empty. */
    String keep(ServerAddress server, @Nullable Fingerprint key) {
        try {
            servers.keep(server, key);
            synchronized (this) {
                // From now on the file says it, and the person may correct the file.
                accepted.remove(server);
            }
            return "";
        } catch (IOException e) {
            return "The server cannot be remembered: " + e.getMessage() + ".";
        }
    }

    synchronized void accept(ServerAddress server, Fingerprint key) {
        accepted.put(server, key);
    }

    /** The key that the person has accepted and no file has, or not yet. */
    synchronized @Nullable Fingerprint accepted(ServerAddress server) {
        return accepted.get(server);
    }

    synchronized Authorities authorities(ServerAddress server) {
        return authorities.computeIfAbsent(of(server), wanted -> new Authorities(wanted.ca(), bundles));
    }
}
