package dev.parley.json;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.Request;
import dev.parley.protocol.RequestId;
import dev.parley.protocol.Role;
import dev.parley.protocol.ServerEvent;
import java.io.IOException;
import java.time.Instant;

/** How the protocol's records look as JSON: snake_case, nothing for null, {@code type} first. The records do not know. */
final class JsonShapes {

    /** How deep a line may nest; the protocol itself needs three levels. */
    private static final int MAX_DEPTH = 16;

    /** Digits in a number of a server's; the longest of the protocol's has twenty. To read one takes the square of its length. */
    private static final int MAX_DIGITS = 100;

    private JsonShapes() {}

    /**
     * @param maxString characters in one string or number; the line's own bound is the framer's part
     */
    static JsonFactory factory(int maxString) {
        return factory(maxString, maxString);
    }

    private static JsonFactory factory(int maxString, int maxDigits) {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxNumberLength(maxDigits)
                        .maxStringLength(maxString)
                        .build())
                // A stranger's field names would fill the JVM's table of strings, which all parsers share.
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                // An emoji as its four bytes, not as the twelve of two escapes.
                .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                .build();
    }

    static JsonMapper mapper() {
        SimpleModule values = new SimpleModule()
                .addSerializer(Instant.class, new TimeWriter())
                .addDeserializer(Instant.class, new TimeReader())
                .addDeserializer(Role.class, new WordReader<>(Role.MEMBER))
                .addDeserializer(LeaveReason.class, new WordReader<>(LeaveReason.LEAVE));
        JsonMapper mapper = JsonMapper.builder(factory(StreamReadConstraints.DEFAULT_MAX_STRING_LEN, MAX_DIGITS))
                .addModule(values)
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
                .enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING)
                .enable(DeserializationFeature.READ_ENUMS_USING_TO_STRING)
                .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .addMixIn(ServerEvent.class, EventShape.class)
                .addMixIn(Request.class, RequestShape.class)
                .addMixIn(Request.Password.class, PasswordShape.class)
                .addMixIn(Request.Create.class, CreateShape.class)
                .addMixIn(RequestId.Textual.class, IdShape.class)
                .addMixIn(RequestId.Numeric.class, IdShape.class)
                .build();
        EventTypes.ALL.forEach((name, type) -> mapper.registerSubtypes(new NamedType(type, name)));
        return mapper;
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    private interface EventShape {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private interface RequestShape {}

    private interface PasswordShape {
        @JsonProperty("old")
        String oldPassword();

        @JsonProperty("new")
        String newPassword();
    }

    private interface CreateShape {
        @JsonProperty("private")
        boolean hidden();
    }

    private interface IdShape {
        @JsonValue
        Object value();
    }

    private static final class TimeWriter extends StdScalarSerializer<Instant> {
        private static final long serialVersionUID = 1;

        TimeWriter() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant time, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(WireTime.format(time));
        }
    }

    private static final class TimeReader extends StdScalarDeserializer<Instant> {
        private static final long serialVersionUID = 1;

        TimeReader() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser in, DeserializationContext context) throws IOException {
            String text = in.getValueAsString("");
            try {
                return Instant.parse(text);
            } catch (java.time.DateTimeException notATime) {
                return (Instant) context.handleWeirdStringValue(Instant.class, text, "not an RFC 3339 time");
            }
        }
    }
}
