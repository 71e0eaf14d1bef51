package dev.parley.server.core.state;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * By whom somebody is blocked: what accounts know ({@link Account#blocked}), the other way round. Every message asks for it. By
 * canonical names, which need not be those of accounts that are there yet: a snapshot has one account after the other.
 */
final class Blockers {

    private final Map<String, Set<String>> byBlocked = new HashMap<>();

    /** In the order in which they blocked. */
    Set<String> of(String blocked) {
        return Collections.unmodifiableSet(byBlocked.getOrDefault(blocked, Set.of()));
    }

    void add(String blocker, String blocked) {
        byBlocked.computeIfAbsent(blocked, user -> new LinkedHashSet<>()).add(blocker);
    }

    void remove(String blocker, String blocked) {
        Set<String> blockers = byBlocked.getOrDefault(blocked, new LinkedHashSet<>());
        blockers.remove(blocker);
        if (blockers.isEmpty()) {
            byBlocked.remove(blocked);
        }
    }

    /** Nobody blocks this user any more. */
    void forget(String blocked) {
        byBlocked.remove(blocked);
    }
}
