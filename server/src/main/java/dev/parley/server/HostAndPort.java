package dev.parley.server;

import dev.parley.text.IpText;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Addresses as people write them: an IPv6 address is short ({@code ::1}, RFC 5952) and stands in brackets. */
public final class HostAndPort {

    private HostAndPort() {}

    public static String format(InetSocketAddress address) {
        InetAddress resolved = address.getAddress();
        return format(resolved == null ? address.getHostString() : IpText.of(resolved), address.getPort());
    }

    static String format(String host, int port) {
        boolean bare6 = host.contains(":") && !host.startsWith("[");
        return (bare6 ? "[" + host + "]" : host) + ":" + port;
    }
}
