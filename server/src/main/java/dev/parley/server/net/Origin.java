package dev.parley.server.net;

import dev.parley.text.IpText;
import java.net.InetSocketAddress;

/**
 * From where a connection comes.
 *
 * @param address as people are shown it, and no two open connections have the same where there are ports
 * @param network what limits count as one client's doing; see {@link Network}
 * @param isLocal whether it comes from this machine, so that nobody is on the way
 */
public record Origin(String address, String network, boolean isLocal) {

    /** Of a TCP connection: {@code 192.0.2.1:40000}, IPv6 in brackets. */
    static Origin of(InetSocketAddress remote) {
        String host = IpText.of(remote.getAddress());
        String shown = host.indexOf(':') < 0 ? host : "[" + host + "]";
        return new Origin(
                shown + ":" + remote.getPort(),
                Network.of(remote.getAddress()).getHostAddress(),
                remote.getAddress().isLoopbackAddress());
    }

    /** Of a connection through a Unix-domain socket: limits count by the account of the system. */
    static Origin ofUnixUser(String user) {
        return new Origin("unix:" + user, "unix:" + user, true);
    }

    @Override
    public String toString() {
        return address;
    }
}
