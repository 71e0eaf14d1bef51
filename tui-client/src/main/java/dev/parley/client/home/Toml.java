package dev.parley.client.home;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.toml.TomlFactory;
import dev.parley.text.DuplicateKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * TOML as maps, lists and plain values. Jackson's parser alone, without its binding to types: that would cost the client's start more
 * than all the rest of it.
 */
final class Toml {

    private static final TomlFactory FACTORY = new TomlFactory();

    private Toml() {}

    /** What is written is not TOML. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1;

        final int line;

        Malformed(int line, String message) {
            super(message);
            this.line = line;
        }
    }

    /** Tables as maps in the order of the file, arrays as lists, and text, truths, numbers and times as what they are. */
    static Map<String, Object> read(String text) throws Malformed {
        try (JsonParser parser = FACTORY.createParser(text)) {
            parser.nextToken();
            return table(parser);
        } catch (JsonProcessingException e) {
            String first = e.getOriginalMessage().lines().findFirst().orElse("");
            JsonLocation at = e.getLocation();
            int line = at == null ? 1 : DuplicateKey.line(text, first, at.getLineNr(), at.getColumnNr());
            throw new Malformed(Math.max(1, line), first);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** A table of a file by its path, as a copy; an empty one where the file has none. */
    static Map<String, Object> table(Map<String, Object> tree, List<String> path) {
        Map<?, ?> at = tree;
        for (String name : path) {
            at = at.get(name) instanceof Map<?, ?> below ? below : Map.of();
        }
        Map<String, Object> table = new LinkedHashMap<>();
        at.forEach((key, value) -> table.put(String.valueOf(key), value));
        return table;
    }

    private static Map<String, Object> table(JsonParser parser) throws IOException {
        Map<String, Object> table = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            table.put(key, value(parser, parser.nextToken()));
        }
        return table;
    }

    private static Object value(JsonParser parser, JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> table(parser);
            case START_ARRAY -> {
                List<Object> items = new ArrayList<>();
                for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
                    items.add(value(parser, next));
                }
                yield items;
            }
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            // Numbers, and times, which nothing of ours takes.
            default -> token == JsonToken.VALUE_NUMBER_INT ? (Object) parser.getValueAsLong() : parser.getText();
        };
    }

    /** A text as a value. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
            } else if (c < ' ' || c == 0x7f) {
                quoted.append(String.format("\\u%04X", c));
            } else {
                quoted.appendCodePoint(c);
            }
        });
        return quoted.append('"').toString();
    }
}
