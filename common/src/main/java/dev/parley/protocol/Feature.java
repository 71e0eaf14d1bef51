package dev.parley.protocol;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a client says in {@code login} and {@code register} that it understands. Who does not say so is told less. */
public enum Feature {
    /** The role {@code reader}. The first 0.1.0 fails on a role that it does not know. */
    ROLES,

    /** Whom the user has blocked: the client folds their lines itself. To others the server sends those lines without text. */
    BLOCKING;

    /** All that this version knows. */
    public static final Set<Feature> ALL = Collections.unmodifiableSet(EnumSet.allOf(Feature.class));

    /** The word on the wire. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
