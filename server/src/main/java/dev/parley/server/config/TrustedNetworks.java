package dev.parley.server.config;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The networks for which limits by address are higher, and how many times. Limits count an IPv6 address as its /64, so a longer
 * prefix means that /64. Immutable; any thread.
 */
public final class TrustedNetworks implements ToIntFunction<String> {

    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
    private static final String UNIX = "unix:";
    private static final int COUNTED_BITS_OF_IPV6 = 64;

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
    }

    private final List<Prefix> prefixes;
    private final Set<String> unixUsers = new HashSet<>();
    private final int times;

    private TrustedNetworks(List<String> names, int times) {
        this.prefixes = names.stream()
                .filter(name -> !name.startsWith(UNIX))
                .map(TrustedNetworks::prefix)
                .toList();
        names.stream().filter(name -> name.startsWith(UNIX)).forEach(unixUsers::add);
        this.times = times;
    }

    static TrustedNetworks of(List<String> names, int times) {
        return new TrustedNetworks(names, times);
    }

    /** Whether a settings file may say this. */
    static boolean isName(String name) {
        try {
            return name.startsWith(UNIX) ? name.length() > UNIX.length() : prefix(name).bits >= 0;
        } catch (IllegalArgumentException no) {
            return false;
        }
    }

    private static Prefix prefix(String name) {
        int slash = name.indexOf('/');
        InetAddress address = address(slash < 0 ? name : name.substring(0, slash));
        if (address == null) {
            throw new IllegalArgumentException(name + " is no network");
        }
        int most = address.getAddress().length * Byte.SIZE;
        int bits = slash < 0 ? most : Integer.parseInt(name.substring(slash + 1));
        if (bits < 0 || bits > most) {
            throw new IllegalArgumentException(name + " has no such prefix");
        }
        boolean isWhole =
                address instanceof Inet4Address || address.isLoopbackAddress() || address.isLinkLocalAddress();
        return new Prefix(address, isWhole ? bits : Math.min(bits, COUNTED_BITS_OF_IPV6));
    }

    /** Never asks anybody for a name; null for what is no address in digits. */
    private static @Nullable InetAddress address(String digits) {
        int zone = digits.indexOf('%');
        String withoutZone = zone < 0 ? digits : digits.substring(0, zone);
        try {
            return ADDRESS.matcher(withoutZone).matches() ? InetAddress.getByName(withoutZone) : null;
        } catch (UnknownHostException no) {
            return null;
        }
    }

    /**
     * How many times the bound holds for this network.
     *
     * @param network as limits count it: an address, or {@code unix:} and the name of an account of the system
     */
    @Override
    public int applyAsInt(String network) {
        if (network.startsWith(UNIX)) {
            return unixUsers.contains(network) ? times : 1;
        }
        if (prefixes.isEmpty()) {
            return 1;
        }
        InetAddress address = address(network);
        return address != null && prefixes.stream().anyMatch(prefix -> prefix.holds(address)) ? times : 1;
    }
}
