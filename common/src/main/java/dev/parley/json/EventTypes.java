package dev.parley.json;

import dev.parley.protocol.Entry;
import dev.parley.protocol.ServerEvent;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Every event's {@code type} and its record, read off the sealed hierarchy itself: a new record is a new type. */
final class EventTypes {

    static final Map<String, Class<? extends ServerEvent>> ALL = collect(ServerEvent.class, new TreeMap<>());

    private EventTypes() {}

    static boolean isEntry(@Nullable String type) {
        Class<?> known = type == null ? null : ALL.get(type);
        return known != null && Entry.class.isAssignableFrom(known);
    }

    private static Map<String, Class<? extends ServerEvent>> collect(
            Class<?> sealed, Map<String, Class<? extends ServerEvent>> into) {
        for (Class<?> sub : sealed.getPermittedSubclasses()) {
            if (sub.isSealed()) {
                collect(sub, into);
            } else {
                into.put(sub.getSimpleName().toLowerCase(Locale.ROOT), sub.asSubclass(ServerEvent.class));
            }
        }
        return into;
    }
}
