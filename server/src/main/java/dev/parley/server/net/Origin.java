package dev.parley.server.net;

import dev.parley.text.IpText;
import java.net.InetSocketAddress;

/**
 * From where a connection comes.
 *
 * @param address as people are shown it; no two open connections have the same where there are ports, unless a proxy says so
 * @param network what limits count as one client's doing; see {@link Network}
 * @param isLocal whether somebody on this machine connects, so that nobody is on the way
 * @param isOverNetwork whether the bytes come to this machine over a network, where others can read them
 */
public record Origin(String address, String network, boolean isLocal, boolean isOverNetwork) {

    private Origin(String address, String network, boolean isLocal) {
        this(address, network, isLocal, !isLocal);
    }

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

    /** Of a connection that a proxy at this origin passes on from there. How others can read it on its way to the proxy, only that knows. */
    Origin passingOn(InetSocketAddress source) {
        Origin there = of(source);
        return new Origin(there.address, there.network, isLocal && there.isLocal, isOverNetwork);
    }

    @Override
    public String toString() {
        return address;
    }
}
