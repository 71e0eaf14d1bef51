package dev.parley.server.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is different between the settings in force and new ones.
 *
 * @param now the settings that can change while the server runs, by name
 * @param atRestart the others
 * @param merged the settings in force, with those that can change as the new ones have them
 */
public record ConfigChanges(List<String> now, List<String> atRestart, ServerConfig merged) {

    /** Whole sections, and settings, that a running server takes. All others are part of what is made at the start. */
    private static final Set<String> LIVE = Set.of(
            "limits.max_text",
            "limits.connections",
            "limits.connections_per_address",
            "limits.places_before_login",
            "limits.requests_per_second",
            "limits.requests_burst",
            "limits.bot_requests_per_second",
            "limits.login_attempts_per_minute",
            "limits.token_logins_per_minute",
            "limits.registrations_per_hour",
            "limits.login_failures",
            "limits.outbox_soft",
            "limits.outbox_hard",
            "limits.outboxes_total",
            "limits.rooms",
            "limits.users",
            "limits.rooms_created_per_user",
            "limits.rooms_joined_per_user",
            "limits.direct_begun_per_hour",
            "limits.direct_begun_per_user",
            "limits.stored_per_user_per_day",
            "limits.stored_per_user",
            "limits.login_s",
            "session.heartbeat_s",
            "session.tokens_per_user",
            "session.token_days",
            "history.retention_days",
            "rooms.unused_days",
            "storage.max_bytes",
            "access.registration",
            "access.addresses",
            "access.broadcast",
            "access.operators",
            "log.activity",
            "log.requests",
            "log.keep_days",
            "log.max_bytes",
            "audit.keep_days",
            "audit.max_bytes");

    public ConfigChanges {
        now = List.copyOf(now);
        atRestart = List.copyOf(atRestart);
    }

    /** Whether a running server takes a change of this setting. */
    static boolean isLive(String name) {
        return LIVE.contains(name);
    }

    /** From the settings in force to new ones. */
    public static ConfigChanges between(ServerConfig inForce, ServerConfig next) {
        ObjectNode merged = ConfigFile.tree(inForce);
        Map<String, JsonNode> before = settings(merged);
        List<String> now = new ArrayList<>();
        List<String> atRestart = new ArrayList<>();
        settings(ConfigFile.tree(next)).forEach((name, value) -> {
            if (value.equals(before.get(name))) {
                return;
            }
            if (isLive(name)) {
                now.add(name);
                put(merged, name, value);
            } else {
                atRestart.add(name);
            }
        });
        return new ConfigChanges(now, atRestart, ConfigFile.of(merged));
    }

    private static void put(ObjectNode tree, String name, JsonNode value) {
        int dot = name.indexOf('.');
        ((ObjectNode) tree.get(name.substring(0, dot))).set(name.substring(dot + 1), value);
    }

    /** By name, {@code limits.max_text}; a list of sections is one setting. */
    static Map<String, JsonNode> settings(ObjectNode tree) {
        Map<String, JsonNode> all = new TreeMap<>();
        tree.properties().forEach(section -> {
            if (section.getValue() instanceof ObjectNode settings) {
                settings.properties()
                        .forEach(setting -> all.put(section.getKey() + "." + setting.getKey(), setting.getValue()));
            } else {
                all.put(section.getKey(), section.getValue());
            }
        });
        return all;
    }
}
