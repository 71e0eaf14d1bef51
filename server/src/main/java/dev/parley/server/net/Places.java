package dev.parley.server.net;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts the places that connections take: in all, by network, and of those on which nobody is signed in. Arrivals, of which the network
 * is not known yet, have places of their own: so whoever turns out to have none can be told. On the loop's thread.
 */
final class Places {

    private NetLimits limits;
    private final Map<String, Integer> takenByNetwork = new HashMap<>();

    /** The oldest first. */
    private final Map<String, Set<Connection>> guestsByNetwork = new HashMap<>();

    private int taken;
    private int guests;
    private int arrivals;

    Places(NetLimits limits) {
        this.limits = limits;
    }

    /** Connections that have a place. */
    int taken() {
        return taken;
    }

    /** Those of them on which nobody is signed in. */
    int guests() {
        return guests;
    }

    /** From now on other bounds; whoever has a place keeps it. */
    void limit(NetLimits other) {
        limits = other;
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
        return taken < limits.connections() && guests < limits.guests() && mayHaveMore(network);
    }

    private boolean mayHaveMore(String network) {
        int times = limits.times().applyAsInt(network);
        return isBelow((long) limits.connectionsPerAddress() * times, takenByNetwork.getOrDefault(network, 0))
                && isBelow((long) limits.guestsPerAddress() * times, guestsOf(network));
    }

    private int guestsOf(String network) {
        return guestsByNetwork.getOrDefault(network, Set.of()).size();
    }

    /**
     * Who makes room where guests have all their places, so that a few networks keep nobody else out: the oldest guest of the network
     * that has most of them. Null where that network has hardly more than this one, or this one has all that it may.
     */
    @Nullable
    Connection toMakeRoomFor(String network) {
        if (guests < limits.guests() || !mayHaveMore(network)) {
            return null;
        }
        Set<Connection> most = Set.of();
        for (Set<Connection> each : guestsByNetwork.values()) {
            most = each.size() > most.size() ? each : most;
        }
        return most.size() < guestsOf(network) + 2 ? null : most.iterator().next();
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

    /** There is one more connection on which nobody is signed in. */
    void guestCame(Connection guest) {
        if (guestsByNetwork
                .computeIfAbsent(guest.origin().network(), network -> new LinkedHashSet<>())
                .add(guest)) {
            guests++;
        }
    }

    /** Somebody has signed in there, or it is gone. */
    void guestWent(Connection guest) {
        guestsByNetwork.computeIfPresent(guest.origin().network(), (network, all) -> {
            guests -= all.remove(guest) ? 1 : 0;
            return all.isEmpty() ? null : all;
        });
    }

    private static void addOne(Map<String, Integer> counts, String network, boolean more) {
        counts.merge(network, more ? 1 : -1, (before, change) -> before + change == 0 ? null : before + change);
    }
}
