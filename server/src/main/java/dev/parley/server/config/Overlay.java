package dev.parley.server.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Lays the settings of a file over the defaults, which say what settings there are and of what kind each is. */
final class Overlay {

    private final ObjectNode defaults;
    private final String prefix;

    private Overlay(ObjectNode defaults, String prefix) {
        this.defaults = defaults;
        this.prefix = prefix;
    }

    static Overlay of(ObjectNode defaults) {
        return new Overlay(defaults, "");
    }

    /** @throws IllegalArgumentException naming the setting that is none, or is of the wrong kind */
    void take(ObjectNode settings) {
        for (Map.Entry<String, JsonNode> setting : settings.properties()) {
            take(setting.getKey(), setting.getValue());
        }
    }

    private void take(String name, JsonNode value) {
        JsonNode known = defaults.get(name);
        if (known == null) {
            throw new IllegalArgumentException(prefix + name + " is no setting; there are: " + knownNames());
        }
        if (kind(known) != kind(value)) {
            throw new IllegalArgumentException(prefix + name + " must be " + words(known));
        }
        if (known instanceof ObjectNode section) {
            new Overlay(section, prefix + name + ".").take((ObjectNode) value);
            return;
        }
        refuseMixed(name, value);
        if (value.isNumber() && !value.canConvertToInt()) {
            throw new IllegalArgumentException(
                    prefix + name + " is out of range; --print-config tells what each setting may be");
        }
        defaults.set(name, value);
    }

    private void refuseMixed(String name, JsonNode list) {
        for (JsonNode element : list) {
            if (!element.isTextual()) {
                throw new IllegalArgumentException(prefix + name + " must be a list of quoted texts");
            }
        }
    }

    private String knownNames() {
        return String.join(", ", (Iterable<String>) defaults::fieldNames);
    }

    /** A number with a fraction is of no kind that a setting has. */
    private static JsonNodeType kind(JsonNode node) {
        return node.isNumber() && !node.isIntegralNumber() ? JsonNodeType.MISSING : node.getNodeType();
    }

    private static String words(JsonNode known) {
        return switch (known.getNodeType()) {
            case OBJECT -> "a section, written as [section] on its own line";
            case ARRAY -> "a list of quoted texts";
            case BOOLEAN -> "true or false";
            case NUMBER -> "a whole number";
            default -> "a quoted text";
        };
    }
}
