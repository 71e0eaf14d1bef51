package dev.parley.client.net;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a server is: a host's name or address, and a port. Shown as {@code host:port}, IPv6 in brackets. Or a socket in the file system of
 * this machine, {@code unix:/path}, which stands in the place of the host.
 */
public record ServerAddress(String host, int port) {

    public static final String DEFAULT_HOST = "127.0.0.1";
    public static final int DEFAULT_PORT = 5000;

    private static final String UNIX = "unix:";
    private static final int MAX_PORT = 65535;

    /**
     * Reads {@code host}, {@code host:port}, {@code [v6]}, {@code [v6]:port}, a bare IPv6 address or {@code unix:/path}.
     *
     * @return null if it is none of them
     */
    public static @Nullable ServerAddress parse(String written) {
        if (written.startsWith(UNIX)) {
            boolean odd = written.chars().anyMatch(c -> c < ' ' || c == 0x7f);
            return odd || !written.startsWith(UNIX + "/") ? null : new ServerAddress(written, 0);
        }
        if (written.startsWith("[")) {
            return bracketed(written);
        }
        int colon = written.indexOf(':');
        if (colon < 0 || colon != written.lastIndexOf(':')) {
            return of(written, DEFAULT_PORT);
        }
        return withPort(written.substring(0, colon), written.substring(colon + 1));
    }

    /** A host and a port as written, or null if the port is none. */
    public static @Nullable ServerAddress withPort(String host, String port) {
        boolean digits = !port.isEmpty() && port.length() <= 5 && port.chars().allMatch(c -> c >= '0' && c <= '9');
        if (host.startsWith(UNIX)) {
            return null;
        }
        int number = digits ? Integer.parseInt(port) : 0;
        return number >= 1 && number <= MAX_PORT ? of(host, number) : null;
    }

    private static @Nullable ServerAddress bracketed(String written) {
        int end = written.indexOf(']');
        if (end < 0) {
            return null;
        }
        String host = written.substring(1, end);
        String rest = written.substring(end + 1);
        if (rest.isEmpty()) {
            return of(host, DEFAULT_PORT);
        }
        return rest.startsWith(":") ? withPort(host, rest.substring(1)) : null;
    }

    private static @Nullable ServerAddress of(String host, int port) {
        boolean odd = host.chars().anyMatch(c -> c <= ' ' || c == 0x7f || c == '/' || c == '[' || c == ']');
        return host.isEmpty() || odd ? null : new ServerAddress(host, port);
    }

    /** Whether it is a socket in the file system. */
    public boolean isUnix() {
        return host.startsWith(UNIX);
    }

    /** That socket. */
    Path socketFile() {
        return Path.of(host.substring(UNIX.length()));
    }

    @Override
    public String toString() {
        if (isUnix()) {
            return host;
        }
        return host.indexOf(':') < 0 ? host + ":" + port : "[" + host + "]:" + port;
    }
}
