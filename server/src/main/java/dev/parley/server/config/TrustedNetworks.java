package dev.parley.server.config;

import java.util.List;
import java.util.function.ToIntFunction;

/**
 * The networks for which limits by address are higher, and how many times. Limits count an IPv6 address as its /64, so a longer
 * prefix means that /64. Immutable; any thread.
 */
public final class TrustedNetworks implements ToIntFunction<String> {

    private static final int COUNTED_BITS_OF_IPV6 = 64;

    private final Networks networks;
    private final int times;

    private TrustedNetworks(List<String> names, int times) {
        this.networks = Networks.of(names, COUNTED_BITS_OF_IPV6);
        this.times = times;
    }

    static TrustedNetworks of(List<String> names, int times) {
        return new TrustedNetworks(names, times);
    }

    /**
     * How many times the bound holds for this network.
     *
     * @param network as limits count it: an address, or {@code unix:} and the name of an account of the system
     */
    @Override
    public int applyAsInt(String network) {
        return networks.test(network) ? times : 1;
    }
}
