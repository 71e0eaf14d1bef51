package dev.parley.server;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.regex.Pattern;

/** Addresses as people write them: an IPv6 address is short ({@code ::1}, RFC 5952) and stands in brackets. */
public final class HostAndPort {

    /** Groups of zeros, as {@link InetAddress#getHostAddress()} writes them. */
    private static final Pattern ZEROS = Pattern.compile("(^|:)0(:0)+(:|$)");

    private HostAndPort() {}

    public static String format(InetSocketAddress address) {
        InetAddress resolved = address.getAddress();
        String host = resolved == null ? address.getHostString() : resolved.getHostAddress();
        return format(host.contains(":") ? ZEROS.matcher(host).replaceFirst("::") : host, address.getPort());
    }

    static String format(String host, int port) {
        boolean bare6 = host.contains(":") && !host.startsWith("[");
        return (bare6 ? "[" + host + "]" : host) + ":" + port;
    }
}
