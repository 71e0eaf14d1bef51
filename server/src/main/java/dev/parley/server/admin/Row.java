package dev.parley.server.admin;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object with its fields in order: texts, numbers, truth values, lists of them, and nulls. Immutable. */
public final class Row {

    private final Map<String, @Nullable Object> fields;

    private Row(Map<String, @Nullable Object> fields) {
        this.fields = fields;
    }

    static Row of(String name, @Nullable Object value) {
        return new Row(Map.of()).with(name, value);
    }

    /** With one field more. */
    Row with(String name, @Nullable Object value) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>(fields);
        more.put(name, value);
        return new Row(more);
    }

    /** In order. */
    public Map<String, @Nullable Object> fields() {
        return Collections.unmodifiableMap(fields);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Row row && fields.equals(row.fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    @Override
    public String toString() {
        return fields.toString();
    }
}
