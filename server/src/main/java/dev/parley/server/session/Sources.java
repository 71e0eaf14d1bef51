package dev.parley.server.session;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Every {@link Source} that is connected, and those that were lately: whoever connects again has not asked for less. Bounded by
 * the number of connections and {@link #REMEMBERED}; what went first is forgotten first. The loop's thread.
 */
final class Sources {

    static final int REMEMBERED = 10_000;

    private final SourceLimits limits;
    private final Map<String, Source> connected = new HashMap<>();
    private final Map<String, Source> gone = new LinkedHashMap<>();

    Sources(SourceLimits limits) {
        this.limits = limits;
    }

    /** A connection from this network is opened. */
    Source connect(String network, long now) {
        Source source = connected.computeIfAbsent(network, name -> {
            Source before = gone.remove(name);
            return before == null ? new Source(limits, name, now) : before;
        });
        source.connected();
        return source;
    }

    /** One of its connections is closed. */
    void disconnect(String network) {
        Source source = connected.get(network);
        if (source != null && source.disconnected()) {
            connected.remove(network);
            gone.put(network, source);
            if (gone.size() > REMEMBERED) {
                gone.remove(gone.keySet().iterator().next());
            }
        }
    }

    /** How many are kept. */
    int size() {
        return connected.size() + gone.size();
    }
}
