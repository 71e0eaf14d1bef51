package dev.parley.server.blackbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/**
 * What scenarios have in common: one server that all share who need no settings of their own, names that nobody had before,
 * and after each that the server is unharmed.
 */
@Timeout(600)
abstract class Scenario {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Deque<AutoCloseable> toClose = new ArrayDeque<>();
    private ServerProcess played;

    /** Started when it is first asked for; ended by the JVM's shutdown hook. */
    private static final class Shared {
        static final ServerProcess SERVER =
                ServerProcess.start(Settings.quick().with("limits.connections_per_address", 5000));
    }

    /** The server that this class's scenarios play on. */
    ServerProcess server() {
        return Shared.SERVER;
    }

    /** A server for one scenario alone. */
    final ServerProcess start(Settings settings, String... jvmOptions) {
        return keep(ServerProcess.start(settings, jvmOptions));
    }

    /** A name that no one and no room had before. */
    static String fresh(String base) {
        return base + COUNT.incrementAndGet();
    }

    final Peer connect() {
        played = server();
        return connect(played);
    }

    final Peer connect(ServerProcess to) {
        return keep(Peer.connect(to));
    }

    /** Somebody new, registered and so in the lobby. */
    final Peer user(String base) {
        played = server();
        return user(base, played);
    }

    final Peer user(String base, ServerProcess on) {
        Peer peer = connect(on);
        peer.register(fresh(base));
        return peer;
    }

    /** Another connection of the same user. */
    final Peer again(Peer peer) {
        return again(peer, server());
    }

    final Peer again(Peer peer, ServerProcess on) {
        Peer other = connect(on);
        other.login(peer.name(), Peer.PASSWORD);
        return other;
    }

    /** A new room with these in it, who have seen one another come; the first one owns it. */
    final String room(String base, Peer... members) {
        String room = fresh(base);
        for (int i = 0; i < members.length; i++) {
            members[i].ok("join", "room", room, "create", i == 0);
            for (int j = 0; j < i; j++) {
                members[j].event("joined", "room", room, "user", members[i].name());
            }
        }
        return room;
    }

    final <T extends AutoCloseable> T keep(T resource) {
        toClose.push(resource);
        return resource;
    }

    @AfterEach
    final void endsWithTheServerUnharmed() throws Exception {
        AssertionError failure = null;
        while (!toClose.isEmpty()) {
            try {
                toClose.pop().close();
            } catch (AssertionError e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
        if (played != null) {
            played.assertHealthy();
            played = null;
        }
    }
}
