package dev.parley.client.terminal;

import java.util.Map;

/**
 * The locale that the person has chosen. Java takes the encoding of file names from LC_ALL, so the scripts run it with one of UTF-8 where the
 * person's is another, and hand the person's on.
 */
public final class PersonsLocale {

    /** What LC_ALL was, empty if it was not set; set by the scripts where they have changed it. */
    static final String VARIABLE = "PARLEY_LC_ALL";

    private PersonsLocale() {}

    /** LC_ALL as the person has it; empty if it is not set. */
    static String all(Map<String, String> environment) {
        return environment.getOrDefault(VARIABLE, environment.getOrDefault("LC_ALL", ""));
    }

    /** Makes the environment of a program that is the person's own, and not ours, as the person has it. */
    public static void restore(Map<String, String> environment) {
        String all = all(environment);
        environment.remove(VARIABLE);
        if (all.isEmpty()) {
            environment.remove("LC_ALL");
        } else {
            environment.put("LC_ALL", all);
        }
    }
}
