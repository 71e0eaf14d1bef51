package dev.parley.server.blackbox;

import java.util.Map;
import java.util.TreeMap;

/** A server's settings file. Starts out with hashes that cost next to nothing and with no limit on requests and logins. */
final class Settings {
    private final Map<String, Map<String, Object>> sections = new TreeMap<>();

    private String more = "";

    private Settings() {}

    static Settings quick() {
        return new Settings()
                .with("passwords.memory_kib", 8)
                .with("passwords.iterations", 1)
                .with("passwords.parallelism", 1)
                .with("passwords.threads", 1)
                .with("limits.requests_per_second", 0)
                .with("limits.login_attempts_per_minute", 1_000_000)
                .with("limits.token_logins_per_minute", 0)
                .with("limits.registrations_per_hour", 0)
                .with("limits.requests_per_minute_per_address", 0)
                .with("limits.bytes_per_minute_per_address", 0)
                .with("limits.connections_per_minute_per_address", 0)
                .with("limits.login_failures", 1_000_000)
                .with("limits.rooms_created_per_user", 0)
                .with("limits.rooms_joined_per_user", 0)
                .with("limits.direct_begun_per_hour", 0)
                .with("limits.direct_begun_per_user", 0)
                .with("limits.stored_per_user_per_day", 0)
                .with("limits.stored_per_user", 0);
    }

    /**
     * @param key the section, a dot and the key in it
     * @param value a number, a boolean, a string, or a list of these
     */
    Settings with(String key, Object value) {
        int dot = key.indexOf('.');
        sections.computeIfAbsent(key.substring(0, dot), section -> new TreeMap<>())
                .put(key.substring(dot + 1), value);
        return this;
    }

    /** Adds text as it is, behind all sections. */
    Settings plus(String text) {
        more += text;
        return this;
    }

    String toToml() {
        StringBuilder toml = new StringBuilder();
        sections.forEach((section, keys) -> {
            toml.append('[').append(section).append("]\n");
            // A TOML value of these kinds is written as JSON writes it.
            keys.forEach((key, value) ->
                    toml.append(key).append(" = ").append(Json.write(value)).append('\n'));
        });
        return toml.append(more).toString();
    }
}
