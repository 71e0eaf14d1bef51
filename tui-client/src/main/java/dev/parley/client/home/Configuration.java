package dev.parley.client.home;

import dev.parley.client.settings.Preferences;
import dev.parley.client.settings.Profile;
import java.util.Map;

/** What a settings file says. */
public record Configuration(Preferences preferences, Map<String, Profile> profiles) {

    static final Configuration NONE = new Configuration(Preferences.USUAL, Map.of());
}
