package dev.parley.server.net;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * What limits count as one client's doing. An IPv4 address is one: behind it stands a household, a company or a phone network,
 * and its neighbours in a /24 are strangers to it. Of IPv6 it is the /64, which every host has to itself to take addresses of.
 * A link-local address is one: all of a link share their /64. Pure.
 */
public final class Network {

    private static final int PREFIX_BYTES = 8;

    private Network() {}

    /** The address that stands for all of the network. */
    public static InetAddress of(InetAddress address) {
        if (!(address instanceof Inet6Address) || address.isLinkLocalAddress() || address.isLoopbackAddress()) {
            return address;
        }
        byte[] bytes = address.getAddress();
        Arrays.fill(bytes, PREFIX_BYTES, bytes.length, (byte) 0);
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
