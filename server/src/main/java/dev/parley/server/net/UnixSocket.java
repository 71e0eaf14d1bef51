package dev.parley.server.net;

import java.io.IOException;
import java.net.BindException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import jdk.net.ExtendedSocketOptions;

/**
 * The file of a Unix-domain socket, for people on the same machine.
 *
 * @param mode who may connect: the file's permissions, as three octal digits
 */
public record UnixSocket(Path path, String mode) {

    /** In the order of the bits. */
    private static final PosixFilePermission[] BITS = PosixFilePermission.values();

    private static final int OCTAL = 8;

    UnixDomainSocketAddress address() {
        return UnixDomainSocketAddress.of(path);
    }

    /** From whom a connection comes: the system vouches for it. */
    static Origin origin(SocketChannel channel) throws IOException {
        return Origin.ofUnixUser(
                channel.getOption(ExtendedSocketOptions.SO_PEERCRED).user().getName());
    }

    /**
     * Removes a socket that a server left behind which did not end in order.
     *
     * @throws BindException if somebody answers there, or something else is in the place
     */
    void makeRoom() throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                || Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new BindException(path + " exists and is no socket");
        }
        if (isAnswered()) {
            throw new BindException(path + " is already in use");
        }
        Files.deleteIfExists(path);
    }

    private boolean isAnswered() {
        try (SocketChannel other = SocketChannel.open(address())) {
            return other.isConnected();
        } catch (IOException nobody) {
            return false;
        }
    }

    void setMode() throws IOException {
        int bits = Integer.parseInt(mode, OCTAL);
        Set<PosixFilePermission> allowed = EnumSet.noneOf(PosixFilePermission.class);
        for (int i = 0; i < BITS.length; i++) {
            if ((bits & 1 << BITS.length - 1 - i) != 0) {
                allowed.add(BITS[i]);
            }
        }
        Files.setPosixFilePermissions(path, allowed);
    }

    void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException leftBehind) {
            // The next start makes room.
        }
    }
}
