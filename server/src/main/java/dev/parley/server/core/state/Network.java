package dev.parley.server.core.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What counts as one address: an IPv4 address, or an IPv6 network of 64 bits, of which one household has a whole one. */
public final class Network {

    private static final int GROUPS = 8;
    private static final int GROUPS_OF_A_NETWORK = 4;

    private Network() {}

    /**
     * The network of a host.
     *
     * @param host an IP address as {@link Session#host} has it
     */
    public static String of(String host) {
        if (host.indexOf(':') < 0) {
            return host;
        }
        int scope = host.indexOf('%');
        String address = scope < 0 ? host : host.substring(0, scope);
        List<String> groups = groups(address);
        return String.join(":", groups.subList(0, Math.min(GROUPS_OF_A_NETWORK, groups.size()))) + "::/64";
    }

    /** All eight, also those that {@code ::} stands for. */
    private static List<String> groups(String address) {
        int gap = address.indexOf("::");
        if (gap < 0) {
            return split(address);
        }
        List<String> groups = split(address.substring(0, gap));
        List<String> behind = split(address.substring(gap + 2));
        while (groups.size() + behind.size() < GROUPS) {
            groups.add("0");
        }
        groups.addAll(behind);
        return groups;
    }

    private static List<String> split(String part) {
        List<String> groups = new ArrayList<>();
        for (String group : part.split(":", -1)) {
            if (!group.isEmpty()) {
                groups.add(group.replaceFirst("^0+(?=.)", "").toLowerCase(Locale.ROOT));
            }
        }
        return groups;
    }
}
