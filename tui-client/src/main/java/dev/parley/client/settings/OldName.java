package dev.parley.client.settings;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A name that something had in an older version, and goes on being read.
 *
 * @param old as older versions write it
 * @param now what it is called today
 * @param values with which values the old name means that; with any if there are none
 * @param places where it stands
 */
public record OldName(String old, String now, Set<String> values, Set<Place> places) {

    /** Where a name may stand. */
    public enum Place {
        /** Above all tables of {@code client.toml}, and behind {@code /set}. */
        SETTINGS,
        /** In a table of {@code [rooms]}. */
        ROOM,
        /** In {@code [keys]}. */
        KEYS,
        /** In a theme's file. */
        THEME
    }

    /** Every old name there is. */
    public static final List<OldName> ALL = List.of(
            new OldName("attention", "notify", Set.of(), Set.of(Place.SETTINGS, Place.ROOM)),
            new OldName(
                    "notify", "desktop_notifications", Set.of("off", "osc9", "osc777", "both"), Set.of(Place.SETTINGS)),
            new OldName("next_active", "next_unread", Set.of(), Set.of(Place.KEYS)),
            new OldName("call", "mention", Set.of(), Set.of(Place.THEME)),
            new OldName("bar_call", "bar_mention", Set.of(), Set.of(Place.THEME)));

    /** The old name that somebody wrote; nothing if the name is today's. */
    public static Optional<OldName> of(Place place, String written, String value) {
        String word = value.strip().toLowerCase(Locale.ROOT);
        return ALL.stream()
                .filter(name -> name.places.contains(place) && name.old.equalsIgnoreCase(written))
                .filter(name -> name.values.isEmpty() || name.values.contains(word))
                .findFirst();
    }

    /** What somebody wrote as it is called today; as it is where that is no old name. */
    public static String now(Place place, String written, String value) {
        return of(place, written, value).map(name -> name.now).orElse(written);
    }

    /** That it has another name now, up to the full stop. */
    public String said(String value) {
        String is = " = \"" + value + "\"";
        return values.isEmpty() ? old + " is now called " + now : old + is + " is now " + now + is;
    }
}
