package dev.parley.text;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Sources of connections as people write them: an IPv4 address, or a /64 of IPv6, which every host has to itself. An address of IPv6 stands
 * for its /64. Pure, and asks nobody for a name; any thread.
 */
public final class SourceText {

    private static final String PREFIX_OF_IPV6 = "/64";
    private static final String PREFIX_OF_IPV4 = "/32";
    private static final int PREFIX_BYTES = 8;

    private SourceText() {}

    /** The network that limits count as one client, as connections have it; null if this is no source. */
    public static @Nullable String network(String written) {
        int slash = written.indexOf('/');
        InetAddress address = IpText.address(slash < 0 ? written : written.substring(0, slash));
        if (address == null) {
            return null;
        }
        boolean isIpv6 = address instanceof Inet6Address;
        String prefix = slash < 0 ? "" : written.substring(slash);
        if (!prefix.isEmpty() && !prefix.equals(isIpv6 ? PREFIX_OF_IPV6 : PREFIX_OF_IPV4)) {
            return null;
        }
        return isIpv6 && !isOne(address) ? firstOf((Inet6Address) address).getHostAddress() : address.getHostAddress();
    }

    /** Whether it is this machine, so that nobody comes from elsewhere; so is what is no address at all, such as an account of the system. */
    public static boolean isLocal(String network) {
        InetAddress address = IpText.address(network);
        return address == null || address.isLoopbackAddress();
    }

    /** For people: {@code 192.0.2.1}, {@code 2001:db8::/64}. */
    public static String of(String network) {
        InetAddress address = IpText.address(network);
        String shown = IpText.shortened(network);
        return address instanceof Inet6Address && !isOne(address) ? shown + PREFIX_OF_IPV6 : shown;
    }

    /** All of a link share their /64. */
    private static boolean isOne(InetAddress address) {
        return address.isLinkLocalAddress() || address.isLoopbackAddress();
    }

    private static InetAddress firstOf(Inet6Address address) {
        byte[] bytes = address.getAddress();
        Arrays.fill(bytes, PREFIX_BYTES, bytes.length, (byte) 0);
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
