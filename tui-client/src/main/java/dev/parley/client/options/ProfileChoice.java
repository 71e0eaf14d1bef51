package dev.parley.client.options;

import dev.parley.client.home.Configuration;
import dev.parley.client.settings.Encryption;
import dev.parley.client.settings.Preferences;
import dev.parley.client.settings.Profile;
import dev.parley.client.settings.Setting;
import dev.parley.text.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Which profile holds: the one that the command line names, else the settings' one, unless the command line names a server itself. */
public final class ProfileChoice {

    private ProfileChoice() {}

    /**
     * The settings, with what is wrong in them: a profile that is the usual one and is none does not keep anybody out. Only one that is
     * named for this start must be there.
     */
    public static Preferences preferences(ClientOptions options, Configuration configuration) {
        Preferences preferences = configuration.preferences();
        String usual = preferences.text(Setting.PROFILE);
        boolean matters = options.profile() == null && !options.serverGiven();
        if (!matters || usual.isEmpty() || configuration.profiles().containsKey(usual)) {
            return preferences;
        }
        List<String> troubles = new ArrayList<>(preferences.troubles());
        // First: what is told in one line is told of this one.
        troubles.add(0, absent(usual, configuration.profiles(), List.of()));
        return preferences.withTroubles(troubles);
    }

    public static Profile of(ClientOptions options, Configuration configuration) throws UsageException {
        String named = options.profile();
        Preferences preferences = configuration.preferences();
        String name = named != null ? named : options.serverGiven() ? "" : preferences.text(Setting.PROFILE);
        if (name.isEmpty()) {
            return Profile.NONE;
        }
        Profile profile = configuration.profiles().get(name);
        if (profile == null && named == null) {
            return Profile.NONE;
        }
        if (profile == null) {
            throw new UsageException(absent(name, configuration.profiles(), preferences.troubles()));
        }
        String user = options.user();
        if (options.serverGiven() || (user != null && !user.equals(profile.user()))) {
            // The program knows the password of this user on this server, and no other is to hear it.
            return new Profile(
                    profile.name(),
                    profile.server(),
                    user == null ? profile.user() : user,
                    profile.join(),
                    "",
                    // Plain text for one server is no plain text for another.
                    options.serverGiven() ? Encryption.USUAL : profile.encryption());
        }
        return profile;
    }

    private static String absent(String name, Map<String, Profile> profiles, List<String> troubles) {
        String near = Nearest.to(name, new ArrayList<>(profiles.keySet()))
                .map(p -> " Did you mean " + p + "?")
                .orElse("");
        String why = troubles.isEmpty() ? "" : " (" + troubles.get(0) + ")";
        return "There is no profile '" + name + "' in the settings file." + near + why;
    }
}
