package dev.parley.client.home;

import dev.parley.client.settings.OldName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table of one of the person's files by the names of today. Where the old name and the new one stand in it, the new one holds. Pure.
 *
 * @param values by their names of today, in the order of the file
 * @param found the old names that were found, in the order of the file
 */
record Renewed(Map<String, Object> values, List<Found> found) {

    /**
     * An old name in a file.
     *
     * @param written as it is written there
     * @param holds whether it means anything: the new name stands nowhere in the table
     */
    record Found(OldName name, String written, String value, boolean holds) {

        /** That the name is old, and whether it is read all the same. */
        String note() {
            return name.said(value)
                    + (holds ? ". It still works." : ". This line is ignored, because " + name.now() + " is set too.");
        }
    }

    static Renewed of(OldName.Place place, Map<String, Object> table) {
        Map<String, Object> values = new LinkedHashMap<>();
        List<Found> found = new ArrayList<>();
        table.forEach((written, value) -> {
            OldName old = oldName(place, written, value).orElse(null);
            if (old == null) {
                values.put(written, value);
                return;
            }
            boolean holds = table.entrySet().stream()
                    .noneMatch(other -> other.getKey().equalsIgnoreCase(old.now())
                            && oldName(place, other.getKey(), other.getValue()).isEmpty());
            found.add(new Found(old, written, String.valueOf(value), holds));
            if (holds) {
                values.put(old.now(), value);
            }
        });
        return new Renewed(values, List.copyOf(found));
    }

    private static Optional<OldName> oldName(OldName.Place place, String written, Object value) {
        return OldName.of(place, written, String.valueOf(value));
    }

    /** The old name under which a value of today stands in the file; nothing if it is not an old one. */
    Optional<Found> under(String now) {
        return found.stream()
                .filter(each -> each.holds() && each.name().now().equals(now))
                .findFirst();
    }
}
