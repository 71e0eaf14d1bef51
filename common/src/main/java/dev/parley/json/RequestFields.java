package dev.parley.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.parley.protocol.ErrorReply;
import dev.parley.protocol.Feature;
import dev.parley.protocol.MessageStyle;
import dev.parley.protocol.RequestId;
import dev.parley.protocol.Role;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one request, taken out by name and kind. The first that is missing or of the wrong kind is remembered as
 * the request's {@link #fault}; what is asked for after that gets a harmless stand-in, and the request is thrown away.
 */
final class RequestFields {

    private static final int MOST_IN_A_LIST = 32;

    /** A value of a kind that no field has: a fraction, an object, a long array or one of others than strings, a number out of range. */
    private static final Object OTHER = new Object();

    private final Map<String, Object> values = new HashMap<>();
    private @Nullable ErrorReply fault;

    /** Reads the rest of the object that {@code in} has just entered. Null counts as absent; of two alike the last holds. */
    static RequestFields read(JsonParser in) throws IOException {
        RequestFields fields = new RequestFields();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            Object value = value(in, in.nextToken());
            if (value == null) {
                fields.values.remove(name);
            } else {
                fields.values.put(name, value);
            }
        }
        return fields;
    }

    private static @Nullable Object value(JsonParser in, JsonToken token) throws IOException {
        return switch (token) {
            case VALUE_STRING -> in.getText();
            case VALUE_NUMBER_INT ->
                in.getNumberType() == JsonParser.NumberType.BIG_INTEGER ? OTHER : (Object) in.getLongValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case START_ARRAY -> list(in);
            case START_OBJECT -> {
                in.skipChildren();
                yield OTHER;
            }
            default -> OTHER;
        };
    }

    /** A short list of strings; any other array is of a kind that no field has. */
    private static Object list(JsonParser in) throws IOException {
        List<String> strings = new ArrayList<>();
        boolean isOther = false;
        for (JsonToken token = in.nextToken(); token != JsonToken.END_ARRAY; token = in.nextToken()) {
            if (token == JsonToken.VALUE_STRING && strings.size() < MOST_IN_A_LIST) {
                strings.add(in.getText());
            } else {
                isOther = true;
                in.skipChildren();
            }
        }
        return isOther ? OTHER : strings;
    }

    @Nullable
    ErrorReply fault() {
        return fault;
    }

    @Nullable
    RequestId id() {
        Object id = values.get("id");
        if (id instanceof Long number) {
            return new RequestId.Numeric(number);
        }
        if (id instanceof String text && text.length() <= RequestId.MAX_LENGTH && isWhole(text)) {
            return new RequestId.Textual(text);
        }
        if (id != null) {
            fail("id", "id must be an integer or a string of at most " + RequestId.MAX_LENGTH + " characters.");
        }
        return null;
    }

    String string(String name) {
        String value = optionalString(name);
        if (value == null) {
            fail(name, name + " is missing.");
            return "";
        }
        return value;
    }

    @Nullable
    String optionalString(String name) {
        Object value = values.get(name);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        fail(name, name + " must be a string.");
        return null;
    }

    /**
     * A string of 1 to {@code max} characters, which can be stored and repeated to the letter, also on the terminals of
     * others.
     */
    @Nullable
    String optionalKey(String name, int max) {
        String value = optionalString(name);
        if (value != null && (value.isEmpty() || value.length() > max || !isWhole(value))) {
            fail(name, name + " must have 1 to " + max + " characters.");
        } else if (value != null && value.chars().anyMatch(Character::isISOControl)) {
            fail(name, name + " cannot contain control characters.");
        }
        return value;
    }

    /** Whether there is no half of a surrogate pair in it, which JSON's escapes can say and UTF-8 cannot. */
    private static boolean isWhole(String text) {
        return text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    /** A count or a position: an integer that is not negative. */
    long number(String name) {
        Long value = optionalNumber(name);
        if (value == null) {
            fail(name, name + " is missing.");
            return 0;
        }
        return value;
    }

    @Nullable
    Long optionalNumber(String name) {
        Object value = values.get(name);
        if (value == null || (value instanceof Long number && number >= 0)) {
            return (Long) value;
        }
        fail(name, name + " must be an integer, 0 or more.");
        return null;
    }

    int numberUpTo(String name, int absent, int max) {
        Long value = optionalNumber(name);
        if (value != null && value > max) {
            fail(name, name + " must be at most " + max + ".");
        }
        return value == null ? absent : (int) Math.min(value, max);
    }

    boolean flag(String name) {
        return flagOr(name, false);
    }

    boolean flagOr(String name, boolean otherwise) {
        Object value = values.get(name);
        if (value != null && !(value instanceof Boolean)) {
            fail(name, name + " must be true or false.");
        }
        return value instanceof Boolean flag ? flag : otherwise;
    }

    @Nullable
    MessageStyle style() {
        String value = optionalString("style");
        if (value == null) {
            return null;
        }
        if (!value.equals(MessageStyle.ACTION.toString())) {
            fail("style", "style must be \"action\" or left out.");
        }
        return MessageStyle.ACTION;
    }

    Role role() {
        Role role = Role.of(string("role"));
        if (role == null) {
            fail("role", "role must be owner, operator, member or reader.");
            return Role.MEMBER;
        }
        return role;
    }

    /** Those that are known; null where none is. What a newer client understands besides does not matter here. */
    @Nullable
    Set<Feature> features() {
        Object value = values.get("features");
        if (!(value instanceof List<?> words)) {
            if (value != null) {
                fail("features", "features must be a list of at most " + MOST_IN_A_LIST + " strings.");
            }
            return null;
        }
        Set<Feature> known = EnumSet.noneOf(Feature.class);
        for (Feature feature : Feature.values()) {
            if (words.contains(feature.toString())) {
                known.add(feature);
            }
        }
        return known.isEmpty() ? null : known;
    }

    void fail(String field, String text) {
        if (fault == null) {
            fault = ErrorReply.field(field, text);
        }
    }
}
