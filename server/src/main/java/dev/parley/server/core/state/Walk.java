package dev.parley.server.core.state;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Objects in the order in which they came. One may look for the next while others come and go, which no iterator allows. */
final class Walk<T extends Recorded> {

    private final NavigableMap<Long, T> byNumber = new TreeMap<>();

    void add(T one) {
        byNumber.put(one.number(), one);
    }

    void remove(T one) {
        byNumber.remove(one.number());
    }

    /** The first behind a number; null if there is none. */
    @Nullable
    T after(long number) {
        Map.Entry<Long, T> next = byNumber.higherEntry(number);
        return next == null ? null : next.getValue();
    }
}
