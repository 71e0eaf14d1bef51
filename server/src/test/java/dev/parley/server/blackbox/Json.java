package dev.parley.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Plain JSON, for tests that must not trust the codec they test. */
final class Json {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** RFC 3339 in UTC with milliseconds. */
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");

    private Json() {}

    static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static JsonNode read(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            return fail("The server sent what is no JSON: " + text, e);
        }
    }

    /** An object of the names and values that follow one another. Parsed, so that its numbers equal received ones. */
    static JsonNode object(Object... namesAndValues) {
        return read(write(map(namesAndValues)));
    }

    static Map<String, Object> map(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }

    /** Is exactly this object: nothing missing, nothing beside. */
    static void assertSame(JsonNode actual, Object... namesAndValues) {
        assertThat(actual.toString()).as("the whole object").satisfies(text -> assertThat(
                        read(text).equals(object(namesAndValues)))
                .as("%s should be exactly %s", text, object(namesAndValues))
                .isTrue());
    }

    /** Is exactly this object and, beside, an {@code at} that is a time. */
    static void assertEntry(JsonNode actual, Object... namesAndValues) {
        assertTime(actual.path("at").asText());
        ObjectNode rest = actual.deepCopy();
        rest.remove("at");
        assertSame(rest, namesAndValues);
    }

    /** Has at least these fields with these values. */
    static void assertHas(JsonNode actual, Object... namesAndValues) {
        object(namesAndValues).properties().forEach(field -> assertThat(
                        field.getValue().equals(actual.get(field.getKey())))
                .as("%s should have %s", actual, field)
                .isTrue());
    }

    static void assertTime(String text) {
        assertThat(text).as("a time, RFC 3339 in UTC with milliseconds").matches(TIME);
    }

    static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    static List<JsonNode> list(JsonNode array) {
        assertThat(array.isArray()).as("%s should be an array", array).isTrue();
        List<JsonNode> list = new ArrayList<>();
        array.forEach(list::add);
        return list;
    }

    static List<Long> seqs(List<JsonNode> entries) {
        return entries.stream().map(entry -> entry.path("seq").asLong()).toList();
    }

    static List<Long> seqs(JsonNode entries) {
        return seqs(list(entries));
    }

    static List<String> texts(JsonNode nodes, String field) {
        return list(nodes).stream().map(node -> node.path(field).asText()).toList();
    }

    /** The one element of an array that has this text in this field. */
    static JsonNode one(JsonNode array, String field, String text) {
        List<JsonNode> found = list(array).stream()
                .filter(node -> node.path(field).asText().equals(text))
                .toList();
        assertThat(found).as("with %s %s in %s", field, text, array).hasSize(1);
        return found.get(0);
    }

    /** The numbers from one to the other, both included, as entries are numbered. */
    static List<Long> range(long from, long to) {
        List<Long> range = new ArrayList<>();
        for (long i = from; i <= to; i++) {
            range.add(i);
        }
        return range;
    }

    static Object[] and(Object[] first, Object... more) {
        Object[] all = Arrays.copyOf(first, first.length + more.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return all;
    }
}
