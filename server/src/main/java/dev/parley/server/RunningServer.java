package dev.parley.server;

import dev.parley.server.admin.AdminPort;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** A server that accepts connections. Any thread may call it. */
public interface RunningServer extends AutoCloseable {

    /** Where it listens, with the port that it took. */
    InetSocketAddress address();

    /** Lines with secrets in them, which the console shows once and no log has. */
    default List<String> forConsole() {
        return List.of();
    }

    /** What to know of where and how it listens, and of its certificate: a line each, for the log and the terminal. */
    default List<String> announcements() {
        return List.of();
    }

    /** Reads the settings and the certificate again, and logs what came of it. Returns at once. */
    default void reload() {}

    /** What an operator may ask of it. */
    AdminPort admin();

    /** Who is told the time that is certain, now and again and again: by it, and by no other, old things are deleted. */
    void tellTime(Consumer<Instant> told);

    /** Begins a clean stop and returns at once: {@code bye} to all, outboxes flushed, sockets and stores closed. */
    void stop(String reason);

    /** Waits until it has ended and holds nothing any more: no socket, no thread, no file. */
    Ending awaitEnd() throws InterruptedException;

    /** Stops it and waits until it has ended; an interrupt ends the waiting, and stays set. */
    @Override
    void close();
}
