package dev.parley.client;

import java.util.Arrays;
import java.util.stream.Stream;

/** The kinds of a sealed type. */
public final class Kinds {

    private Kinds() {}

    /** Every class that the type permits, down to those that permit no others. */
    public static Stream<Class<?>> of(Class<?> type) {
        return type.isSealed() ? Arrays.stream(type.getPermittedSubclasses()).flatMap(Kinds::of) : Stream.of(type);
    }
}
