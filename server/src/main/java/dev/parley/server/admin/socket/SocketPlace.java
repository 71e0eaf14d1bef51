package dev.parley.server.admin.socket;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the console's socket is, and an address that leads there. The address of a socket takes about a hundred bytes, and the
 * path of a data folder may be longer: then it goes by a link of its own in the folder for temporary files, which only its
 * owner may use. Closing removes the link; the socket stays.
 */
final class SocketPlace implements AutoCloseable {

    /** Bytes that an address takes everywhere: 107 on Linux, 103 on macOS. */
    private static final int LONGEST = 103;

    private static final String LINK = "d";

    private final Path socket;
    private final @Nullable Path linkFolder;

    private SocketPlace(Path socket, @Nullable Path linkFolder) {
        this.socket = socket;
        this.linkFolder = linkFolder;
    }

    /** The folder of the socket. */
    static Path folderIn(Path data) {
        return data.resolve("admin");
    }

    /** The socket itself, in the data folder. */
    static Path socketIn(Path data) {
        return folderIn(data).resolve("console.sock");
    }

    /** @throws IOException if no short link can be made */
    static SocketPlace in(Path data) throws IOException {
        Path socket = socketIn(data);
        if (length(socket) <= LONGEST) {
            return new SocketPlace(socket, null);
        }
        // Made with mode 0700.
        SocketPlace linked = new SocketPlace(socket, Files.createTempDirectory("parley"));
        try {
            linked.link();
            return linked;
        } catch (IOException failed) {
            linked.close();
            throw failed;
        }
    }

    private void link() throws IOException {
        if (linkFolder != null) {
            Files.createSymbolicLink(
                    linkFolder.resolve(LINK), socket.toAbsolutePath().getParent());
            if (length(way()) > LONGEST) {
                throw new IOException(
                        "the paths of the data folder and of the folder for temporary files are too long for a socket");
            }
        }
    }

    /** For {@code bind} and {@code connect}, while this is not closed. */
    UnixDomainSocketAddress address() {
        return UnixDomainSocketAddress.of(way());
    }

    private Path way() {
        return linkFolder == null ? socket : linkFolder.resolve(LINK).resolve(socket.getFileName());
    }

    private static int length(Path path) {
        return path.toString().getBytes(StandardCharsets.UTF_8).length;
    }

    @Override
    public void close() throws IOException {
        if (linkFolder != null) {
            Files.deleteIfExists(linkFolder.resolve(LINK));
            Files.deleteIfExists(linkFolder);
        }
    }
}
