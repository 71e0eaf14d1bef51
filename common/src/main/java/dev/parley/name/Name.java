package dev.parley.name;

/**
 * A name that passed the rules of {@link Names}.
 *
 * @param display as it was first written, for people
 * @param canonical for comparing: two names are the same when their canonical forms are equal. It is stored, never
 *     computed again, since Unicode's tables change from one JDK to the next
 */
public record Name(String display, String canonical) {
    @Override
    public String toString() {
        return display;
    }
}
