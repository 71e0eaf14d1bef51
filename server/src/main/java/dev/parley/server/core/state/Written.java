package dev.parley.server.core.state;

import dev.parley.protocol.Entry;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many bytes of a log each user has written, in the store. Roughly: of entries that are deleted for their age, everybody
 * is taken to have written the same part.
 */
public final class Written {

    /** What an entry takes in the store beside its text. */
    public static final int ENTRY_BYTES = 200;

    private final Map<String, Long> bytes = new TreeMap<>();

    /** What an entry takes in the store, roughly. */
    public static long bytesOf(Entry entry) {
        String text = entry.words();
        return ENTRY_BYTES + (text == null ? 0 : utf8(text));
    }

    private static long utf8(String text) {
        long all = 0;
        for (int i = 0; i < text.length(); i++) {
            char one = text.charAt(i);
            // A pair of surrogates is four bytes.
            all += one < 0x80 ? 1 : one < 0x800 || Character.isSurrogate(one) ? 2 : 3;
        }
        return all;
    }

    void add(String user, long more) {
        bytes.merge(user, more, Long::sum);
    }

    void addAll(Map<String, Long> more) {
        more.forEach(this::add);
    }

    /** How many users have written something that is counted. */
    int writers() {
        return bytes.size();
    }

    boolean has(String user) {
        return bytes.containsKey(user);
    }

    /** By user. */
    Map<String, Long> all() {
        return new TreeMap<>(bytes);
    }

    void forget(String user) {
        bytes.remove(user);
    }

    /**
     * Of {@code of} entries {@code gone} are deleted.
     *
     * @return what each user has written less by it
     */
    Map<String, Long> delete(long gone, long of) {
        Map<String, Long> freed = new TreeMap<>();
        if (gone > 0) {
            bytes.forEach((user, all) -> freed.put(user, gone >= of ? all : (long) ((double) all * gone / of)));
            freed.forEach((user, less) -> bytes.computeIfPresent(user, (name, all) -> all > less ? all - less : null));
        }
        return freed;
    }
}
