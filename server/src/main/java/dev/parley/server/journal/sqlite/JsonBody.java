package dev.parley.server.journal.sqlite;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import dev.parley.name.Name;
import dev.parley.server.core.event.LogId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of one event after the other, field by field, in memory. One generator is kept, since tens of thousands of events a
 * second pass here. Not thread-safe.
 */
final class JsonBody {

    private static final int USUAL_SIZE = 512;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_SIZE);
    private final JsonGenerator out;
    private final LogId.Visitor<JsonBody> logs = new Logs();

    JsonBody() {
        try {
            out = JsonFactory.builder()
                    // An emoji as its four bytes, not as the twelve of two escapes.
                    .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                    .build()
                    .createGenerator(bytes);
            out.setRootValueSeparator(null);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** What was written since the last time. */
    byte[] take() {
        try {
            out.flush();
            byte[] body = bytes.toByteArray();
            bytes.reset();
            return body;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    JsonBody object() {
        try {
            out.writeStartObject();
            return this;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    JsonBody object(String field) {
        return name(field).object();
    }

    JsonBody end() {
        try {
            out.writeEndObject();
            return this;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    JsonBody array(String field) {
        name(field);
        try {
            out.writeStartArray();
            return this;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    JsonBody endArray() {
        try {
            out.writeEndArray();
            return this;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    JsonBody text(String field, String value) {
        return name(field).value(value);
    }

    /** A name as people see it; {@link EventCodec#NOBODY} as an empty one. */
    JsonBody person(String field, String name) {
        return text(field, name.equals(EventCodec.NOBODY) ? "" : name);
    }

    JsonBody texts(String field, List<String> values) {
        array(field);
        values.forEach(this::value);
        return endArray();
    }

    JsonBody number(String field, long value) {
        return name(field).value(value);
    }

    JsonBody numbers(String field, List<Long> values) {
        array(field);
        values.forEach(this::value);
        return endArray();
    }

    JsonBody flag(String field, boolean value) {
        name(field);
        try {
            out.writeBoolean(value);
            return this;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Nothing for null. */
    JsonBody optionalFlag(String field, @Nullable Boolean value) {
        return value == null ? this : flag(field, value);
    }

    JsonBody time(String field, Instant time) {
        return text(field, StoredTime.format(time));
    }

    /** Nothing for null. */
    JsonBody optionalTime(String field, @Nullable Instant time) {
        return time == null ? this : time(field, time);
    }

    /** Nothing for null; a number as a number, anything else as its text. */
    JsonBody optional(String field, @Nullable Object value) {
        if (value instanceof Number number) {
            return number(field, number.longValue());
        }
        return value == null ? this : text(field, value.toString());
    }

    JsonBody name(Name name) {
        return text("name", name.canonical()).text("display", name.display());
    }

    JsonBody log(LogId log) {
        return log.accept(logs);
    }

    private final class Logs implements LogId.Visitor<JsonBody> {
        @Override
        public JsonBody room(LogId.RoomLog room) {
            return text("room", room.name());
        }

        @Override
        public JsonBody direct(LogId.DirectLog direct) {
            return texts("direct", List.of(direct.first(), direct.second()));
        }
    }

    private JsonBody name(String field) {
        try {
            out.writeFieldName(field);
            return this;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private JsonBody value(String value) {
        try {
            out.writeString(value);
            return this;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private JsonBody value(long value) {
        try {
            out.writeNumber(value);
            return this;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
