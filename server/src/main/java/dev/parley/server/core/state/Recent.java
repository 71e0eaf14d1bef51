package dev.parley.server.core.state;

import java.util.LinkedHashMap;
import java.util.Map;

/** A bounded memory: what was quiet longest is forgotten first. */
final class Recent<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1;

    static final int REMEMBERED = 10_000;

    /** The newest last, so that the first to be forgotten is the one that was quiet longest. */
    void note(K key, V value) {
        remove(key);
        put(key, value);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > REMEMBERED;
    }
}
