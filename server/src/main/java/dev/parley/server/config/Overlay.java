package dev.parley.server.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.text.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Lays the settings of a file over the defaults, which say what settings there are and of what kind each is. */
final class Overlay {

    private final ObjectNode defaults;
    private final String prefix;
    private final Map<String, ObjectNode> repeated;

    private Overlay(ObjectNode defaults, String prefix, Map<String, ObjectNode> repeated) {
        this.defaults = defaults;
        this.prefix = prefix;
        this.repeated = repeated;
    }

    /**
     * @param repeated sections of which a file may have several, each with the defaults of one
     */
    static Overlay of(ObjectNode defaults, Map<String, ObjectNode> repeated) {
        return new Overlay(defaults, "", repeated);
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
            throw new IllegalArgumentException(prefix + name + " is no setting" + instead(name));
        }
        if (repeated.containsKey(name)) {
            defaults.set(name, sections(name, value));
            return;
        }
        if (kind(known) != kind(value)) {
            throw new IllegalArgumentException(prefix + name + " must be " + words(known));
        }
        if (known instanceof ObjectNode section) {
            new Overlay(section, prefix + name + ".", Map.of()).take((ObjectNode) value);
            return;
        }
        refuseMixed(name, value);
        if (value.isNumber() && !value.canConvertToLong()) {
            throw new IllegalArgumentException(outOfRange(prefix + name));
        }
        defaults.set(name, value);
    }

    private ArrayNode sections(String name, JsonNode value) {
        ArrayNode all = defaults.arrayNode();
        for (JsonNode section : value.isArray() ? value : defaults.arrayNode().add(0)) {
            if (!(section instanceof ObjectNode settings)) {
                throw new IllegalArgumentException(
                        name + " must be sections, each written as [[" + name + "]] on its own line");
            }
            ObjectNode one = Objects.requireNonNull(repeated.get(name)).deepCopy();
            new Overlay(one, prefix + name + ".", Map.of()).take(settings);
            all.add(one);
        }
        return all;
    }

    private void refuseMixed(String name, JsonNode list) {
        for (JsonNode element : list) {
            if (!element.isTextual()) {
                throw new IllegalArgumentException(prefix + name + " must be a list of quoted texts");
            }
        }
    }

    static String outOfRange(String name) {
        return name + " is out of range; --print-config tells what each setting may be";
    }

    /** The nearest name, or else all names. */
    private String instead(String name) {
        List<String> known = new ArrayList<>();
        defaults.fieldNames().forEachRemaining(known::add);
        return Nearest.to(name, known)
                .map(near -> ". Did you mean " + prefix + near + "?")
                .orElse("; there are: " + String.join(", ", known));
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
