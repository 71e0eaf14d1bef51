package dev.parley.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All that a test has started, and the folder where it may write. Whatever happens, it is gone with this JVM. */
final class Stage implements AutoCloseable {

    private final Path folder;
    private final Deque<AutoCloseable> things = new ArrayDeque<>();
    private final Thread hook = new Thread(this::clear, "clear the stage");

    Stage() {
        try {
            folder = Files.createTempDirectory("parley-e2e");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(hook);
    }

    Path folder() {
        return folder;
    }

    synchronized <T extends AutoCloseable> T keep(T thing) {
        things.push(thing);
        return thing;
    }

    Tmux terminal(int columns, int rows) {
        return keep(new Tmux(folder, columns, rows));
    }

    /** A server on a free port; its standard input is a pipe, so that it has no console. */
    Server server() {
        return keep(Server.start(this, 0, List.of()));
    }

    /** One that takes as many requests as come, as the measurements have it. */
    Server serverWithoutLimits() {
        return keep(Server.start(this, 0, List.of("--config", Project.script("bench.toml"))));
    }

    /** One with settings of its own. */
    Server serverWith(String toml) {
        try {
            Path file = Files.writeString(folder.resolve("parley.toml"), toml);
            return keep(Server.start(this, 0, List.of("--config", file.toString())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The client on pipes. */
    Piped client(Map<String, String> environment, Object... arguments) {
        return keep(Piped.of(
                folder,
                environment,
                Project.script("client.sh"),
                Stream.of(arguments).map(String::valueOf).toList()));
    }

    Cable cable(Server server) {
        return keep(new Cable(server.port()));
    }

    FullScreen fullScreen(String name, int port) {
        return fullScreen(name, port, 100, 30);
    }

    /** One more start of somebody whom this machine remembers. */
    FullScreen rememberedFullScreen(String name, int port) {
        return FullScreen.remembered(name, terminal(100, 30), port);
    }

    FullScreen fullScreen(String name, int port, int columns, int rows) {
        return new FullScreen(name, terminal(columns, rows), port);
    }

    LineScreen lineScreen(String name, int port) {
        return new LineScreen(name, terminal(100, 30), port);
    }

    RawPeer rawPeer(String name, int port) {
        return keep(RawPeer.registered(name, port));
    }

    /** Somebody who was a raw peer before. */
    RawPeer rawPeerAgain(String name, int port) {
        return keep(RawPeer.loggedIn(name, port));
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(hook);
        clear();
        assertThat(folder).doesNotExist();
    }

    private synchronized void clear() {
        RuntimeException failure = null;
        while (!things.isEmpty()) {
            try {
                things.pop().close();
            } catch (Exception e) {
                failure = new IllegalStateException(e);
            }
        }
        delete();
        if (failure != null) {
            throw failure;
        }
    }

    /** A shell or a client that has just lost its terminal may still write there. */
    private void delete() {
        Patience.until("an empty " + folder, this::deleteNow, folder::toString);
    }

    private boolean deleteNow() {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
            return true;
        } catch (IOException | UncheckedIOException busy) {
            return !Files.exists(folder);
        }
    }
}
