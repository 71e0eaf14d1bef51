package dev.parley.server.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.text.SafeText;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Log events to JSON, one object a line, also where an event has a stack trace. Texts are escaped as in {@link LineFormat}: whoever
 * decodes a line may print what is in it. Not thread-safe.
 */
final class JsonFormat implements FileFormat {

    private static final JsonFactory JSON = new JsonFactory();

    /** Of what a record is made. */
    private static final ObjectMapper RECORDS = new ObjectMapper();

    private final ZoneId zone;
    private final DateTimeFormatter time;

    JsonFormat(ZoneId zone) {
        this.zone = zone;
        this.time = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX").withZone(zone);
    }

    @Override
    public ZoneId zone() {
        return zone;
    }

    /** An event that is nothing but a record has it in {@code fields} as well, by the names of its components. */
    @Override
    public String fileLine(ILoggingEvent event) {
        return line(
                event.getTimeStamp(),
                event.getLevel(),
                event.getLoggerName(),
                event.getFormattedMessage(),
                parts(event.getMessage(), event.getArgumentArray()),
                event.getThrowableProxy());
    }

    private static @Nullable Record parts(String pattern, Object @Nullable [] arguments) {
        if (arguments == null || arguments.length != 1 || !pattern.equals("{}")) {
            return null;
        }
        return arguments[0] instanceof Record parts ? parts : null;
    }

    @Override
    public String fileLine(long millis, Level level, String logger, String text) {
        return line(millis, level, logger, text, null, null);
    }

    private String line(
            long millis,
            Level level,
            String logger,
            String text,
            @Nullable Record parts,
            @Nullable IThrowableProxy failure) {
        StringWriter line = new StringWriter(256);
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField("time", time.format(Instant.ofEpochMilli(millis)));
            json.writeStringField("level", level.toString());
            json.writeStringField("logger", logger);
            json.writeStringField("message", SafeText.escape(text));
            if (parts != null) {
                writeFields(json, parts);
            }
            if (failure != null) {
                json.writeStringField("trace", trace(failure));
            }
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return line.toString();
    }

    private static void writeFields(JsonGenerator json, Record parts) throws IOException {
        json.writeObjectFieldStart("fields");
        Map<?, ?> fields = RECORDS.convertValue(parts, Map.class);
        for (Map.Entry<?, ?> field : fields.entrySet()) {
            json.writeStringField(String.valueOf(field.getKey()), SafeText.escape(String.valueOf(field.getValue())));
        }
        json.writeEndObject();
    }

    /** Its lines stay lines, within one text. */
    private static String trace(IThrowableProxy failure) {
        return ThrowableProxyUtil.asString(failure)
                .lines()
                .map(line -> SafeText.escape(line.replace("\t", "    ")))
                .collect(Collectors.joining("\n"));
    }
}
