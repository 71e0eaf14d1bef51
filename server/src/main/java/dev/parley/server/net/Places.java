package dev.parley.server.net;

import java.util.HashMap;
import java.util.Map;

/**
 * Counts the places that connections take: in all, by network, and of those on which nobody is signed in. Arrivals, of which the network
 * is not known yet, have places of their own: so whoever turns out to have none can be told. On the loop's thread.
 */
final class Places {

    private final NetLimits limits;
    private final Map<String, Integer> takenByNetwork = new HashMap<>();
    private final Map<String, Integer> guestsByNetwork = new HashMap<>();
    private int taken;
    private int guests;
    private int arrivals;

    Places(NetLimits limits) {
        this.limits = limits;
    }

    /** Whether one more may be waited for of which nobody knows yet from where it comes. */
    boolean hasOneForArrival() {
        return arrivals < limits.guests();
    }

    void arrivalCame() {
        arrivals++;
    }

    void arrivalWent() {
        arrivals--;
    }

    /** Whether a connection from this network may stay. */
    boolean hasOneFor(String network) {
        int times = limits.times().applyAsInt(network);
        return taken < limits.connections()
                && guests < limits.guests()
                && isBelow((long) limits.connectionsPerAddress() * times, takenByNetwork.getOrDefault(network, 0))
                && isBelow((long) limits.guestsPerAddress() * times, guestsByNetwork.getOrDefault(network, 0));
    }

    private static boolean isBelow(long bound, int count) {
        return bound == 0 || count < bound;
    }

    void take(String network) {
        taken++;
        addOne(takenByNetwork, network, true);
    }

    void giveBack(String network) {
        taken--;
        addOne(takenByNetwork, network, false);
    }

    /** There is one more connection of this network on which nobody is signed in, or one less. */
    void guestCameOrWent(String network, boolean came) {
        guests += came ? 1 : -1;
        addOne(guestsByNetwork, network, came);
    }

    private static void addOne(Map<String, Integer> counts, String network, boolean more) {
        counts.merge(network, more ? 1 : -1, (before, change) -> before + change == 0 ? null : before + change);
    }
}
