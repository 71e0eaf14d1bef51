package dev.parley.server.admin.socket;

import dev.parley.server.admin.Commands;
import dev.parley.server.folder.OwnersAlone;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import jdk.net.ExtendedSocketOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes connections of consoles at a Unix-domain socket in the data folder: of the server's own user and of root, and of nobody
 * else. One thread accepts; each console has a thread of its own, and the server's loop waits for none of them. Any thread.
 */
public final class AdminSocket implements AutoCloseable {

    /** Consoles at the same time. */
    static final int MOST = 8;

    /** Bytes in a line that a console sends. */
    static final int LONGEST_LINE = 16 << 10;

    private static final Logger LOG = LoggerFactory.getLogger("parley");

    private static final String ROOT = "root";

    private static final long MILLIS_TO_END = 1000;

    private final ServerSocketChannel channel;
    private final Path socket;
    private final UserPrincipal owner;
    private final Commands commands;
    private final String version;
    private final Duration patience;
    private final Set<AdminSession> open = new LinkedHashSet<>();
    private final List<Thread> threads = new ArrayList<>();
    private boolean closing;

    private AdminSocket(
            ServerSocketChannel channel,
            Path socket,
            UserPrincipal owner,
            Commands commands,
            String version,
            Duration patience) {
        this.channel = channel;
        this.socket = socket;
        this.owner = owner;
        this.commands = commands;
        this.version = version;
        this.patience = patience;
    }

    /**
     * Begins to listen.
     *
     * @param data whose lock the caller has: a socket that is there was left behind by a server that was killed
     * @param version of the server, for consoles
     */
    public static AdminSocket open(Path data, Commands commands, String version) throws IOException {
        return open(data, commands, version, Link.PATIENCE);
    }

    /** @param patience how long a console may read nothing */
    static AdminSocket open(Path data, Commands commands, String version, Duration patience) throws IOException {
        Path folder = SocketPlace.folderIn(data);
        Files.createDirectories(folder, OwnersAlone.folder(folder));
        OwnersAlone.protectFolder(folder);
        Path socket = SocketPlace.socketIn(data);
        Files.deleteIfExists(socket);
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try (SocketPlace place = SocketPlace.in(data)) {
            channel.bind(place.address());
            OwnersAlone.protectFile(socket);
            AdminSocket listening =
                    new AdminSocket(channel, socket, Files.getOwner(socket), commands, version, patience);
            listening.start(listening::accept, "parley-admin");
            return listening;
        } catch (IOException | RuntimeException failed) {
            channel.close();
            throw failed;
        }
    }

    private synchronized void start(Runnable work, String name) {
        threads.removeIf(thread -> !thread.isAlive());
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        threads.add(thread);
    }

    private void accept() {
        while (channel.isOpen()) {
            try {
                welcome(channel.accept());
            } catch (IOException failed) {
                if (channel.isOpen()) {
                    LOG.warn("A console could not connect: {}", failed.getMessage());
                    pause();
                }
            }
        }
    }

    /** Where no file may be opened any more, the next attempt fails as well. */
    private static void pause() {
        try {
            Thread.sleep(MILLIS_TO_END);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private void welcome(SocketChannel console) throws IOException {
        UserPrincipal user =
                console.getOption(ExtendedSocketOptions.SO_PEERCRED).user();
        Link link = new Link(console, LONGEST_LINE, patience);
        if (!user.equals(owner) && !user.getName().equals(ROOT)) {
            LOG.warn("A console of the user {} was turned away", user.getName());
            turnAway(link, "This server is another user's.");
        } else {
            AdminSession session = new AdminSession(link, user.getName(), commands);
            if (add(session)) {
                start(() -> serve(session, link, user.getName()), "parley-admin-console");
            } else {
                turnAway(link, "There are " + MOST + " consoles already. Close one first.");
            }
        }
    }

    private static void turnAway(Link link, String why) {
        try (link) {
            link.send(Link.message().put(Wire.BYE, why));
        } catch (IOException gone) {
            // It needs no answer any more.
        }
    }

    private synchronized boolean add(AdminSession session) {
        if (closing || open.size() >= MOST) {
            return false;
        }
        open.add(session);
        return true;
    }

    /** How many are connected. */
    synchronized int consoles() {
        return open.size();
    }

    private synchronized void remove(AdminSession session) {
        open.remove(session);
    }

    private void serve(AdminSession session, Link link, String user) {
        try (link) {
            session.serve(version);
        } catch (IOException gone) {
            LOG.debug("A console of {} has gone: {}", user, gone.getMessage());
        } catch (RuntimeException bug) {
            LOG.error("A command of a console failed", bug);
        } finally {
            remove(session);
        }
    }

    /** Ends all consoles and removes the socket. */
    @Override
    public void close() {
        List<AdminSession> ended;
        List<Thread> ending;
        synchronized (this) {
            closing = true;
            ended = List.copyOf(open);
            ending = List.copyOf(threads);
        }
        try {
            channel.close();
            Files.deleteIfExists(socket);
            ended.forEach(AdminSession::end);
            for (Thread thread : ending) {
                thread.interrupt();
                thread.join(MILLIS_TO_END);
            }
        } catch (IOException leftBehind) {
            // The next start removes it.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
