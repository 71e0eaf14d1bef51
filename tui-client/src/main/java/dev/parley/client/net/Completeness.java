package dev.parley.client.net;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a record that came over the wire has all that its type says it has: JSON leaves a field out without a word, and
 * what is not marked as nullable is null all the same. Without this a careless server could end the client's loop.
 *
 * <p>Enums are let pass: a value that this version does not know reads as null.
 */
final class Completeness {

    private static final ClassValue<List<RecordComponent>> NEEDED = new ClassValue<>() {
        @Override
        protected List<RecordComponent> computeValue(Class<?> type) {
            List<RecordComponent> needed = new ArrayList<>();
            for (RecordComponent component : type.getRecordComponents()) {
                boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
                Class<?> kind = component.getType();
                if (!optional && !kind.isPrimitive() && !kind.isEnum()) {
                    needed.add(component);
                }
            }
            return needed;
        }
    };

    private Completeness() {}

    static boolean isWhole(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().allMatch(element -> element != null && isWhole(element));
        }
        return !(value instanceof Record) || hasAll(value);
    }

    private static boolean hasAll(Object holder) {
        for (RecordComponent component : NEEDED.get(holder.getClass())) {
            Object value = valueOf(component, holder);
            if (value == null || !isWhole(value)) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Object valueOf(RecordComponent component, Object holder) {
        try {
            return component.getAccessor().invoke(holder);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
