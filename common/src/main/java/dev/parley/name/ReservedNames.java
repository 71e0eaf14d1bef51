package dev.parley.name;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Names that no new user may have, since others would take their word for the server's. Pure; any thread. */
public final class ReservedNames {

    private static final List<String> WORDS = List.of(
            "server",
            "servers",
            "admin",
            "admins",
            "administrator",
            "administrators",
            "system",
            "sysop",
            "sysadmin",
            "root",
            "superuser",
            "operator",
            "operators",
            "moderator",
            "moderators",
            "everyone",
            "everybody",
            "all",
            "here",
            "channel",
            "room",
            "lobby",
            "parley",
            "support",
            "help",
            "helpdesk",
            "notice",
            "service",
            "security",
            "abuse",
            "postmaster",
            "webmaster",
            "hostmaster",
            "daemon",
            "anonymous",
            "forgotten",
            "deleted",
            "console",
            "official");

    private static final Set<String> SKELETONS = skeletons();

    private ReservedNames() {}

    /** Whether a name is one of them, or looks like one. */
    public static boolean has(Name name) {
        return Skeletons.of(name).stream().anyMatch(SKELETONS::contains);
    }

    private static Set<String> skeletons() {
        Set<String> all = new HashSet<>();
        for (String word : WORDS) {
            all.add(Skeletons.of(word));
        }
        return all;
    }
}
