package dev.parley.server.config;

import dev.parley.text.IpText;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Networks and accounts that a settings file names: {@code 10.0.0.0/8}, {@code 2001:db8::7}, {@code unix:ann}. Tells of an address in digits,
 * or of {@code unix:} and the name of an account of the system, whether one of them holds it. Immutable; any thread.
 */
final class Networks implements Predicate<String> {

    private static final String UNIX = "unix:";
    private static final int BITS_OF_IPV6 = 128;

    /** Addresses whose first bits are these. */
    private record Prefix(InetAddress address, int bits) {

        boolean holds(InetAddress other) {
            byte[] mine = address.getAddress();
            byte[] others = other.getAddress();
            if (mine.length != others.length) {
                return false;
            }
            int whole = bits / Byte.SIZE;
            for (int i = 0; i < whole; i++) {
                if (mine[i] != others[i]) {
                    return false;
                }
            }
            int rest = bits % Byte.SIZE;
            return rest == 0 || ((mine[whole] ^ others[whole]) & 0xff) >> Byte.SIZE - rest == 0;
        }

        /** The same, or a shorter one where a host has more of IPv6 to itself than one address. */
        Prefix atMost(int bitsOfIpv6) {
            boolean isOne =
                    address instanceof Inet4Address || address.isLoopbackAddress() || address.isLinkLocalAddress();
            return isOne ? this : new Prefix(address, Math.min(bits, bitsOfIpv6));
        }
    }

    private final List<Prefix> prefixes;
    private final Set<String> accounts;

    private Networks(List<String> names, int mostBitsOfIpv6) {
        this.prefixes = names.stream()
                .filter(name -> !isAccount(name))
                .map(name -> prefix(name).atMost(mostBitsOfIpv6))
                .toList();
        this.accounts = names.stream().filter(Networks::isAccount).collect(Collectors.toUnmodifiableSet());
    }

    /** To the last bit. */
    static Networks of(List<String> names) {
        return new Networks(names, BITS_OF_IPV6);
    }

    /** A longer prefix of IPv6 than so many bits means one of so many. */
    static Networks of(List<String> names, int mostBitsOfIpv6) {
        return new Networks(names, mostBitsOfIpv6);
    }

    /** Whether a settings file may say this. */
    static boolean isName(String name) {
        try {
            return isAccount(name) ? name.length() > UNIX.length() : prefix(name).bits >= 0;
        } catch (IllegalArgumentException no) {
            return false;
        }
    }

    /** Whether it names an account of the system, and no network. */
    static boolean isAccount(String name) {
        return name.startsWith(UNIX);
    }

    private static Prefix prefix(String name) {
        int slash = name.indexOf('/');
        InetAddress address = IpText.address(slash < 0 ? name : name.substring(0, slash));
        if (address == null) {
            throw new IllegalArgumentException(name + " is no network");
        }
        int most = address.getAddress().length * Byte.SIZE;
        int bits = slash < 0 ? most : Integer.parseInt(name.substring(slash + 1));
        if (bits < 0 || bits > most) {
            throw new IllegalArgumentException(name + " has no such prefix");
        }
        return new Prefix(address, bits);
    }

    @Override
    public boolean test(String host) {
        if (isAccount(host)) {
            return accounts.contains(host);
        }
        if (prefixes.isEmpty()) {
            return false;
        }
        InetAddress address = IpText.address(host);
        return address != null && prefixes.stream().anyMatch(prefix -> prefix.holds(address));
    }
}
