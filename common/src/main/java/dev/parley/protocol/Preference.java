package dev.parley.protocol;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The table of what users set about themselves, for all of their clients: the word for each and its values. */
@SuppressWarnings("ImmutableEnumChecker") // its lists are List.of's
public enum Preference {
    DIRECT_FROM("direct_from", List.of("everybody", Preference.KNOWN), "who may write to you directly");

    /**
     * Who is in a room with the user that not everybody comes into, whom the user has written to, and the admins of the server.
     */
    public static final String KNOWN = "known";

    private final String word;
    private final List<String> values;
    private final String words;

    Preference(String word, List<String> values, String words) {
        this.word = word;
        this.values = values;
        this.words = words;
    }

    /** The one of this word; null if there is none. */
    public static @Nullable Preference of(String word) {
        return Arrays.stream(values())
                .filter(one -> Objects.equals(one.word, word))
                .findFirst()
                .orElse(null);
    }

    /** The values, the usual one first. */
    public List<String> choices() {
        return values;
    }

    /** Of a new account. */
    public String usual() {
        return values.get(0);
    }

    public boolean mayBe(String value) {
        return values.contains(value);
    }

    /** What it says, for people. */
    public String words() {
        return words;
    }

    /** The word on the wire. */
    @Override
    public String toString() {
        return word;
    }
}
