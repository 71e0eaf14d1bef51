package dev.parley.server.core.state;

import dev.parley.name.Name;
import dev.parley.name.Skeletons;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names by what they look like. It is made of the names each time, since Unicode's table changes from version to version. */
public final class Lookalikes {

    /** Hardly two names look the same: a set of one takes a sixth of one that may grow. */
    private final Map<String, Set<Name>> bySkeleton = new LinkedHashMap<>();

    void add(Name name) {
        for (String skeleton : Skeletons.of(name)) {
            bySkeleton.merge(skeleton, Set.of(name), Lookalikes::both);
        }
    }

    void remove(Name name) {
        for (String skeleton : Skeletons.of(name)) {
            bySkeleton.computeIfPresent(skeleton, (key, names) -> {
                Set<Name> left = new LinkedHashSet<>(names);
                left.remove(name);
                return left.isEmpty()
                        ? null
                        : left.size() == 1 ? Set.of(left.iterator().next()) : left;
            });
        }
    }

    private static Set<Name> both(Set<Name> some, Set<Name> more) {
        Set<Name> all = new LinkedHashSet<>(some);
        all.addAll(more);
        return all;
    }

    /** A name that cannot be told apart from this one by eye, and is another one; null where there is none. */
    public @Nullable Name of(Name name) {
        for (String skeleton : Skeletons.of(name)) {
            for (Name other : bySkeleton.getOrDefault(skeleton, Set.of())) {
                if (!other.canonical().equals(name.canonical())) {
                    return other;
                }
            }
        }
        return null;
    }

    /** Names that look the same though they are several, each group once. */
    public List<List<Name>> groups() {
        Set<List<Name>> groups = new LinkedHashSet<>();
        for (Set<Name> names : bySkeleton.values()) {
            if (names.size() > 1) {
                groups.add(List.copyOf(names));
            }
        }
        return new ArrayList<>(groups);
    }
}
