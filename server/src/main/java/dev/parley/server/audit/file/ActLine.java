package dev.parley.server.audit.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.server.audit.Act;
import dev.parley.text.SafeText;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An act as a line of JSON. What a terminal would obey is escaped, and what is long is cut: much of it was typed by somebody. Pure;
 * any thread.
 */
final class ActLine {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Characters of a text. */
    private static final int LONGEST = 300;

    private ActLine() {}

    static String write(Act act) {
        ObjectNode line = JSON.createObjectNode();
        line.put("time", act.at().toString());
        line.put("by", act.by().name().toLowerCase(Locale.ROOT));
        put(line, "who", act.who());
        put(line, "from", act.from());
        put(line, "what", act.what());
        put(line, "whom", act.whom());
        put(line, "room", act.room());
        put(line, "detail", act.detail());
        put(line, "why", act.why());
        put(line, "result", act.result());
        return line.toString();
    }

    private static void put(ObjectNode line, String name, @Nullable String text) {
        if (text != null) {
            String clean = SafeText.escape(text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…");
            line.put(name, clean);
        }
    }

    /** Null for a line that is no act: somebody else wrote it, or it was not written to its end. */
    static @Nullable Act read(String line) {
        try {
            JsonNode act = JSON.readTree(line);
            return act == null || !act.isObject()
                    ? null
                    : new Act(
                            Instant.parse(act.path("time").asText()),
                            Act.By.valueOf(act.path("by").asText().toUpperCase(Locale.ROOT)),
                            act.path("who").asText(),
                            act.path("from").asText(),
                            act.path("what").asText(),
                            text(act, "whom"),
                            text(act, "room"),
                            text(act, "detail"),
                            text(act, "why"),
                            act.path("result").asText());
        } catch (JsonProcessingException | DateTimeParseException | IllegalArgumentException notOne) {
            return null;
        }
    }

    private static @Nullable String text(JsonNode act, String name) {
        JsonNode text = act.get(name);
        return text == null ? null : text.asText();
    }
}
