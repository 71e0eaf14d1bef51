package dev.parley.client.outbox;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.parley.client.model.Kept;
import dev.parley.protocol.MessageStyle;
import dev.parley.text.ByteOrderMark;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The lines of an outbox, a JSON object each: whose it is, a message that waits, the {@code cid} of one that waits no more. What a crash
 * has left half written is no line and counts for nothing. Pure.
 */
final class KeptLines {

    private static final JsonFactory JSON = new JsonFactory();

    private KeptLines() {}

    /** What is in a file. */
    record Contents(String server, String user, Map<String, Kept> waiting) {}

    static String head(String server, String user) {
        return line(Map.of("server", server, "user", user));
    }

    static String message(Kept kept) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("cid", kept.cid());
        fields.put("room", kept.room());
        fields.put("text", kept.text());
        fields.put("at", kept.at().toString());
        if (kept.style() != null) {
            fields.put("style", kept.style().name().toLowerCase(Locale.ROOT));
        }
        if (kept.replyTo() != null) {
            fields.put("reply_to", kept.replyTo().toString());
        }
        return line(fields);
    }

    static String done(String cid) {
        return line(Map.of("done", cid));
    }

    private static String line(Map<String, String> fields) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            for (Map.Entry<String, String> field : fields.entrySet()) {
                json.writeStringField(field.getKey(), field.getValue());
            }
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.append('\n').toString();
    }

    static Contents read(String file) {
        String server = "";
        String user = "";
        Map<String, Kept> waiting = new LinkedHashMap<>();
        for (String line : ByteOrderMark.without(file).split("\n", -1)) {
            Map<String, String> fields = fields(line);
            if (fields.containsKey("user")) {
                server = fields.getOrDefault("server", "");
                user = fields.getOrDefault("user", "");
            } else if (fields.containsKey("done")) {
                waiting.remove(fields.getOrDefault("done", ""));
            } else {
                Kept kept = message(fields);
                if (kept != null) {
                    waiting.put(kept.cid(), kept);
                }
            }
        }
        return new Contents(server, user, waiting);
    }

    private static @Nullable Kept message(Map<String, String> fields) {
        String cid = fields.get("cid");
        String room = fields.get("room");
        String text = fields.get("text");
        String at = fields.get("at");
        if (cid == null || room == null || text == null || at == null) {
            return null;
        }
        try {
            String style = fields.get("style");
            String replyTo = fields.get("reply_to");
            return new Kept(
                    room,
                    cid,
                    text,
                    style == null ? null : MessageStyle.valueOf(style.toUpperCase(Locale.ROOT)),
                    replyTo == null ? null : Long.valueOf(replyTo),
                    Instant.parse(at));
        } catch (DateTimeException | IllegalArgumentException damaged) {
            return null;
        }
    }

    /** Empty for what is no line of an outbox. */
    private static Map<String, String> fields(String line) {
        Map<String, String> fields = new HashMap<>();
        try (JsonParser json = JSON.createParser(line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return Map.of();
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                if (json.nextToken() != JsonToken.VALUE_STRING) {
                    return Map.of();
                }
                fields.put(name, json.getText());
            }
            return json.currentToken() == JsonToken.END_OBJECT ? fields : Map.of();
        } catch (IOException halfWritten) {
            return Map.of();
        }
    }
}
